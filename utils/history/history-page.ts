// What a history screen shows at once: rows by group, and what must be known of all flags.
import { type Findable, type FlagRow, type FoundGroup, inGroups, matching } from './find-flags.ts'
import type { FlagQuery } from './flag-query.ts'

export interface HistoryPage<Row> {
  /** All flags of this device, and those of them that match. */
  total: number
  found: number
  groups: FoundGroup<Row>[]
  /** What occurs in any flag, by id or code: what can be filtered by. */
  occurring: Record<'category' | 'country' | 'language' | 'platform', string[]>
  /** When the newest word of the server was said; null where there is none. */
  newestWordAt: string | null
}

/** The answer to a query over all rows. `now` in epoch milliseconds. */
export function historyPage<Row extends FlagRow>(
  rows: Findable<Row>[],
  query: FlagQuery,
  now: number,
): HistoryPage<Row> {
  const found = matching(rows, query, now)
  return {
    total: rows.length,
    found: found.length,
    groups: inGroups(found, query),
    occurring: occurringIn(rows),
    newestWordAt: newestWord(rows),
  }
}

/** True for a flag that has no receipt yet and will be sent. */
export function isWaiting({ stub: { state } }: { stub: Pick<FlagRow, 'state'> }): boolean {
  return state === 'queued' || state === 'sending'
}

function newestWord(rows: Findable<FlagRow>[]): string | null {
  let newest: string | null = null
  for (const { stub } of rows) {
    if (stub.reference && (newest === null || stub.stateAt > newest)) newest = stub.stateAt
  }
  return newest
}

function occurringIn(rows: Findable<FlagRow>[]): HistoryPage<FlagRow>['occurring'] {
  const all = (pick: (stub: FlagRow) => string | null) => {
    const found = new Set<string>()
    for (const { stub } of rows) {
      const value = pick(stub)
      if (value !== null) found.add(value)
    }
    return [...found]
  }
  return {
    category: all(({ category }) => category),
    country: all(({ country }) => country),
    language: all(({ language }) => language),
    platform: all(({ platform }) => platform),
  }
}
