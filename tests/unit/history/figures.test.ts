import { expect, test } from 'vitest'
import type { FlagEvent } from '../../../utils/flag/event.ts'
import { milestonesOf, NO_MILESTONES } from '../../../utils/flag/milestones.ts'
import { CATEGORIES } from '../../../utils/flag/taxonomy.ts'
import dsaCategories from '../../../utils/history/dsa-categories.json' with { type: 'json' }
import { figuresOf } from '../../../utils/history/figures.ts'
import { figuresCsv, figuresJson } from '../../../utils/history/figures-file.ts'
import { percentile } from '../../../utils/history/percentile.ts'
import type { FlagStub } from '../../../utils/messages/page-views.ts'
import { exampleStub, waitingStub } from '../components/example-stub.ts'

const NOW = Date.parse('2026-11-27T12:00:00Z')
const TARGETS = [{ urgency: 'high' as const, triageHours: 24, decisionHours: 72 }]
const RECEIVED = '2026-11-20T00:00:00.000Z'
const after = (hours: number) => new Date(Date.parse(RECEIVED) + hours * 3_600_000).toISOString()

function decided(hours: number, changes: Partial<FlagStub['milestones']> = {}): FlagStub {
  return exampleStub({
    receivedAt: RECEIVED,
    state: 'actioned',
    milestones: {
      triagedAt: after(hours / 2),
      decidedAt: after(hours),
      decision: 'actioned',
      reversed: false,
      leftUp: false,
      ...changes,
    },
  })
}

// The figures of NumPy's default and of PERCENTILE.INC for the same values.
test.each([
  [[1, 2, 3, 4], 0.5, 2.5],
  [[4, 1, 3, 2], 0.9, 3.7],
  [[10, 20, 30, 40, 50], 0.9, 46],
  [[7], 0.9, 7],
  [[1, 100], 0.25, 25.75],
])('percentile of %j at %d', (values, share, expected) => {
  expect(percentile(values, share)).toBeCloseTo(expected, 10)
})

test('nothing has no percentile, and no figure but zero', () => {
  expect(percentile([], 0.5)).toBeNull()
  const { all, by } = figuresOf([], TARGETS, NOW)
  expect(all).toMatchObject({ submitted: 0, decided: 0, withinTarget: { met: 0, judged: 0 } })
  expect(all.decision).toEqual({ count: 0, median: null, p90: null })
  expect(by.category).toEqual([])
})

test('hours run from the server’s receipt to its first decision', () => {
  const { all } = figuresOf([decided(10), decided(20), decided(30)], TARGETS, NOW)
  expect(all.decision).toEqual({ count: 3, median: 20, p90: 28 })
  expect(all.triage.median).toBe(10)
})

test('what was decided is counted by the last decision', () => {
  const rows = [
    decided(1),
    decided(1, { decision: 'no_violation', leftUp: true }),
    decided(1, { decision: 'decision_reversed', reversed: true, leftUp: false }),
    decided(1, { decision: 'decision_reversed', reversed: true, leftUp: true }),
    decided(1, { decision: 'insight_logged', leftUp: null }),
    decided(1, { decision: 'a_decision_of_tomorrow', leftUp: null }),
    exampleStub({ milestones: NO_MILESTONES }),
    waitingStub(),
  ]
  expect(figuresOf(rows, [], NOW).all).toMatchObject({
    submitted: 8,
    acknowledged: 7,
    decided: 6,
    actioned: 2,
    noViolation: 1,
    reversed: 2,
    leftUp: 2,
  })
})

test('a merged flag is decided with the outcome of the other, and late while none is told', () => {
  const at = (hours: number) => ({ flagId: exampleStub().id, at: after(hours), words: null, reason: null })
  const merged = { ...at(1), position: 1, state: 'duplicate', by: 'reviewer' as const, actions: [] }
  const told = { ...merged, ...at(10), position: 2, outcome: 'actioned', actions: ['content_removed'] }
  const row = (events: FlagEvent[]) =>
    exampleStub({ state: 'duplicate', receivedAt: RECEIVED, milestones: milestonesOf(events) })
  expect(figuresOf([row([merged])], TARGETS, NOW).all).toMatchObject({
    decided: 0,
    decision: { count: 0, median: null, p90: null },
    withinTarget: { met: 0, judged: 1 },
  })
  expect(figuresOf([row([merged, told])], TARGETS, NOW).all).toMatchObject({
    decided: 1,
    actioned: 1,
    decision: { count: 1, median: 10, p90: 10 },
    withinTarget: { met: 1, judged: 1 },
  })
})

test('what was met again is still up from the day after the flag, until its link leads nowhere', () => {
  const submittedAt = '2026-11-20T12:00:00.000Z'
  const rows = [
    exampleStub({ submittedAt, seenOn: '2026-11-20' }),
    exampleStub({ submittedAt, seenOn: '2026-11-23' }),
    exampleStub({ submittedAt, seenOn: '2026-11-23', goneOn: '2026-11-23' }),
    exampleStub({ submittedAt, goneOn: '2026-11-21' }),
  ]
  expect(figuresOf(rows, [], NOW).all).toMatchObject({ stillUp: 1, gone: 2 })
})

test('a flag that was corrected, or withdrawn before it left, is no flag that was submitted', () => {
  const rows = [exampleStub({ mended: true }), waitingStub({ state: 'withdrawn', withdrawn: 'unsent' })]
  expect(figuresOf(rows, TARGETS, NOW).all.submitted).toBe(0)
})

test('within target: decided in time; late, or open beyond it, is not; with time left or closed nothing is said', () => {
  const open = (hoursAgo: number, state = 'under_review') =>
    exampleStub({ state, receivedAt: new Date(NOW - hoursAgo * 3_600_000).toISOString() })
  const rows = [decided(72), decided(73), open(100), open(10), open(100, 'closed'), waitingStub()]
  expect(figuresOf(rows, TARGETS, NOW).all.withinTarget).toEqual({ met: 1, judged: 3 })
  expect(figuresOf(rows, [], NOW).all.withinTarget).toEqual({ met: 0, judged: 0 })
})

test('the clock of what the server lost judges nobody, but for what was decided before', () => {
  const lostAt = new Date(NOW).toISOString()
  const open = exampleStub({ state: 'under_review', receivedAt: RECEIVED })
  expect(figuresOf([open], TARGETS, NOW).all.withinTarget).toEqual({ met: 0, judged: 1 })
  const rows = [
    { ...open, lostAt },
    { ...decided(72), lostAt },
  ]
  expect(figuresOf(rows, TARGETS, NOW).all).toMatchObject({ acknowledged: 2, withinTarget: { met: 1, judged: 1 } })
})

test('by each dimension, most first; what a flag does not say is unknown', () => {
  const rows = [
    exampleStub({ country: 'KE' }),
    exampleStub({ country: 'ET' }),
    exampleStub({ country: 'ET', category: 'a_category_of_tomorrow' }),
    exampleStub({ country: null, platform: null }),
  ]
  const { by } = figuresOf(rows, TARGETS, NOW)
  expect(by.country.map(({ value, measures }) => [value, measures.submitted])).toEqual([
    ['ET', 2],
    ['KE', 1],
    ['unknown', 1],
  ])
  expect(by.platform.map(({ value }) => value)).toEqual(['facebook', 'unknown'])
  expect(by.dsa_category.map(({ value }) => value)).toEqual(['STATEMENT_CATEGORY_VIOLENCE', 'unknown'])
})

test('every category has its word on the categories of the DSA', () => {
  expect(Object.keys(dsaCategories).sort()).toEqual(CATEGORIES.map(({ id }) => id).sort())
})

test('files hold sums only, also where there is nothing to count', () => {
  const secret = decided(10)
  const figures = figuresOf([secret], TARGETS, NOW)
  const about = { from: null, to: null, madeAt: '2026-11-27T12:00:00.000Z' }
  for (const file of [figuresCsv(figures), figuresJson(figures, about)]) {
    for (const word of [secret.author, secret.link, secret.reference, secret.id]) expect(file).not.toContain(word)
  }
  const [heads, all] = figuresCsv(figures).split('\r\n')
  expect(heads?.split(',')).toHaveLength(17)
  expect(all).toBe('"all","",1,1,1,1,0,0,0,0,0,5,5,10,10,1,')
  expect(JSON.parse(figuresJson(figures, about))).toMatchObject({
    all: { submitted: 1, share_within_target: 1, re_uploaded: null },
    by: { urgency: [{ value: 'high', submitted: 1 }] },
  })
  expect(figuresCsv(figuresOf([], [], NOW)).split('\r\n')[1]).toBe('"all","",0,0,0,0,0,0,0,0,0,,,,,,')
})
