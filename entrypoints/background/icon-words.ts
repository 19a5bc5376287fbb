import { icon as ar } from '../../locales/ar.json'
import { icon as en } from '../../locales/en.json'
import { createFormats } from '../../utils/i18n/format.ts'
import type { UiLanguage } from '../../utils/i18n/languages.ts'

// Static, as the words of the control are: a service worker can't import at run time.
const WORDS: Record<string, typeof en> = { en, ar }

/** What waits, as far as the icon tells it. */
export interface IconFacts {
  /** At least 1. */
  waiting: number
  /** ISO 8601 */
  oldestAt: string
  overdue: number
}

/**
 * The icon's title in a delivered language. It names the time at which the oldest was submitted, not its age: a title
 * is not written anew while nothing happens.
 */
export function iconTitle({ waiting, oldestAt, overdue }: IconFacts, { tag, formats }: UiLanguage): string {
  const words = WORDS[tag] ?? en
  const format = createFormats(formats)
  return (overdue > 0 ? words.overdue : words.waiting)
    .replace('{{count}}', format.number(waiting))
    .replace('{{time}}', format.absoluteTime(new Date(oldestAt), new Date()))
}

/** What a notification says: nothing of any flag. */
export function notificationText({ tag }: UiLanguage): string {
  return (WORDS[tag] ?? en).notification
}
