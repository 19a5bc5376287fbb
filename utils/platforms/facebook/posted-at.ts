import type { Reading } from '../../flag/capture.ts'
import { reading, TIME_LIMIT, UNKNOWN } from '../reading.ts'
import { visibleLine } from '../visible-text.ts'

/**
 * When it was posted, by the link on its time, in the page's own words ("6 h", "30 May at 11:02"): Facebook gives no
 * other time. Where the letters stand in another order than they are seen in, only the element that names them in clear
 * is believed; it may stand anywhere on the page, or be missing.
 */
export function postedAt(link: HTMLAnchorElement | undefined): Reading<string> {
  if (!link) return UNKNOWN
  const label = link.getAttribute('aria-label')?.trim()
  if (label) return reading(label, 'timestamp-label', 'yes', TIME_LIMIT)
  // Of the link itself or of what is in it: both are seen (2025, 2026).
  const id = /labelledby="([^"]+)/.exec(link.outerHTML)?.[1]
  if (id) {
    const words = link.ownerDocument.getElementById(id)?.textContent?.trim()
    return reading(words, 'timestamp-label-target', 'likely', TIME_LIMIT)
  }
  return reading(visibleLine(link), 'timestamp-text', 'likely', TIME_LIMIT)
}
