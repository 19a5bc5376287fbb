import { isLostOpen } from '../flag/is-open.ts'
import { type StateGroup, stateGroup } from '../flag/life-cycle.ts'
import { needsPartner, type Said } from '../flag/needs-partner.ts'
import type { Stub } from '../flag/stub.ts'

/** What of a row decides how it is shown; `said` is left out where nothing was said of it. */
type Shown = Pick<Stub, 'state' | 'reference' | 'withdrawn' | 'mended' | 'milestones' | 'lostAt'> & {
  said?: Said | null
}

/** The state that a flag is shown in. "Received" is never said without the server's reference. */
export function shownState({ state, reference, withdrawn }: Pick<Stub, 'state' | 'reference' | 'withdrawn'>): string {
  if (state !== 'received' || reference) return state
  // Withdrawn here, and yet it had arrived: it is with the reviewers, and no receipt will come.
  return withdrawn ? 'unknown' : 'sending'
}

/**
 * The group that a flag is listed in. One that the server lost while it was open is in nobody's hands but the partner's.
 * One that was corrected and sent again asks for nothing any more; one whose answer has not left waits for the line.
 */
export function shownGroup(flag: Shown): StateGroup {
  if (flag.said === 'refused' || isLostOpen(flag)) return 'needs_you'
  if (flag.mended) return 'closed'
  const group = stateGroup(shownState(flag))
  return group === 'needs_you' && !needsPartner(flag) ? 'on_device' : group
}

/** The state whose icon and colour stand for a flag: of what was said of it first, where that has not arrived. */
export function markState(flag: Shown): string {
  if (flag.said === 'refused' || isLostOpen(flag)) return 'needs_fix'
  if (flag.said === 'answer_waits') return 'queued'
  return shownGroup(flag) === 'closed' ? 'closed' : shownState(flag)
}
