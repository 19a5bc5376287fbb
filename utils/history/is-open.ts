import { stateGroup } from '../flag/life-cycle.ts'

/** True for a flag at the server on which somebody has yet to act. */
export function isOpen({ state, reference }: { state: string; reference: string | null }): boolean {
  return reference !== null && ['with_reviewers', 'needs_you'].includes(stateGroup(state))
}
