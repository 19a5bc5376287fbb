import { isLostOpen } from './is-open.ts'
import { stateGroup } from './life-cycle.ts'
import type { Stub } from './stub.ts'

/** What became of what the partner said of a flag: not accepted, an answer that waits to be sent, anything else that waits. */
export type Said = 'refused' | 'answer_waits' | 'waits'

/** `said` is left out where nothing was said. */
type Asking = Pick<Stub, 'state' | 'reference' | 'milestones' | 'mended' | 'lostAt'> & { said?: Said | null }

/**
 * True where a flag asks something of the partner: the server refused it or something said of it, or lost it, or the reviewers
 * ask. A question whose answer waits to be sent asks for nothing any more.
 */
export function needsPartner(flag: Asking): boolean {
  const { state, mended, said } = flag
  if (said === 'refused' || isLostOpen(flag)) return true
  return stateGroup(state) === 'needs_you' && !mended && said !== 'answer_waits'
}
