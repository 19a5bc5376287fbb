import type { Browser } from 'webextension-polyfill'
import type { Answer } from '../../utils/messages/send.ts'
import type { TabCalls } from '../../utils/messages/site-contract.ts'

/** Asks the content script of a tab. Null where the tab runs none of ours. */
export async function askTab<K extends keyof TabCalls>(
  browser: Browser,
  tabId: number,
  type: K,
  payload: TabCalls[K]['in'],
): Promise<TabCalls[K]['out'] | null> {
  try {
    const answer = (await browser.tabs.sendMessage(tabId, { type, payload })) as Answer<TabCalls[K]['out']> | undefined
    return answer?.ok ? answer.value : null
  } catch {
    // "Receiving end does not exist": a page of another site, or one that was open before the extension came.
    return null
  }
}

/** The address of the Facebook or Instagram page in the tab that the partner looks at; null for any other page. */
export async function activePageAddress(browser: Browser): Promise<string | null> {
  const tabId = await activeTabId(browser)
  return tabId === undefined ? null : askTab(browser, tabId, 'page.address', null)
}

/** The tab that the partner looks at. */
export async function activeTabId(browser: Browser): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab?.id
}

/** Tells all pages that a flag was submitted or came further; those on screen ask at once, the others when they are looked at again. */
export async function tellPostsChanged(browser: Browser): Promise<void> {
  const tabs = await browser.tabs.query({})
  await Promise.all(tabs.map(({ id }) => id !== undefined && askTab(browser, id, 'posts.changed', null)))
}
