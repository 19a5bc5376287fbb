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
  ['duplicate', [], null],
])('%s with %j leaves it up: %s', (state, actions, leftUp) => {
  expect(milestonesOf([event(state, { actions })]).leftUp).toBe(leftUp)
})
