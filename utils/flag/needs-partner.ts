import { stateGroup } from './life-cycle.ts'

/** What became of what the partner said of a flag: not accepted, an answer that waits to be sent, anything else that waits. */
export type Said = 'refused' | 'answer_waits' | 'waits'

/**
 * True where a flag asks something of the partner: the server refused it or something said of it, or the reviewers ask. A
 * question whose answer waits to be sent asks for nothing any more.
 */
export function needsPartner({
  state,
  mended,
  said,
}: {
  state: string
  mended: boolean
  /** Left out where nothing was said. */
  said?: Said | null
}): boolean {
  if (said === 'refused') return true
  return stateGroup(state) === 'needs_you' && !mended && said !== 'answer_waits'
}
