import { expect, test } from 'vitest'
import { filtersSet, NO_FILTERS, type Sort } from '../../../utils/history/filters.ts'
import { inGroups, matching, newestFirst } from '../../../utils/history/find-flags.ts'
import type { Filters, SearchWord } from '../../../utils/history/flag-query.ts'
import type { FlagStub } from '../../../utils/messages/page-views.ts'
import { exampleStub, waitingStub } from '../components/example-stub.ts'

const NOW = Date.parse('2026-11-27T12:00:00Z')
const word = (text: string): SearchWord => ({ text, categories: [], countries: [], languages: [] })

function found(stubs: FlagStub[], filters: Partial<Filters>, sort: Sort = 'newest', words: SearchWord[] = []) {
  const all = stubs.toSorted(newestFirst).map((stub) => ({ stub, text: `${stub.author}`.toLowerCase() }))
  const query = { words, filters: { ...NO_FILTERS, ...filters }, sort }
  return matching(all, query, NOW).map(({ id }) => stubs.findIndex((stub) => stub.id === id))
}

test('each filter lets through what it names, and all of them must', () => {
  const stubs = [
    exampleStub({ category: 'doxxing', urgency: 'urgent', country: 'KE', language: 'sw', platform: 'facebook' }),
    exampleStub({ category: 'csam', urgency: 'high', country: 'ET', language: 'am', platform: 'instagram' }),
    waitingStub({ country: null, language: null, platform: null, category: 'doxxing' }),
  ]
  expect(found(stubs, { category: 'csam' })).toEqual([1])
  expect(found(stubs, { urgency: 'urgent' })).toEqual([0])
  expect(found(stubs, { country: 'ET' })).toEqual([1])
  expect(found(stubs, { language: 'sw' })).toEqual([0])
  expect(found(stubs, { platform: 'instagram' })).toEqual([1])
  expect(found(stubs, { group: 'on_device' })).toEqual([2])
  expect(found(stubs, { category: 'doxxing', country: 'ET' })).toEqual([])
})

test('a period is the last days, or days with both their ends', () => {
  const local = (day: string, time: string) => new Date(`${day}T${time}`).toISOString()
  const stubs = [
    exampleStub({ submittedAt: local('2026-11-10', '00:00:00') }),
    exampleStub({ submittedAt: local('2026-11-20', '23:59:59') }),
    exampleStub({ submittedAt: local('2026-11-21', '00:00:00') }),
  ]
  expect(found(stubs, { from: '2026-11-10', to: '2026-11-20' }, 'oldest')).toEqual([0, 1])
  expect(found(stubs, { from: '2026-11-21' })).toEqual([2])
  expect(found(stubs, { to: '2026-11-09' })).toEqual([])
  expect(found(stubs, { days: 7 }, 'oldest')).toEqual([1, 2])
})

test('the orders', () => {
  const at = (day: number) => `2026-11-0${day}T00:00:00.000Z`
  const stubs = [
    exampleStub({ submittedAt: at(1), urgency: 'high', stateAt: at(9) }),
    exampleStub({ submittedAt: at(2), urgency: 'imminent', stateAt: at(3) }),
    exampleStub({ submittedAt: at(3), urgency: 'high', stateAt: at(5) }),
  ]
  expect(found(stubs, {}, 'newest')).toEqual([2, 1, 0])
  expect(found(stubs, {}, 'oldest')).toEqual([0, 1, 2])
  expect(found(stubs, {}, 'urgency')).toEqual([1, 0, 2])
  expect(found(stubs, {}, 'silence')).toEqual([1, 2, 0])
})

test('every word must be found: in the text, or by what its name means in codes', () => {
  const stubs = [
    exampleStub({ author: 'River News', country: 'KE' }),
    exampleStub({ author: 'River Watch', country: 'ET' }),
  ]
  const kenya = { ...word('kenya'), countries: ['KE'] }
  expect(found(stubs, {}, 'newest', [word('river'), kenya])).toEqual([0])
  expect(found(stubs, {}, 'newest', [word('river'), word('kenya')])).toEqual([])
})

test('groups hold the first rows, all that were counted, and the one that is open', () => {
  const stubs = Array.from({ length: 5 }, () => exampleStub())
  const open = stubs[3]?.id ?? ''
  const most = { needs_you: 2, on_device: 2, with_reviewers: 2, decided: 2, closed: 2 }
  const [group] = inGroups(stubs, { most, shownId: null })
  expect(group).toMatchObject({ id: 'with_reviewers', count: 5 })
  expect(group?.flags).toHaveLength(2)
  expect(inGroups(stubs, { most, shownId: open })[0]?.flags.map(({ id }) => id)).toContain(open)
})

test('the days of a period count as one filter', () => {
  expect(filtersSet(NO_FILTERS)).toBe(0)
  expect(filtersSet({ ...NO_FILTERS, from: '2026-01-01', to: '2026-02-01', country: 'KE' })).toBe(2)
})
