import { STATE_GROUPS } from '../../utils/flag/life-cycle.ts'
import { NO_FILTERS } from '../../utils/history/filters.ts'
import type { FlagQuery } from '../../utils/history/flag-query.ts'
import type { FlagStub, HistoryPage } from '../../utils/messages/page-views.ts'

/** More than any run of the laboratory submits. */
const MOST = 100_000

const QUERY: FlagQuery = {
  words: [],
  filters: NO_FILTERS,
  sort: 'newest',
  most: Object.fromEntries(STATE_GROUPS.map((group) => [group, MOST])) as FlagQuery['most'],
  shownId: null,
}

/** All flags that history holds. `ask` asks the background. */
export async function allFlags(ask: <T>(type: string, payload: unknown) => Promise<T>): Promise<FlagStub[]> {
  const { groups } = await ask<HistoryPage>('history.find', QUERY)
  return groups.flatMap(({ flags }) => flags)
}
