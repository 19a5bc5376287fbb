// What the history shows first, as one sealed record: a page reads it by itself and need not wait for the background to
// start. It is deleted in each transaction that changes what it shows, so that a record which is there is true.
import { NO_FILTERS } from './filters.ts'
import type { FlagQuery } from './flag-query.ts'
import type { HistoryPage } from './history-page.ts'
import type { ListedFlag } from './listed-flag.ts'

/** Rows of a group that are shown at first and with each "more": years of history must not slow the first screen. */
export const ROWS = 30

/** The same number of rows for each group. */
export function rowsOfEach(most: number): FlagQuery['most'] {
  return { needs_you: most, on_device: most, with_reviewers: most, decided: most, closed: most }
}

/** What the history asks for as it opens. */
export const FIRST_QUERY: FlagQuery = {
  words: [],
  filters: NO_FILTERS,
  sort: 'newest',
  most: rowsOfEach(ROWS),
  shownId: null,
}

/** `Overview`: what stands around every screen. */
export interface FirstScreen<Overview> {
  overview: Overview
  page: HistoryPage<ListedFlag>
  waiting: Pick<ListedFlag, 'state' | 'waiting' | 'nextTryAt' | 'submittedAt'>[]
}

/** As it is kept: with the version of the extension that wrote it. Another one may show other things. */
export interface KeptScreen<Overview> {
  version: string
  screen: FirstScreen<Overview>
}
