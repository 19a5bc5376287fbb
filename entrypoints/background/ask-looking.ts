import type { Browser } from 'webextension-polyfill'
import type { Questions } from '../../utils/messages/page-contract.ts'

/** Whether somebody looks at a page of the extension that shows these flags. Pages that don't, say nothing. */
export async function askLooking(browser: Pick<Browser, 'runtime'>, flagIds: string[]): Promise<boolean> {
  const question = { type: 'looking', payload: { flagIds } satisfies Questions['looking'] }
  try {
    return (await browser.runtime.sendMessage(question)) === true
  } catch {
    // No page is open, or the last one closed without a word: nobody looks.
    return false
  }
}
