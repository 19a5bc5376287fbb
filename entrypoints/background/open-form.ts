import type { Browser } from 'webextension-polyfill'

/** How long a page has to show a withheld link, in milliseconds: as long as the site's script waits for it. */
const LINK_PATIENCE = 1_000

/**
 * Opens the form where the page can't look: the popup, or the full page in a tab where the browser refuses
 * (no focused window, older Firefox). `saved` resolves when the draft can be read. While a page is still asked for its
 * link no tab opens over it: browsers slow down the timers of a page that nobody sees, and the link would not come.
 */
export async function openForm(
  browser: Browser,
  {
    windowId,
    draftId,
    saved,
    asksForLink,
  }: { windowId: number | undefined; draftId: string; saved: Promise<unknown>; asksForLink: boolean },
): Promise<void> {
  try {
    await browser.action.openPopup(windowId === undefined ? {} : { windowId })
  } catch {
    await saved
    if (asksForLink) await new Promise((resolve) => setTimeout(resolve, LINK_PATIENCE))
    await browser.tabs.create({ url: browser.runtime.getURL(`fullpage.html#flag/${draftId}`) })
  }
}
