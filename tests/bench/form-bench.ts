import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { BUILD, type Extension, flagControls, launchExtension, placeOfControl } from '../e2e/chromium/extension.ts'
import { attachToPopup } from '../e2e/chromium/real-popup.ts'
import { startSites } from '../practice/sites.ts'
import { median } from './figures.ts'
import { told } from './measured.ts'

const RUNS = 5

/** What the popup would be with nothing in it but the one field that is waited for. */
const EMPTY_POPUP = '<!doctype html><meta charset="utf-8"><title>Empty</title><input id="flag-category" autofocus>'

/**
 * From the click on a control to a form that can be typed into, beside a popup with nothing but a field: what is left is
 * ours. False where the budget is passed.
 */
export async function formBench(): Promise<boolean> {
  const sites = await startSites()
  const folder = await mkdtemp(join(tmpdir(), 'fieldflag-empty-popup-'))
  try {
    await cp(BUILD, folder, { recursive: true })
    await writeFile(join(folder, 'popup.html'), EMPTY_POPUP)
    const empty = await delaysOf({ sitesPort: sites.port, folder })
    const own = await delaysOf({ sitesPort: sites.port })
    const [theirs, ours] = [empty, own].map((delays) => median(delays.map(({ ready }) => ready)))
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
    await rm(folder, { recursive: true, force: true })
    await sites.close()
  }
}

async function delaysOf(options: Parameters<typeof launchExtension>[0]): Promise<Delay[]> {
  const extension = await launchExtension(options)
  try {
    return await formDelays(extension)
  } finally {
    await extension.close()
  }
}

interface Delay {
  /** From the click on, in ms: the popup's page begins; the form can be typed into. */
  opened: number
  ready: number
}

async function formDelays({ context }: Extension): Promise<Delay[]> {
  const times: Delay[] = []
  for (let n = 0; n < RUNS; n += 1) {
    const page = await context.newPage()
    await page.goto('https://www.facebook.com/')
    await expect.poll(async () => (await flagControls(page)).length).toBeGreaterThan(1)
    const control = (await flagControls(page))[1]
    if (!control) throw new Error('no control')
    const { x, y } = await placeOfControl(page, control)
    const before = Date.now()
    await page.mouse.click(x, y)
    const popup = await attachToPopup(page)
    // The form says itself when it could be typed into: polling from here would add its own delay.
    const ready = await popup.evaluate<number>(`new Promise((resolve) => {
      const look = () => (document.querySelector('#flag-category') ? resolve(Date.now()) : requestAnimationFrame(look))
      look()
    })`)
    const opened = await popup.evaluate<number>('performance.timeOrigin')
    times.push({ opened: opened - before, ready: ready - before })
    await page.close()
  }
  return times
}
