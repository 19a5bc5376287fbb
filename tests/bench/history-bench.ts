import { expect, type Page } from '@playwright/test'
import { FIRST_QUERY } from '../../utils/history/first-screen.ts'
import type { FlagQuery } from '../../utils/history/flag-query.ts'
import { ask, type Extension, launchExtension } from '../e2e/chromium/extension.ts'
import { stopBackground } from '../e2e/stop-background.ts'
import { number } from './figures.ts'
import { manyFlags, storeRows } from './many-flags.ts'
import { told } from './measured.ts'
import { readHeap } from './page/heap.ts'

const FLAGS = 10_000
const RUNS = 5
const A_SEARCH = {
  ...FIRST_QUERY,
  words: [{ text: 'a', categories: [], countries: [], languages: [] }],
} satisfies FlagQuery
const SEARCHES = ['magugu bonde', 'اخبار', 'resistance', 'FF-00', 'kenya']

/** History with ten thousand flags: opening it with the background asleep and awake, and each key of a search. */
export async function historyBench(): Promise<boolean> {
  const extension = await launchExtension()
  try {
    const page = await extension.context.newPage()
    await page.goto(extension.page('popup.html'))
    await ask(page, 'overview.read')
    await storeRows(page, manyFlags(FLAGS, Date.now()))
    // It knows of no writer beside itself.
    await stopBackground(page)
    const before = Date.now()
    await ask(page, 'overview.read')
    console.log(`    ${FLAGS} flags taken into the index, once: ${Date.now() - before} ms`)
    // Written after it answered.
    await ask(page, 'overview.read')
    await stopBackground(page)
    await ask(page, 'overview.read')
    await firstScreenKept(page)
    const awake: number[] = []
    const asleep: number[] = []
    const keys: number[] = []
    for (let run = 0; run < RUNS; run += 1) {
      await stopBackground(page)
      asleep.push(await openingTime(extension))
      // Else the next one would be timed beside the start of the background, which the last did not wait for.
      await ask(page, 'history.find', A_SEARCH)
      awake.push(await openingTime(extension))
    }
    await ask(page, 'history.find', A_SEARCH)
    const history = await openHistory(extension)
    for (const search of SEARCHES) keys.push(...(await keyTimes(history, search)))
    await tellMemory(extension, history)
    return [
      told(`${FLAGS} flags: opening the history, background awake`, awake, 300),
      told(`${FLAGS} flags: opening the history, background started for it`, asleep, 300),
      told(`${FLAGS} flags: search, from each key to its rows on screen`, keys, 50),
    ].every(Boolean)
  } finally {
    await extension.close()
  }
}

/** Waits until what a sleeping background is not needed for is on the disk; no partner opens anything within a second. */
async function firstScreenKept(page: Page): Promise<void> {
  const isKept = () =>
    page.evaluate(
      () =>
        new Promise<boolean>((resolve, reject) => {
          const opening = indexedDB.open('fieldflag')
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = () => {
            const counting = opening.result.transaction('records').objectStore('records').count('first-screen')
            counting.onerror = () => reject(counting.error)
            counting.onsuccess = () => {
              opening.result.close()
              resolve(counting.result > 0)
            }
          }
        }),
    )
  await expect.poll(isKept, { timeout: 30_000 }).toBe(true)
}

async function openHistory({ context, page: address }: Extension): Promise<Page> {
  const page = await context.newPage()
  // The page says itself when its first row is drawn: asking from here would add its own delay.
  await page.addInitScript(() => {
    const look = () =>
      requestAnimationFrame(() => {
        if (!document.querySelector('.flag-row')) return look()
        performance.mark('rows')
      })
    look()
  })
  await page.goto(address('fullpage.html#history'))
  await page.locator('.flag-row').first().waitFor()
  return page
}

/** From the page's start to its first rows on screen, in milliseconds. */
async function openingTime(extension: Extension): Promise<number> {
  const page = await openHistory(extension)
  const time = await page.evaluate(() => performance.getEntriesByName('rows')[0]?.startTime ?? Number.NaN)
  await page.close()
  return time
}

/** For each key of a word: from the key to the frame that shows its rows. */
async function keyTimes(page: Page, search: string): Promise<number[]> {
  const field = page.getByRole('searchbox')
  await field.fill('')
  await field.focus()
  const times: number[] = []
  for (const key of search) {
    const shown = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          addEventListener(
            'input',
            ({ timeStamp }) => {
              const look = () =>
                requestAnimationFrame(() => {
                  if (document.querySelector('.flag-groups')?.ariaBusy === 'true') look()
                  else resolve(performance.now() - timeStamp)
                })
              look()
            },
            { once: true },
          )
        }),
    )
    await field.press(key === ' ' ? 'Space' : key).catch(() => page.keyboard.insertText(key))
    times.push(await shown)
  }
  await expect(page.locator('.flag-row').first()).toBeVisible()
  return times
}

async function tellMemory(extension: Extension, page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const pageHeap = (await readHeap(session)).all
  const megabytes = (bytes: number) => `${number(bytes / 1_000_000)} MB`
  const background = await backgroundHeap(extension)
  console.log(`    memory with ${FLAGS} flags: page ${megabytes(pageHeap)}, background ${megabytes(background)}`)
}

/** Bytes of the background's heap after garbage collection. */
async function backgroundHeap({ context }: Extension): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession()
  if (!session) return Number.NaN
  const { targetInfos } = await session.send('Target.getTargets')
  const worker = targetInfos.find(({ type }) => type === 'service_worker')
  if (!worker) return Number.NaN
  // Playwright has no sessions of workers: messages go through the browser's own.
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false })
  const ask = (id: number, method: string) =>
    new Promise<string>((resolve) => {
      const hear = ({ message }: { message: string }) => {
        if ((JSON.parse(message) as { id?: number }).id !== id) return
        session.off('Target.receivedMessageFromTarget', hear)
        resolve(message)
      }
      session.on('Target.receivedMessageFromTarget', hear)
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
    })
  await ask(1, 'HeapProfiler.collectGarbage')
  const usage = JSON.parse(await ask(2, 'Runtime.getHeapUsage')) as { result: { usedSize: number } }
  await session.detach()
  return usage.result.usedSize
}
