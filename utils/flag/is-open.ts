import { stateGroup } from './life-cycle.ts'
import type { Stub } from './stub.ts'

type Standing = Pick<Stub, 'state' | 'reference' | 'milestones' | 'lostAt'>

/** True for a flag at the server on which somebody has yet to act; also for a merged one whose outcome is to come. */
export function isOpen(stub: Standing): boolean {
  return stub.lostAt === null && isUnended(stub)
}

/** True for one that the server lost before that: nobody will act on it, and this device can't send it again. */
export function isLostOpen(stub: Standing): boolean {
  return stub.lostAt !== null && isUnended(stub)
}

function isUnended({ state, reference, milestones }: Standing): boolean {
  if (reference === null) return false
  if (state === 'duplicate') return milestones.decision === null
  return ['with_reviewers', 'needs_you'].includes(stateGroup(state))
}
