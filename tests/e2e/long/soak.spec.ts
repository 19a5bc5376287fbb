import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { type Heap, readHeap } from '../../bench/page/heap.ts'
import { launchExtension } from '../chromium/extension.ts'
import { sitesPort } from '../chromium/global-setup.ts'

const POSTS = 5_000
/** Posts a second that the practice pages deliver; they follow them down. */
const RATE = 60
/** The heap is looked at after each of these; the first is the base, when what is loaded once is there. */
const EVERY = 1_000
/**
 * How much more it may grow than without the extension, from the first look to the last, in bytes: what of the page's own
 * drawing the browser keeps differs by a megabyte from one run to the next, what scripts hold by a tenth of one.
 */
const MOST_GROWTH: Heap = { script: 500_000, all: 1_500_000 }

const FEEDS = {
  facebook: '[aria-posinset]:has([data-ad-rendering-role])',
  instagram: 'main article',
}

for (const [site, post] of Object.entries(FEEDS)) {
  test(`${POSTS} posts of the practice ${site} scroll by: one control a visible post, a flat heap, no error`, async () => {
    test.setTimeout(480_000)
    // Side by side: what the page itself keeps of all its posts is in both.
    const [ours, none] = await Promise.all([soak(site, post, undefined), soak(site, null, null)])
    expect(ours).toHaveLength(POSTS / EVERY)
    for (const part of ['script', 'all'] as const) {
      const trend = (heaps: Heap[]) => heaps.map((heap) => (heap[part] / 1_000_000).toFixed(2)).join(' ')
      console.log(`${site}, heap (${part}) in MB after each ${EVERY} posts: ${trend(ours)}; without: ${trend(none)}`)
      expect.soft(growth(ours, part) - growth(none, part), part).toBeLessThan(MOST_GROWTH[part])
    }
  })
}

function growth(heaps: Heap[], part: keyof Heap): number {
  return (heaps.at(-1)?.[part] ?? Number.NaN) - (heaps[0]?.[part] ?? Number.NaN)
}

/** Lets all posts scroll by, checks what is there then, and returns the heap's size on the way. */
async function soak(site: string, post: string | null, folder: string | null | undefined): Promise<Heap[]> {
  const extension = await launchExtension({ sitesPort: sitesPort(), ...(folder === null && { folder }) })
  try {
    const page = await extension.context.newPage()
    const troubles: string[] = []
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) troubles.push(message.text())
    })
    await page.goto(`https://www.${site}.com/?posts=${POSTS}&stream=${RATE}`)
    const session = await page.context().newCDPSession(page)
    const heaps = await heapsOnTheWay(page, session)
    if (post) await expect.poll(() => controlsOfVisible(page, post)).toBe('one each')
    expect(troubles).toEqual([])
    return heaps
  } finally {
    await extension.close()
  }
}

/**
 * The stream stops at each look, so that both pages show the same posts and none is on its way: measured while posts came,
 * the same page differed by 4 MB from one run to the next.
 */
async function heapsOnTheWay(page: Page, session: CDPSession): Promise<Heap[]> {
  const heaps: Heap[] = []
  for (let count = EVERY; count <= POSTS; count += EVERY) {
    await page.evaluate((until) => {
      document.documentElement.dataset.practiceUntil = String(until)
    }, count)
    await page.waitForFunction(
      (state) => document.documentElement.dataset.practiceStream === state,
      count === POSTS ? 'done' : String(count),
      { timeout: 240_000, polling: 200 },
    )
    await settled(page)
    heaps.push(await readHeap(session))
  }
  return heaps
}

/** Waits until the list has drawn what is in view, and stays as it is for a second. */
function settled(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    let nodes = -1
    for (let now = 0; now !== nodes; now = document.querySelectorAll('*').length) {
      nodes = now
      await new Promise((done) => setTimeout(done, 1_000))
      await new Promise((done) => requestIdleCallback(done))
    }
  })
}

/** `one each`, or what is wrong. Controls are the only elements with names that the page does not know. */
function controlsOfVisible(page: Page, selector: string): Promise<string> {
  return page.evaluate((posts) => {
    const isControl = ({ localName }: Element) => localName.startsWith('x-')
    const counts: string[] = []
    for (const post of document.querySelectorAll(posts)) {
      const { top, bottom } = post.getBoundingClientRect()
      const count = [...post.querySelectorAll('*')].filter(isControl).length
      const isVisible = bottom > 0 && top < innerHeight
      if (isVisible || count > 1) counts.push(String(count))
    }
    if (counts.length === 0) return 'no posts'
    return counts.every((count) => count === '1') ? 'one each' : counts.join(' ')
  }, selector)
}
