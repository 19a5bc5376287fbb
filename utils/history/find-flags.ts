// Finds, sorts and groups flags. Pure, over all rows of this device: quick enough to be asked at every key.
import { STATE_GROUPS, type StateGroup } from '../flag/life-cycle.ts'
import type { Said } from '../flag/needs-partner.ts'
import type { Stub } from '../flag/stub.ts'
import { urgencyRank } from '../flag/taxonomy.ts'
import type { Sort } from './filters.ts'
import type { Filters, FlagQuery, SearchWord } from './flag-query.ts'
import { shownGroup } from './shown-state.ts'

/** What of a flag's row is looked at. */
export type FlagRow = Omit<Stub, 'position' | 'lastFailure' | 'receivedBy' | 'saidSince'> & { said?: Said | null }

/** A flag to be found: its row with the state it is shown in, and its text, folded; null where no word is looked for. */
export interface Findable<Row> {
  stub: Row
  text: string | null
}

export interface FoundGroup<Row> {
  id: StateGroup
  /** How many were found; the rows may be fewer. */
  count: number
  flags: Row[]
}

/** The flags that match, in the order that is asked for. `all` are newest first; `now`: epoch milliseconds. */
export function matching<Row extends FlagRow>(
  all: Iterable<Findable<Row>>,
  { words, filters, sort }: Pick<FlagQuery, 'words' | 'filters' | 'sort'>,
  now: number,
): Row[] {
  const since = sinceOf(filters, now)
  const until = filters.to === null ? null : startOfDay(filters.to, 1)
  const found: Row[] = []
  for (const { stub, text } of all) {
    if (
      passes(stub, filters) &&
      within(stub.submittedAt, since, until) &&
      words.every((word) => holds(stub, text, word))
    ) {
      found.push(stub)
    }
  }
  const order = ORDERS[sort]
  return order ? found.sort(order) : found
}

/** The groups that hold flags, what asks for something first, with no more rows of each than are asked for. */
export function inGroups<Row extends FlagRow>(
  sorted: Row[],
  { most, shownId }: Pick<FlagQuery, 'most' | 'shownId'>,
): FoundGroup<Row>[] {
  const groups = Map.groupBy(sorted, shownGroup)
  return STATE_GROUPS.flatMap((id) => {
    const flags = groups.get(id)
    if (!flags) return []
    const shown = shownId === null ? 0 : flags.findIndex((flag) => flag.id === shownId) + 1
    return [{ id, count: flags.length, flags: flags.slice(0, Math.max(most[id], shown)) }]
  })
}

function passes(stub: FlagRow, { group, category, urgency, country, language, platform }: Filters): boolean {
  return (
    (category === null || stub.category === category) &&
    (urgency === null || stub.urgency === urgency) &&
    (country === null || stub.country === country) &&
    (language === null || stub.language === language) &&
    (platform === null || stub.platform === platform) &&
    (group === null || shownGroup(stub) === group)
  )
}

function holds({ category, country, language }: FlagRow, text: string | null, word: SearchWord): boolean {
  return (
    text?.includes(word.text) === true ||
    word.categories.includes(category) ||
    (country !== null && word.countries.includes(country)) ||
    (language !== null && word.languages.includes(language))
  )
}

/** Both ends in epoch milliseconds; the second is outside. */
function within(at: string, since: number | null, until: number | null): boolean {
  if (since === null && until === null) return true
  const time = Date.parse(at)
  return (since === null || time >= since) && (until === null || time < until)
}

const DAY_MS = 86_400_000

function sinceOf({ days, from }: Filters, now: number): number | null {
  if (from !== null) return startOfDay(from, 0)
  return days === null ? null : now - days * DAY_MS
}

/** Days begin at midnight in the device's own time zone; a day of 23 hours is one too. */
function startOfDay(day: string, add: number): number {
  const at = new Date(`${day}T00:00:00`)
  at.setDate(at.getDate() + add)
  return at.getTime()
}

/** Ids are made in the order of time, so that two flags of the same moment have an order too. */
function oldestFirst(a: FlagRow, b: FlagRow): number {
  if (a.submittedAt !== b.submittedAt) return a.submittedAt < b.submittedAt ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** The order of all lists where no other is asked for. */
export function newestFirst(a: FlagRow, b: FlagRow): number {
  return oldestFirst(b, a)
}

/** Null where rows come in that order: comparing ten thousand again takes longer than finding them. */
const ORDERS: Record<Sort, ((a: FlagRow, b: FlagRow) => number) | null> = {
  newest: null,
  oldest: oldestFirst,
  urgency: (a, b) => urgencyRank(a.urgency) - urgencyRank(b.urgency) || oldestFirst(a, b),
  silence: (a, b) => (a.stateAt === b.stateAt ? oldestFirst(a, b) : a.stateAt < b.stateAt ? -1 : 1),
}
