import type { Page } from '@playwright/test'
import type { Capture } from '../../../utils/flag/capture.ts'
import { startedCapture } from '../started-capture.ts'
import { ask, type FlagControl, placeOfControl } from './extension.ts'

/**
 * Clicks a control with the real mouse and resolves to the capture of the draft that it starts, once that is sealed.
 * `own` is a page of the extension. The control is brought to the middle first: bars and chats lie over the edges.
 */
export function clickedCapture(page: Page, own: Page, control: FlagControl): Promise<Capture> {
  return startedCapture(
    (type, payload) => ask(own, type, payload),
    async () => {
      await page.bringToFront()
      const { y: found } = await placeOfControl(page, control)
      await page.evaluate((top) => scrollBy({ top: top - innerHeight / 2, behavior: 'instant' }), found)
      const { x, y } = await placeOfControl(page, control)
      await page.mouse.click(x, y)
    },
  )
}
