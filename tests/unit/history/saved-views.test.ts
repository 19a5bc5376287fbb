import { expect, test } from 'vitest'
import { NO_FILTERS } from '../../../utils/history/filters.ts'
import { createSavedViews } from '../../../utils/history/saved-views.ts'
import { createMemoryStore } from '../outbox/memory-store.ts'

const view = (name: string, search = '') => ({ name, search, filters: NO_FILTERS, sort: 'newest' as const })

test('views are kept by name, replaced by the same name, and forgotten', async () => {
  const store = createMemoryStore()
  const views = createSavedViews(store, navigator.locks)
  await Promise.all([views.keep(view('Kenya')), views.keep(view('Ethiopia'))])
  await views.keep(view('Kenya', 'river'))
  const again = createSavedViews(store, navigator.locks)
  expect((await again.read()).map(({ name, search }) => [name, search])).toEqual([
    ['Kenya', 'river'],
    ['Ethiopia', ''],
  ])
  expect((await again.drop('Kenya')).map(({ name }) => name)).toEqual(['Ethiopia'])
})
