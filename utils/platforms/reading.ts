import type { Reading } from '../flag/capture.ts'

/** What the page does not say. */
export const UNKNOWN = { value: null, source: 'none', sure: 'no' } as const

/** The reading of a value that may not be there: unknown where it is null or empty, cut where it is too long to keep. */
export function reading(
  value: string | null | undefined,
  source: string,
  sure: Reading<string>['sure'],
  limit: number,
): Reading<string> {
  // Half a character, the page's own or of the cut, has no canonical JSON: no flag could be made of it.
  const cut = value?.slice(0, limit).toWellFormed()
  return cut ? { value: cut, source, sure } : UNKNOWN
}

// The limits of utils/flag/capture.ts, whose code content scripts do not carry.
export const TEXT_LIMIT = 20_000
export const LINK_LIMIT = 2_048
export const NAME_LIMIT = 300
export const TIME_LIMIT = 120
