import type { StateGroup } from '../../utils/flag/life-cycle.ts'
import type { FlagStub } from '../../utils/messages/contract.ts'
import { shownGroup } from './shown-state.ts'

/** What comes first is what asks for something. */
const ORDER: StateGroup[] = ['needs_you', 'on_device', 'with_reviewers', 'decided', 'closed']

export interface FlagGroup {
  id: StateGroup
  flags: FlagStub[]
}

/** The groups that hold flags, in their order; inside of each newest first. */
export function groupFlags(flags: FlagStub[]): FlagGroup[] {
  const groups = Map.groupBy(flags, shownGroup)
  return ORDER.flatMap((id) => {
    const found = groups.get(id)
    return found ? [{ id, flags: found.toSorted(newestFirst) }] : []
  })
}

/** Ids are made in the order of time, so that two flags of the same moment have an order too. */
function newestFirst(a: FlagStub, b: FlagStub): number {
  if (a.submittedAt !== b.submittedAt) return a.submittedAt < b.submittedAt ? 1 : -1
  return a.id < b.id ? 1 : -1
}
