// What narrows and orders a list, without the schemas: a page that opens on the history needs none.
import type { Filters, Period } from './flag-query.ts'

export const ANY_TIME: Period = { days: null, from: null, to: null }

export const NO_FILTERS: Filters = {
  group: null,
  category: null,
  urgency: null,
  country: null,
  language: null,
  platform: null,
  ...ANY_TIME,
}

/** How many filters are set; the days of a period are one. */
export function filtersSet({ days, from, to, ...others }: Filters): number {
  const chosen = Object.values(others).filter((value) => value !== null).length
  return days === null && from === null && to === null ? chosen : chosen + 1
}

/** `silence`: those first whose last word from the reviewers (or whose sending) is the longest ago. */
export const SORTS = ['newest', 'oldest', 'urgency', 'silence'] as const
export type Sort = (typeof SORTS)[number]
