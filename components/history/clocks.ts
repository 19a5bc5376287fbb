// The two clocks of a flag. They show the operator's targets, never a promise of the platform (product rule 7).

import { clockStart } from '../../utils/flag/clock-start.ts'
import { decisionOf } from '../../utils/flag/decision-of.ts'
import type { FlagEvent } from '../../utils/flag/event.ts'
import { stateGroup } from '../../utils/flag/life-cycle.ts'
import type { Service } from '../../utils/messages/page-views.ts'

const HOUR_MS = 3_600_000

type Target = Pick<Service['targets'][number], 'triageHours' | 'decisionHours'>

/** The clock of what the reviewers do next, or did. All times in ms. */
export interface TargetClock {
  /** What is waited for. */
  to: 'first_look' | 'decision' | 'second'
  elapsed: number
  /** Null where the operator names no target for this urgency. */
  target: number | null
  /** `asked`: the reviewers wait for the partner, and the time goes on. */
  state: 'running' | 'overdue' | 'met' | 'missed' | 'asked'
}

/**
 * The clock that counts now. Each event of the server carries the server's time, and so must `now` (epoch ms).
 * A request for a second review and a reopening start it anew; a question does not stop it. A merged flag waits for the
 * decision on the other. Null before the receipt, and for what left the reviewers' hands without a decision.
 */
export function targetClock(
  state: string,
  receivedAt: string | null,
  events: readonly FlagEvent[],
  target: Target | null,
  now: number,
): TargetClock | null {
  if (receivedAt === null) return null
  const inMs = (hours: number | undefined) => (hours === undefined ? null : hours * HOUR_MS)
  const startedBy = clockStart(events)
  const start = Date.parse(events[startedBy]?.at ?? receivedAt)
  const decision = events.slice(startedBy + 1).find((event) => decisionOf(event) !== null)
  const to = events[startedBy]?.state === 'reconsideration_requested' ? 'second' : 'decision'
  if (decision) return ended(to, Date.parse(decision.at) - start, inMs(target?.decisionHours))
  const elapsed = now - start
  const group = stateGroup(state)
  if (group === 'needs_you') return { to, elapsed, target: inMs(target?.decisionHours), state: 'asked' }
  if (group !== 'with_reviewers' && state !== 'duplicate') return null
  return state === 'received'
    ? running('first_look', elapsed, inMs(target?.triageHours))
    : running(to, elapsed, inMs(target?.decisionHours))
}

function running(to: TargetClock['to'], elapsed: number, target: number | null): TargetClock {
  return { to, elapsed, target, state: target !== null && elapsed > target ? 'overdue' : 'running' }
}

function ended(to: TargetClock['to'], elapsed: number, target: number | null): TargetClock {
  return { to, elapsed, target, state: target !== null && elapsed > target ? 'missed' : 'met' }
}
