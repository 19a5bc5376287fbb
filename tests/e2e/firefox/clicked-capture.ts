import type { Page } from 'puppeteer-core'
import type { Capture } from '../../../utils/flag/capture.ts'
import { startedCapture } from '../started-capture.ts'
import { ask } from './ask.ts'
import { clickControl } from './flag-control.ts'

/**
 * Clicks the nth control of a page and resolves to the capture of the draft that it starts. `own` is a page of the
 * extension. The page must be in front already: brought there while a popup closes, its window lacks the focus for a
 * moment, the form then opens in a tab over it, and Firefox slows down the timers of a page that nobody sees.
 */
export function clickedCapture(page: Page, own: Page, n: number): Promise<Capture> {
  return startedCapture(
    (type, payload) => ask(own, type, payload),
    () => clickControl(page, n),
  )
}
