import { stateGroup } from '../flag/life-cycle.ts'
import type { Stub } from '../flag/stub.ts'

/** True for a flag at the server on which somebody has yet to act; also for a merged one whose outcome is to come. */
export function isOpen({ state, reference, milestones }: Pick<Stub, 'state' | 'reference' | 'milestones'>): boolean {
  if (reference === null) return false
  if (state === 'duplicate') return milestones.decision === null
  return ['with_reviewers', 'needs_you'].includes(stateGroup(state))
}
