import { expect, test } from 'vitest'
import type { FlagEvent } from '../../../utils/flag/event.ts'
import { milestonesOf, NO_MILESTONES } from '../../../utils/flag/milestones.ts'

let position = 0
function event(state: string, changes: Partial<FlagEvent> = {}): FlagEvent {
  position += 1
  return {
    position,
    flagId: '01938d6e-0000-7000-8000-000000000001',
    state,
    at: `2026-11-22T11:00:00.${String(position).padStart(3, '0')}Z`,
    by: 'reviewer',
    words: null,
    actions: [],
    reason: null,
    ...changes,
  }
}

test('a receipt, a withdrawal and closing by time are no milestones', () => {
  const events = [
    event('received', { by: 'server' }),
    event('withdrawn', { by: 'reporter' }),
    event('closed', { by: 'system' }),
  ]
  expect(milestonesOf(events)).toEqual(NO_MILESTONES)
})

test('first sorting and first decision give the times, the last decision the outcome', () => {
  const triaged = event('triaged')
  const decided = event('no_violation')
  const events = [
    event('received', { by: 'server' }),
    triaged,
    decided,
    event('reconsideration_requested', { by: 'reporter' }),
    event('decision_reversed', { actions: ['content_removed'] }),
    event('closed', { by: 'system' }),
  ]
  expect(milestonesOf(events)).toEqual({
    triagedAt: triaged.at,
    decidedAt: decided.at,
    decision: 'decision_reversed',
    reversed: true,
    leftUp: false,
  })
})

test('a decision that is kept keeps its outcome', () => {
  const events = [event('actioned', { actions: ['labelled'] }), event('decision_upheld')]
  expect(milestonesOf(events)).toMatchObject({ decision: 'actioned', reversed: false, leftUp: true })
})

test('what the partner adds to a decided flag decides nothing', () => {
  const events = [event('actioned', { actions: ['content_removed'] }), event('actioned', { by: 'reporter' })]
  expect(milestonesOf(events)).toMatchObject({ decision: 'actioned', leftUp: false })
})

test('a state of a newer server was seen by reviewers, and is no decision', () => {
  const later = event('a_state_of_tomorrow')
  expect(milestonesOf([later])).toEqual({ ...NO_MILESTONES, triagedAt: later.at })
})

test.each([
  ['no_violation', [], true],
  ['content_unavailable', [], false],
  ['actioned', ['account_disabled'], false],
  ['actioned', ['demoted'], true],
  ['redirected', [], null],
])('%s with %j leaves it up: %s', (state, actions, leftUp) => {
  expect(milestonesOf([event(state, { actions })]).leftUp).toBe(leftUp)
})

test('merging decides nothing; the outcome of the other flag is the decision', () => {
  const merged = event('duplicate')
  expect(milestonesOf([merged])).toEqual({ ...NO_MILESTONES, triagedAt: merged.at })
  const told = event('duplicate', { outcome: 'no_violation' })
  expect(milestonesOf([merged, told])).toEqual({
    triagedAt: merged.at,
    decidedAt: told.at,
    decision: 'no_violation',
    reversed: false,
    leftUp: true,
  })
  const later = event('duplicate', { outcome: 'decision_reversed', actions: ['content_removed'] })
  expect(milestonesOf([merged, told, later])).toMatchObject({
    decidedAt: told.at,
    decision: 'decision_reversed',
    reversed: true,
    leftUp: false,
  })
})

test('a flag that was decided, reopened and merged has no decision until the other is decided', () => {
  const decided = event('no_violation')
  const reopened = [event('closed', { by: 'system' }), event('under_review', { by: 'reporter' })]
  const merged = [decided, ...reopened, event('duplicate')]
  expect(milestonesOf(merged)).toMatchObject({ decidedAt: decided.at, decision: null, leftUp: null })
  const told = event('duplicate', { outcome: 'decision_upheld', actions: ['content_removed'] })
  expect(milestonesOf([...merged, told])).toMatchObject({ decision: 'decision_upheld', reversed: false, leftUp: false })
})

test('of a decision that was kept before the flag was merged nothing more is known than what it did', () => {
  const told = event('duplicate', { outcome: 'decision_upheld', actions: ['content_removed'] })
  expect(milestonesOf([event('duplicate'), told])).toMatchObject({
    decidedAt: told.at,
    decision: 'decision_upheld',
    leftUp: false,
  })
})

test.each([
  ['no_violation', 'actioned', true],
  ['actioned', 'no_violation', true],
  ['no_violation', 'no_violation', false],
])('%s, and after a second review that asked a question %s: reversed is %s', (before, after, reversed) => {
  const events = [
    event(before),
    event('reconsideration_requested', { by: 'reporter' }),
    event('info_requested'),
    event('under_review', { by: 'reporter' }),
    event(after),
  ]
  expect(milestonesOf(events)).toMatchObject({ decision: after, reversed })
})

test('another decision after a flag was reopened is no second review', () => {
  const asked = [event('no_violation'), event('reconsideration_requested', { by: 'reporter' }), event('no_violation')]
  const reopened = [event('closed', { by: 'system' }), event('under_review', { by: 'reporter' })]
  const events = [...asked, ...reopened, event('actioned')]
  expect(milestonesOf(events)).toMatchObject({ decision: 'actioned', reversed: false })
})
