import { stateGroup } from '../../utils/flag/life-cycle.ts'
import type { EventTable } from '../store/tables.ts'

type Acted = Pick<EventTable, 'kind' | 'state' | 'member_id'>

/**
 * Whether this reviewer may decide now. The taxonomy's guard "a different reviewer": from the request for a second
 * review to its decision, by whatever way, nobody decides who decided before. `events`: oldest first. Source:
 * `lifecycle.transitions` of the taxonomy.
 */
export function mayDecide(member: string, events: readonly Acted[]): boolean {
  const asked = events.findLastIndex((event) => event.state === 'reconsideration_requested')
  // A merge decides nothing yet: with the flag it was merged into it may still come back.
  const isOutcome = (event: Acted) => isDecision(event) && !isMerge(event)
  if (asked < 0 || events.slice(asked).some(isOutcome)) return true
  return !events.slice(0, asked).some((event) => isDecision(event) && event.member_id === member)
}

/** True for a reviewer's decision on the flag, or on the one that it was merged into. */
export function isDecision({ kind, state }: Pick<Acted, 'kind' | 'state'>): boolean {
  return (kind === 'review' || kind === 'follow') && stateGroup(state) === 'decided'
}

/** True where a reviewer merged the flag into another: its outcome follows. */
export function isMerge({ kind, state }: Pick<Acted, 'kind' | 'state'>): boolean {
  return kind === 'review' && state === 'duplicate'
}
