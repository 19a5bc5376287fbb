// The states of a flag, who may move it where, and how history groups them. Source: taxonomy.json, life-cycle.
import data from './taxonomy.json' with { type: 'json' }

/** How history groups flags: what needs the partner comes first. */
export const STATE_GROUPS = ['needs_you', 'on_device', 'with_reviewers', 'decided', 'closed'] as const
export type StateGroup = (typeof STATE_GROUPS)[number]
export type Actor = 'reporter' | 'reviewer' | 'system' | 'client' | 'server'

const groups = new Map(data.states.map((state) => [state.id, state.group as StateGroup]))

/** All states that this build knows; a newer server may send others. */
export const STATES: string[] = data.states.map((state) => state.id)
/** What a reviewer can decide on, as the taxonomy names it. */
export const ACTIONS: string[] = data.actions
export const NO_VIOLATION_REASONS: string[] = data.noViolationReasons
/** How long after a decision a second review can be asked for: the taxonomy's guard, after Art. 20 DSA (six months). */
export const SECOND_REVIEW_DAYS = 180

/** The group of a state. A state of a newer server counts as with the reviewers, never as gone. */
export function stateGroup(state: string): StateGroup {
  return groups.get(state) ?? 'with_reviewers'
}

/** True where this build knows the state and can name it. */
export function isKnownState(state: string): boolean {
  return groups.has(state)
}

/** The states into which this actor may move a flag that is in `from`. */
export function nextStates(from: string, actor: Actor): string[] {
  return data.transitions.filter((move) => move.from === from && move.actor === actor).map((move) => move.to)
}
