import { stateGroup } from './life-cycle.ts'

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
  said: 'refused' | 'answer_waits' | 'waits' | null
}): boolean {
  if (said === 'refused') return true
  return stateGroup(state) === 'needs_you' && !mended && said !== 'answer_waits'
}
