// A page of Facebook's own address in markup that no rule knows.
import { type BrowserContext, expect, type Page } from '@playwright/test'

/** In the page's every name and text, so that a report that holds any of them is known. */
export const CHANGED_WORD = 'Kanari'
/** Twice as long as the watch needs for a page that has changed. */
const LONG_MS = 24_000

const word = CHANGED_WORD
const block = (
  n: number,
) => `<x-${word.toLowerCase()} data-testid="${word}"><div title="${word}"><a href="/${word}.${n}?__tn__=${word}">${word} ${n}</a></div>
  <div dir="auto" aria-label="${word}">What ${word} says here is long enough to be read as a post.</div>
  <button>Like</button><div role="button">Comment</div><button>Share</button></x-${word.toLowerCase()}>`
const MARKUP = `<!doctype html><html lang="sw"><title>${word}</title><body><div role="main">${[1, 2, 3, 4, 5].map(block).join('')}</div>`

/** Opens it in a new tab. */
export async function openChangedSite(context: BrowserContext): Promise<Page> {
  const feed = await context.newPage()
  await feed.route('https://www.facebook.com/**', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: MARKUP }),
  )
  await feed.goto('https://www.facebook.com/')
  return feed
}

/** What the icon shows for each tab that is open. */
export async function iconSigns(context: BrowserContext): Promise<string[]> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  return worker.evaluate(async () => {
    interface Chrome {
      tabs: { query(filter: object): Promise<{ id: number }[]> }
      action: { getBadgeText(of: { tabId: number }): Promise<string> }
    }
    const { chrome } = globalThis as unknown as { chrome: Chrome }
    const tabs = await chrome.tabs.query({})
    return Promise.all(tabs.map(({ id: tabId }) => chrome.action.getBadgeText({ tabId })))
  })
}

/** Waits until the extension has noticed that a page in some tab has changed. The tab must be in front. */
export async function siteChangeNoticed(context: BrowserContext): Promise<void> {
  await expect.poll(() => iconSigns(context), { timeout: LONG_MS }).toContain('?')
}
