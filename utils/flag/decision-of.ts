import type { FlagEvent } from './event.ts'
import { stateGroup } from './life-cycle.ts'

/**
 * What an event decided, as a state; null where it decided nothing. The partner's own words decide nothing. Merging
 * decides nothing either: the decision on the other flag comes later, as the outcome of an event in the same state.
 */
export function decisionOf({ by, state, outcome }: Pick<FlagEvent, 'by' | 'state' | 'outcome'>): string | null {
  if (by === 'reporter' || stateGroup(state) !== 'decided') return null
  return state === 'duplicate' ? (outcome ?? null) : state
}
