import { icon as am } from '../../locales/am.json'
import { icon as ar } from '../../locales/ar.json'
import { icon as en } from '../../locales/en.json'
import { icon as es } from '../../locales/es.json'
import { icon as fa } from '../../locales/fa.json'
import { icon as fr } from '../../locales/fr.json'
import { icon as my } from '../../locales/my.json'
import { icon as pt } from '../../locales/pt.json'
import { icon as ru } from '../../locales/ru.json'
import { icon as sw } from '../../locales/sw.json'
import { icon as uk } from '../../locales/uk.json'
import { icon as ur } from '../../locales/ur.json'
import type { ListedFlag } from '../../utils/history/listed-flag.ts'
import { createFormats } from '../../utils/i18n/format.ts'
import type { UiLanguage } from '../../utils/i18n/languages.ts'

// Static, as the words of the control are: a service worker can't import at run time.
const WORDS: Record<string, typeof en> = { am, ar, en, es, fa, fr, my, pt, ru, sw, uk, ur }

/** What the icon tells. */
export interface IconFacts {
  waiting: number
  /** ISO 8601; null where nothing waits. */
  oldestAt: string | null
  /** Imminent flags that wait longer than they may. */
  overdue: number
  /** Imminent flags that the server refused. */
  refused: number
  /** Flags that ask something of the partner. */
  needsYou: number
}

/** How many of the late flags wait, and how many the server refused. */
export function lateFacts(late: Pick<ListedFlag, 'refusal'>[]): Pick<IconFacts, 'overdue' | 'refused'> {
  const refused = late.filter(({ refusal }) => refusal !== null).length
  return { overdue: late.length - refused, refused }
}

/**
 * The icon's title in a delivered language; only the name where there is nothing to tell. It names the time at which the
 * oldest was submitted, not its age: a title is not written anew while nothing happens.
 */
export function iconTitle(
  { waiting, oldestAt, overdue, refused, needsYou }: IconFacts,
  name: string,
  { tag, formats }: UiLanguage,
): string {
  const words = WORDS[tag] ?? en
  const format = createFormats(formats)
  const asks = [
    ...(refused > 0 ? [words.refused] : []),
    ...(needsYou > 0 ? [words.needsYou.replace('{{count}}', format.number(needsYou))] : []),
  ].join(' ')
  if (oldestAt === null) return asks ? `${name}. ${asks}` : name
  const waits = (overdue > 0 ? words.overdue : words.waiting)
    .replace('{{count}}', format.number(waiting))
    .replace('{{time}}', format.absoluteTime(new Date(oldestAt), new Date()))
  return asks ? `${waits}. ${asks}` : waits
}

/** What a notification says of late flags: nothing of any flag. */
export function notificationText(late: Pick<ListedFlag, 'refusal'>[], { tag }: UiLanguage): string {
  const words = WORDS[tag] ?? en
  return lateFacts(late).overdue > 0 ? words.notification : words.refused
}

/** What it says where the reviewers did something. */
export function newsText({ tag }: UiLanguage): string {
  return (WORDS[tag] ?? en).news
}
