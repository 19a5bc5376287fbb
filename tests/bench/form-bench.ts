import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import {
  BUILD,
  EXTENSION_ID,
  type Extension,
  flagControls,
  launchExtension,
  placeOfControl,
} from '../e2e/chromium/extension.ts'
import { attachToPopup, closePopup } from '../e2e/chromium/real-popup.ts'
import { startSites } from '../practice/sites.ts'
import { median } from './figures.ts'
import { told } from './measured.ts'

const RUNS = 7
const READY = '#ready'

/**
 * Notes when the field has the focus, and says so in its address, which the browser tells without a debugger attached: one
 * would slow the page, and come too late.
 */
const PROBE = `
const look = () => {
  if (document.activeElement?.id !== 'flag-category') return requestAnimationFrame(look)
  globalThis.readyAt ??= performance.timeOrigin + performance.now()
  history.replaceState(null, '', '${READY}')
}
document.addEventListener('focusin', look)
look()`
const PROBED = '<script src="/probe.js"></script></body>'

/** What the popup would be with nothing in it but the one field that is waited for. */
const EMPTY_POPUP = `<!doctype html><meta charset="utf-8"><title>Empty</title><input id="flag-category" autofocus>${PROBED}`

/** The browsers that are measured, each with a build of its own. */
const ARMS = ['empty', 'own', 'unpinned'] as const

/**
 * From the click on a control to a form that can be typed into, beside a popup with nothing but a field: what is left is
 * ours. With the icon in the browser's bar, where the steps after connecting ask the partner to pin it: one that is not
 * there is moved into the bar first, which takes the browser a quarter of a second before it begins any page. All in turn,
 * so that a busy machine slows all. False where the budget is passed.
 */
export async function formBench(): Promise<boolean> {
  const sites = await startSites()
  const folder = await mkdtemp(join(tmpdir(), 'fieldflag-form-bench-'))
  const popup = await readFile(join(BUILD, 'popup.html'), 'utf8')
  const opened: Extension[] = []
  try {
    for (const arm of ARMS) {
      const build = join(folder, arm)
      await cp(BUILD, build, { recursive: true })
      await writeFile(join(build, 'popup.html'), arm === 'empty' ? EMPTY_POPUP : popup.replace('</body>', PROBED))
      await writeFile(join(build, 'probe.js'), PROBE)
      const profile = join(folder, `${arm}-profile`)
      if (arm !== 'unpinned') await pinIcon(profile)
      opened.push(await launchExtension({ sitesPort: sites.port, folder: build, profile }))
    }
    const delays: Delay[][] = opened.map(() => [])
    // The first is left out: the browser has compiled nothing yet.
    for (let n = 0; n <= RUNS; n += 1) {
      for (const [index, extension] of opened.entries()) {
        const delay = await formDelay(extension)
        if (n > 0) delays[index]?.push(delay)
      }
    }
    const [empty = [], own = [], unpinned = []] = delays
    const [theirs, ours, late] = [empty, own, unpinned].map((all) => median(all.map(({ ready }) => ready)))
    const opening = median(own.map(({ opened }) => opened))
    console.log(`    of that until the browser has opened the popup: median ${opening.toFixed(0)} ms`)
    console.log(`    a popup with nothing but a field: median ${theirs?.toFixed(0)} ms`)
    console.log(`    ours to that: ${((ours ?? 0) / (theirs ?? 1)).toFixed(2)} ×`)
    console.log(`    with the icon not pinned: median ${late?.toFixed(0)} ms`)
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

/** Writes a new profile in which the extension's icon is pinned, as the browser's own menu does. */
async function pinIcon(profile: string): Promise<void> {
  await mkdir(join(profile, 'Default'), { recursive: true })
  const preferences = { extensions: { pinned_extensions: [EXTENSION_ID] } }
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
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
  await page.mouse.move(x, y)
  await page.mouse.down()
  // A click is one when the button is let go.
  const before = Date.now()
  await page.mouse.up()
  const session = await context.newCDPSession(page)
  const isReady = async () =>
    (await session.send('Target.getTargets')).targetInfos.some(({ url }) => url.endsWith(READY))
  await expect.poll(isReady, { intervals: [200], timeout: 20_000 }).toBe(true)
  const popup = await attachToPopup(page)
  const { opened, ready } = await popup.evaluate<Delay>(
    '({ opened: performance.timeOrigin, ready: globalThis.readyAt })',
  )
  await closePopup(page)
  await page.close()
  return { opened: opened - before, ready: ready - before }
}
