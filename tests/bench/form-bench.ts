import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { BUILD, type Extension, flagControls, launchExtension, placeOfControl } from '../e2e/chromium/extension.ts'
import { attachToPopup, closePopup } from '../e2e/chromium/real-popup.ts'
import { startSites } from '../practice/sites.ts'
import { median } from './figures.ts'
import { told } from './measured.ts'

const RUNS = 7

/** Notes when the field has the focus: a debugger that had to attach first would come too late to see it. */
const PROBE = `
const look = () => {
  if (document.activeElement?.id === 'flag-category') globalThis.readyAt ??= performance.timeOrigin + performance.now()
  else requestAnimationFrame(look)
}
document.addEventListener('focusin', look)
look()`
const PROBED = '<script src="/probe.js"></script></body>'

/** What the popup would be with nothing in it but the one field that is waited for. */
const EMPTY_POPUP = `<!doctype html><meta charset="utf-8"><title>Empty</title><input id="flag-category" autofocus>${PROBED}`

/**
 * From the click on a control to a form that can be typed into, beside a popup with nothing but a field: what is left is
 * ours. Both in turn, so that a busy machine slows both. False where the budget is passed.
 */
export async function formBench(): Promise<boolean> {
  const sites = await startSites()
  const folder = await mkdtemp(join(tmpdir(), 'fieldflag-form-bench-'))
  const popup = await readFile(join(BUILD, 'popup.html'), 'utf8')
  const opened: Extension[] = []
  try {
    for (const [name, html] of [
      ['empty', EMPTY_POPUP],
      ['own', popup.replace('</body>', PROBED)],
    ] as const) {
      const build = join(folder, name)
      await cp(BUILD, build, { recursive: true })
      await writeFile(join(build, 'popup.html'), html)
      await writeFile(join(build, 'probe.js'), PROBE)
      opened.push(await launchExtension({ sitesPort: sites.port, folder: build }))
    }
    const delays: Delay[][] = opened.map(() => [])
    // The first is left out: the browser has compiled nothing yet.
    for (let n = 0; n <= RUNS; n += 1) {
      for (const [index, extension] of opened.entries()) {
        const delay = await formDelay(extension)
        if (n > 0) delays[index]?.push(delay)
      }
    }
    const [empty = [], own = []] = delays
    const [theirs, ours] = [empty, own].map((all) => median(all.map(({ ready }) => ready)))
    const opening = median(own.map(({ opened }) => opened))
    console.log(`    of that until the browser has opened the popup: median ${opening.toFixed(0)} ms`)
    console.log(`    a popup with nothing but a field: median ${theirs?.toFixed(0)} ms`)
    console.log(`    ours to that: ${((ours ?? 0) / (theirs ?? 1)).toFixed(2)} ×`)
    return told(
      'click on the control → form ready for typing',
      own.map(({ ready }) => ready),
      300,
    )
  } finally {
    await Promise.all(opened.map((extension) => extension.close()))
    await rm(folder, { recursive: true, force: true })
    await sites.close()
  }
}

interface Delay {
  /** From the click on, in ms: the popup's page begins; the form can be typed into. */
  opened: number
  ready: number
}

async function formDelay({ context }: Extension): Promise<Delay> {
  const page = await context.newPage()
  await page.goto('https://www.facebook.com/')
  await expect.poll(async () => (await flagControls(page)).length, { timeout: 20_000 }).toBeGreaterThan(1)
  const control = (await flagControls(page))[1]
  if (!control) throw new Error('no control')
  const { x, y } = await placeOfControl(page, control)
  const before = Date.now()
  await page.mouse.click(x, y)
  const popup = await attachToPopup(page)
  const { opened, ready } = await popup.evaluate<Delay>(`new Promise((resolve) => {
    const look = () =>
      globalThis.readyAt
        ? resolve({ opened: performance.timeOrigin, ready: globalThis.readyAt })
        : requestAnimationFrame(look)
    look()
  })`)
  await closePopup(page)
  await page.close()
  return { opened: opened - before, ready: ready - before }
}
