import { type StateGroup, stateGroup } from '../flag/life-cycle.ts'
import type { Stub } from '../flag/stub.ts'

/** The state that a flag is shown in. "Received" is never said without the server's reference. */
export function shownState({ state, reference, withdrawn }: Pick<Stub, 'state' | 'reference' | 'withdrawn'>): string {
  if (state !== 'received' || reference) return state
  // Withdrawn here, and yet it had arrived: it is with the reviewers, and no receipt will come.
  return withdrawn ? 'unknown' : 'sending'
}

/** The group that a flag is listed in. One that was corrected and sent again asks for nothing any more. */
export function shownGroup(flag: Pick<Stub, 'state' | 'reference' | 'withdrawn' | 'mended'>): StateGroup {
  return flag.mended ? 'closed' : stateGroup(shownState(flag))
}
