import type { Stub } from '../../utils/flag/stub.ts'
import { localDay } from '../../utils/i18n/local-day.ts'

/** The row of a flag whose post was met again on that day; null where that is noted. */
export function seenOn(stub: Stub, now: Date): { stub: Stub } | null {
  // A day is what the partner needs, and all that is kept of where they were.
  const seenOn = localDay(now)
  return stub.seenOn === seenOn ? null : { stub: { ...stub, seenOn } }
}
