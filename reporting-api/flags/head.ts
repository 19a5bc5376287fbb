import { clockStart } from '../../utils/flag/clock-start.ts'
import { stateGroup } from '../../utils/flag/life-cycle.ts'
import { URGENCIES, URGENCY_TARGETS, type Urgency, urgencyRank } from '../../utils/flag/taxonomy.ts'
import type { AlertKind, EventTable, FlagTable, HeadTable } from '../store/tables.ts'

const HOUR = 3_600_000
/** What counts of a flag's last event. */
type Last = Pick<EventTable, 'state' | 'hash' | 'at'>
type Clocked = Pick<HeadTable, 'urgency_rank' | 'received_at'>
/** What reviewers' lists go by. */
type Work = Pick<HeadTable, 'due_at' | 'taken_by'>

/** Where a flag stands after its last event. */
export function headOf(
  flag: Pick<FlagTable, 'id' | 'organisation_id' | 'received_at'>,
  urgency: Urgency,
  last: Last,
): Omit<HeadTable, keyof Work | 'post_key'> {
  const clock = { urgency_rank: urgencyRank(urgency), received_at: flag.received_at }
  return {
    flag_id: flag.id,
    organisation_id: flag.organisation_id,
    ...clock,
    ...standing(clock, last, clockSince(flag.received_at, [last])),
  }
}

/** What an event changes in the head of its flag. `since`: see `clockSince`. */
export function standing(clock: Clocked, { state, hash }: Last, since: number) {
  return { state, hash, is_open: isOpen(state) ? 1 : 0, next_alarm_at: nextAlarm(clock, state, since)?.at ?? null }
}

/**
 * Whose work a flag is after this event, and until when. Who only sorts it has not taken it; whoever decided does not
 * look again: that is for another. `since`: see `clockSince`.
 */
export function workAfter(
  clock: Clocked & Pick<Work, 'taken_by'>,
  event: Pick<EventTable, 'state' | 'kind' | 'member_id'>,
  since: number,
): Work {
  const due_at = nextAlarm(clock, event.state, since)?.at ?? null
  if (event.kind === 'second_review') return { due_at, taken_by: null }
  const isTaking = event.kind === 'review' && event.state !== 'triaged'
  return { due_at, taken_by: isTaking ? event.member_id : clock.taken_by }
}

/** When a flag's clock last started: with its receipt, or anew. All in ms since 1970; `events`: oldest first. */
export function clockSince(receivedAt: number, events: readonly { state: string; at: number }[]): number {
  return events[clockStart(events)]?.at ?? receivedAt
}

/**
 * Which clock runs in this state and when (ms since 1970) it runs out; undefined where none does. None runs out while
 * the partner is asked, but the time goes on: with the answer the flag may be overdue at once. `since` is when the clock
 * started.
 */
export function nextAlarm(clock: Clocked, state: string, since: number): { kind: AlertKind; at: number } | undefined {
  const due = dueAt({ ...clock, received_at: since })
  if (state === 'received') return { kind: 'triage_overdue', at: due.triage }
  if (state === 'reconsideration_requested') return { kind: 'second_review_overdue', at: due.decision }
  if (stateGroup(state) === 'with_reviewers') return { kind: 'decision_overdue', at: due.decision }
  return undefined
}

/** When the operator's own targets end, ms since 1970, for a clock that started with the receipt. */
export function dueAt({ urgency_rank, received_at }: Clocked): { triage: number; decision: number } {
  const target = URGENCY_TARGETS.find(({ rank }) => rank === urgency_rank)
  if (!target) throw new RangeError('an urgency has no target')
  return { triage: received_at + target.triageHours * HOUR, decision: received_at + target.decisionHours * HOUR }
}

/** The urgency of a rank. */
export function urgencyOf({ urgency_rank }: Pick<HeadTable, 'urgency_rank'>): Urgency {
  const urgency = URGENCIES[urgency_rank]
  if (!urgency) throw new RangeError('a rank has no urgency')
  return urgency
}

function isOpen(state: string): boolean {
  return ['with_reviewers', 'needs_you'].includes(stateGroup(state))
}
