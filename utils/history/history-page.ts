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
  rows: readonly Findable<Row>[],
  query: FlagQuery,
  now: number,
): HistoryPage<Row> {
  const found = matching(rows, query, now)
  return {
    total: rows.length,
    found: found.length,
    groups: inGroups(found, query),
    ...knownFactsOf(rows),
  }
}

/** True for a flag that has no receipt yet and will be sent. */
export function isWaiting({ stub: { state } }: { stub: Pick<FlagRow, 'state'> }): boolean {
  return state === 'queued' || state === 'sending'
}

type Facts = Pick<HistoryPage<FlagRow>, 'occurring' | 'newestWordAt'>

/** By the list that they are of: at each key of a search it is the same one. */
const known = new WeakMap<readonly Findable<FlagRow>[], Facts>()

function knownFactsOf(rows: readonly Findable<FlagRow>[]): Facts {
  const facts = known.get(rows) ?? factsOf(rows)
  known.set(rows, facts)
  return facts
}

function factsOf(rows: readonly Findable<FlagRow>[]): Facts {
  const category = new Set<string>()
  const country = new Set<string>()
  const language = new Set<string>()
  const platform = new Set<string>()
  let newestWordAt: string | null = null
  for (const { stub } of rows) {
    category.add(stub.category)
    if (stub.country !== null) country.add(stub.country)
    if (stub.language !== null) language.add(stub.language)
    if (stub.platform !== null) platform.add(stub.platform)
    if (stub.reference && (newestWordAt === null || stub.stateAt > newestWordAt)) newestWordAt = stub.stateAt
  }
  const occurring = { category: [...category], country: [...country], language: [...language], platform: [...platform] }
  return { occurring, newestWordAt }
}
