import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import type { FeedPage, FeedResult } from './feed/feed.ts'
import { detachedNodes, type Heap, readHeap } from './heap.ts'
import { readTrace, type TraceEvent, type TraceResult } from './read-trace.ts'

export interface FeedRun extends FeedResult, TraceResult {
  heap: Heap
  /** Counted where asked for. */
  detached: number | null
}

/** Between two keys, in ms. */
const KEY_EVERY = 150
/** No stream takes longer, in ms. */
const LONGEST_STREAM = 90_000
const CATEGORIES = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing']

/** Streams the feed once in a fresh page of that browser, its CPU so many times slower, while somebody types, and measures it. */
export async function runFeed(
  context: BrowserContext,
  { posts, slowdown, countDetached }: { posts: number; slowdown: number; countDetached: boolean },
): Promise<FeedRun> {
  const browser = context.browser()
  if (!browser) throw new Error('no browser')
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  // A tab that opens over the page, as at the installation, would hide it, and a hidden page draws no frames.
  const alone = (other: Page) => void other.close().then(() => page.bringToFront())
  context.on('page', alone)
  for (const other of context.pages()) if (other !== page) await other.close()
  await page.bringToFront()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  // Tracing reaches a new process late, often after the content script ran: the feed's own process is there before it.
  await page.goto('https://www.facebook.com/static/bench.css')
  await browser.startTracing(page, { categories: CATEGORIES })
  await page.goto('https://www.facebook.com/')
  await page.getByRole('textbox').focus()
  const over = page.evaluate(
    (total) => (globalThis as unknown as { bench: FeedPage }).bench.stream(total).then(() => 'over' as const),
    posts,
  )
  await typeUntil(session, over)
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const result = await page.evaluate(() => (globalThis as unknown as { bench: FeedPage }).bench.result())
  // What is under way, as the last frames' drawing and the browser's own tidying, belongs to no arm.
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await page.evaluate(() => new Promise((over) => setTimeout(() => requestIdleCallback(over), 1_000)))
  const heap = await readHeap(session)
  const detached = countDetached ? await detachedNodes(session) : null
  context.off('page', alone)
  await page.close()
  return { ...result, ...readTrace(traceEvents), heap, detached }
}

/**
 * Presses a key every now and then, as long as the other is not over: each once the page has handled the one before.
 * Rejects where that takes too long.
 */
async function typeUntil(session: CDPSession, over: Promise<'over'>): Promise<void> {
  const last = performance.now() + LONGEST_STREAM
  while (performance.now() < last) {
    const pause = new Promise<'pause'>((resolve) => setTimeout(resolve, KEY_EVERY, 'pause'))
    if ((await Promise.race([over, pause])) === 'over') return
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'a', code: 'KeyA', text: 'a' })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'a', code: 'KeyA' })
  }
  throw new Error(`the feed did not end within ${LONGEST_STREAM / 1_000} s: the machine is too busy to measure on`)
}
