import { localDay } from '../../utils/flag/local-day.ts'
import type { Stub } from '../../utils/flag/stub.ts'

// A day is what the partner needs, and all that is kept of where they were.

/** The row of a flag whose post was met again on that day; null where that is noted. */
export function seenOn(stub: Stub, now: Date): { stub: Stub } | null {
  const seenOn = localDay(now)
  return stub.seenOn === seenOn && stub.goneOn === null ? null : { stub: { ...stub, seenOn, goneOn: null } }
}

/** The row of a flag at whose address nothing was found on that day; null where that is noted. */
export function goneOn(stub: Stub, now: Date): { stub: Stub } | null {
  const goneOn = localDay(now)
  return stub.goneOn === goneOn ? null : { stub: { ...stub, goneOn } }
}
