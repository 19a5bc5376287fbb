import { expect } from '@playwright/test'
import { type Extension, flagControls, launchExtension, placeOfControl } from '../e2e/chromium/extension.ts'
import { attachToPopup } from '../e2e/chromium/real-popup.ts'
import { startSites } from '../practice/sites.ts'
import { median } from './figures.ts'
import { told } from './measured.ts'

const RUNS = 5

/** From the click on a control to a form that can be typed into. False where the budget is passed. */
export async function formBench(): Promise<boolean> {
  const sites = await startSites()
  const extension = await launchExtension({ sitesPort: sites.port })
  try {
    const delays = await formDelays(extension)
    const opening = median(delays.map(({ opened }) => opened))
    console.log(`    of that until the browser has opened the popup: median ${opening.toFixed(0)} ms`)
    return told(
      'click on the control → form ready for typing',
      delays.map(({ ready }) => ready),
      300,
    )
  } finally {
    await extension.close()
    await sites.close()
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
