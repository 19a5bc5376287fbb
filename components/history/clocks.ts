// The two clocks of a flag. They show the operator's targets, never a promise of the platform (product rule 7).

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
  /** `stands`: the reviewers wait for the partner. */
  state: 'running' | 'overdue' | 'met' | 'missed' | 'stands'
}

/**
 * The clock that counts now. Each event of the server carries the server's time, and so must `now` (epoch ms).
 * A question stops it until the answer; a request for a second review starts it anew. Null before the receipt, and for what
 * left the reviewers' hands without a decision.
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
  const askedAgain = events.findLastIndex((event) => event.state === 'reconsideration_requested')
  const start = Date.parse(events[askedAgain]?.at ?? receivedAt)
  const decision = events.slice(askedAgain + 1).find(isDecision)
  const to = askedAgain >= 0 ? 'second' : 'decision'
  if (decision) return ended(to, Date.parse(decision.at) - start, inMs(target?.decisionHours))
  const elapsed = now - start
  const group = stateGroup(state)
  if (group === 'needs_you') return { to, elapsed, target: inMs(target?.decisionHours), state: 'stands' }
  if (group !== 'with_reviewers') return null
  return state === 'received'
    ? running('first_look', elapsed, inMs(target?.triageHours))
    : running(to, elapsed, inMs(target?.decisionHours))
}

function isDecision({ state, by }: FlagEvent): boolean {
  return stateGroup(state) === 'decided' && by !== 'reporter'
}

function running(to: TargetClock['to'], elapsed: number, target: number | null): TargetClock {
  return { to, elapsed, target, state: target !== null && elapsed > target ? 'overdue' : 'running' }
}

function ended(to: TargetClock['to'], elapsed: number, target: number | null): TargetClock {
  return { to, elapsed, target, state: target !== null && elapsed > target ? 'missed' : 'met' }
}
