import type { Stub } from '../../utils/flag/stub.ts'

/** The row of a flag whose post was met again on that day, the device's own; null where that is noted. */
export function seenOn(stub: Stub, now: Date): { stub: Stub } | null {
  // A day is what the partner needs, and all that is kept of where they were.
  const [seenOn = ''] = now.toISOString().split('T')
  return stub.seenOn === seenOn ? null : { stub: { ...stub, seenOn } }
}
