import { describe, expect, test } from 'vitest'
import { targetClock } from '../../../components/history/clocks.ts'
import type { FlagEvent } from '../../../utils/flag/event.ts'

const HOUR = 3_600_000
const RECEIVED = '2026-11-21T10:00:00.000Z'
const TARGET = { triageHours: 4, decisionHours: 24 }
const at = (hours: number) => new Date(Date.parse(RECEIVED) + hours * HOUR).toISOString()
const later = (hours: number) => Date.parse(at(hours))

function event(state: string, hours: number, by: FlagEvent['by'] = 'reviewer'): FlagEvent {
  const flagId = '01938d6e-0000-7000-8000-000000000001'
  return { position: hours, flagId, state, at: at(hours), by, words: null, actions: [], reason: null }
}

describe('the clock of the operator’s target', () => {
  test('does not run before the receipt', () => {
    expect(targetClock('queued', null, [], TARGET, later(1))).toBeNull()
  })

  test.each([
    ['received', 3, 'first_look', 4, 'running'],
    ['received', 5, 'first_look', 4, 'overdue'],
    ['under_review', 5, 'decision', 24, 'running'],
    ['put_to_a_vote', 25, 'decision', 24, 'overdue'],
    ['info_requested', 25, 'decision', 24, 'asked'],
    ['duplicate', 25, 'decision', 24, 'overdue'],
  ])('in %s after %i h: to the %s, %i h, %s', (state, hours, to, target, expected) => {
    expect(targetClock(state, RECEIVED, [], TARGET, later(hours))).toEqual({
      to,
      elapsed: hours * HOUR,
      target: target * HOUR,
      state: expected,
    })
  })

  test('stands for good once decided, also when the partner has said something since', () => {
    const events = [event('triaged', 1), event('actioned', 10), event('actioned', 12, 'reporter')]
    expect(targetClock('actioned', RECEIVED, events, TARGET, later(90))).toMatchObject({
      elapsed: 10 * HOUR,
      state: 'met',
    })
    const late = [event('no_violation', 30), event('closed', 80, 'system')]
    expect(targetClock('closed', RECEIVED, late, TARGET, later(90))).toMatchObject({
      elapsed: 30 * HOUR,
      state: 'missed',
    })
  })

  test('starts anew with a second review', () => {
    const asked = [event('no_violation', 30), event('reconsideration_requested', 40, 'reporter')]
    expect(targetClock('reconsideration_requested', RECEIVED, asked, TARGET, later(45))).toMatchObject({
      to: 'second',
      elapsed: 5 * HOUR,
      state: 'running',
    })
    const decided = [...asked, event('decision_reversed', 47)]
    expect(targetClock('decision_reversed', RECEIVED, decided, TARGET, later(90))).toMatchObject({
      to: 'second',
      elapsed: 7 * HOUR,
      state: 'met',
    })
  })

  test('what is added to a second review does not start it again', () => {
    const request = event('reconsideration_requested', 40, 'reporter')
    const added = [event('no_violation', 30), request, event('reconsideration_requested', 50, 'reporter')]
    expect(targetClock('reconsideration_requested', RECEIVED, added, TARGET, later(65))).toMatchObject({
      to: 'second',
      elapsed: 25 * HOUR,
      state: 'overdue',
    })
  })

  test('starts anew with a reopening: the decision of before is none on what is asked now', () => {
    const closed = [event('no_violation', 30), event('closed', 80, 'system')]
    const reopened = [...closed, event('under_review', 100, 'reporter'), event('escalated', 101)]
    expect(targetClock('escalated', RECEIVED, reopened, TARGET, later(105))).toMatchObject({
      to: 'decision',
      elapsed: 5 * HOUR,
      state: 'running',
    })
    const decided = [...reopened, event('actioned', 130)]
    expect(targetClock('actioned', RECEIVED, decided, TARGET, later(200))).toMatchObject({
      to: 'decision',
      elapsed: 30 * HOUR,
      state: 'missed',
    })
    const again = [...decided, event('reconsideration_requested', 140, 'reporter')]
    expect(targetClock('reconsideration_requested', RECEIVED, again, TARGET, later(141))).toMatchObject({
      to: 'second',
      elapsed: HOUR,
    })
  })

  test('of a merged flag runs until the outcome of the other is told', () => {
    const merged = event('duplicate', 2)
    expect(targetClock('duplicate', RECEIVED, [merged], TARGET, later(5))).toMatchObject({
      to: 'decision',
      elapsed: 5 * HOUR,
      state: 'running',
    })
    const told = { ...event('duplicate', 9), outcome: 'no_violation' }
    expect(targetClock('duplicate', RECEIVED, [merged, told], TARGET, later(50))).toMatchObject({
      elapsed: 9 * HOUR,
      state: 'met',
    })
  })

  test('tells the time alone where the operator names no target', () => {
    expect(targetClock('triaged', RECEIVED, [], null, later(99))).toMatchObject({ target: null, state: 'running' })
  })

  test('is not shown for what was withdrawn', () => {
    expect(targetClock('withdrawn', RECEIVED, [event('withdrawn', 2, 'reporter')], TARGET, later(3))).toBeNull()
  })
})
