import type { Browser } from 'webextension-polyfill'
import type { ListedFlag } from '../../utils/history/listed-flag.ts'
import type { UiLanguage } from '../../utils/i18n/languages.ts'
import type { Core } from './core.ts'
import { iconTitle, lateFacts } from './icon-words.ts'

const QUIET = '#0a5c66'
const LOUD = '#b3261e'

/**
 * The icon's badge counts what waits to be sent, for its details or for the partner, its title says since when flags wait;
 * both are as without the extension where nothing does.
 * An imminent flag that is late or was refused (`overdue`) makes it red, with a mark that needs no colour to be seen.
 */
export async function showBadge(
  browser: Browser,
  { history, drafts, linkState }: Pick<Core, 'history' | 'drafts' | 'linkState'>,
  overdue: Pick<ListedFlag, 'refusal'>[],
  language: UiLanguage,
): Promise<void> {
  const waiting = await history.waiting(await linkState())
  const needsYou = await history.needsYou()
  const count = waiting.length + needsYou + (await drafts.list()).filter(({ quick }) => quick).length
  await browser.action.setBadgeText({
    text: count === 0 ? '' : `${overdue.length > 0 ? '!' : ''}${count}`,
  })
  await browser.action.setBadgeBackgroundColor({ color: overdue.length > 0 ? LOUD : QUIET })
  const facts = {
    waiting: waiting.length,
    oldestAt: waiting.at(-1)?.submittedAt ?? null,
    ...lateFacts(overdue),
    needsYou,
  }
  await browser.action.setTitle({ title: iconTitle(facts, browser.runtime.getManifest().name, language) })
}
