import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import type { Send } from '../../utils/messages/send.ts'

/** A flag whose content is on this device. */
export type HeldFlag = FlagDetail & { flag: NonNullable<FlagDetail['flag']> }

/** Flags that are opened at once. */
const SLICE = 50

/**
 * Flags by their ids, newest first. Of those whose content was deleted as the partner chose, row and events are here and
 * still true. Left out are those that are gone from this device and those that can't be read. Rejects as `send` does.
 */
export async function readFlags(ids: Iterable<string>, send: Send<PageCalls>): Promise<FlagDetail[]> {
  const wanted = [...ids]
  const found: FlagDetail[] = []
  for (let at = 0; at < wanted.length; at += SLICE) {
    const slice = await Promise.all(wanted.slice(at, at + SLICE).map((id) => send('history.read', { id })))
    found.push(...slice.filter(isKept))
  }
  return found.sort((a, b) => (a.stub.submittedAt < b.stub.submittedAt ? 1 : -1))
}

/** True where what was sent is still here. */
export function isHeld(detail: FlagDetail): detail is HeldFlag {
  return detail.flag !== null
}

/** A flag that can't be read comes without its content too, but its events are not known then. */
function isKept(detail: FlagDetail | null): detail is FlagDetail {
  return detail !== null && (isHeld(detail) || detail.stub.purgedAt !== null)
}
