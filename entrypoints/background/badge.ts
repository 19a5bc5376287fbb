import type { Browser } from 'webextension-polyfill'
import type { UiLanguage } from '../../utils/i18n/languages.ts'
import type { Core } from './core.ts'
import { iconTitle } from './icon-words.ts'

const QUIET = '#0a5c66'
const LOUD = '#b3261e'

/**
 * The icon's badge counts what waits to be sent or for its details, its title says since when flags wait; both are as
 * without the extension where nothing does.
 * An imminent flag that is late makes it red, with a mark that needs no colour to be seen. Resolves to the ids of those.
 */
export async function showBadge(
  browser: Browser,
  { history, drafts, linkState }: Core,
  language: UiLanguage,
): Promise<string[]> {
  const waiting = await history.waiting(await linkState())
  const overdue = waiting.filter((flag) => flag.overdue)
  const oldestAt = waiting.at(-1)?.submittedAt
  const count = waiting.length + (await drafts.list()).filter(({ quick }) => quick).length
  await browser.action.setBadgeText({
    text: count === 0 ? '' : `${overdue.length > 0 ? '!' : ''}${count}`,
  })
  await browser.action.setBadgeBackgroundColor({ color: overdue.length > 0 ? LOUD : QUIET })
  await browser.action.setTitle({
    title: oldestAt
      ? iconTitle({ waiting: waiting.length, oldestAt, overdue: overdue.length }, language)
      : browser.runtime.getManifest().name,
  })
  return overdue.map(({ id }) => id)
}
