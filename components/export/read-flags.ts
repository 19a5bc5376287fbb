import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import type { Send } from '../../utils/messages/send.ts'

/** A flag whose content is on this device. */
export type HeldFlag = FlagDetail & { flag: NonNullable<FlagDetail['flag']> }

/** Flags that are opened at once. */
const SLICE = 50

/**
 * Whole flags by their ids, newest first; those that are not on this device any more, or whose content was deleted from
 * it, are left out. Rejects as `send` does.
 */
export async function readFlags(ids: Iterable<string>, send: Send<PageCalls>): Promise<HeldFlag[]> {
  const wanted = [...ids]
  const found: HeldFlag[] = []
  for (let at = 0; at < wanted.length; at += SLICE) {
    const slice = await Promise.all(wanted.slice(at, at + SLICE).map((id) => send('history.read', { id })))
    found.push(...slice.filter(isHeld))
  }
  return found.sort((a, b) => (a.stub.submittedAt < b.stub.submittedAt ? 1 : -1))
}

function isHeld(detail: FlagDetail | null): detail is HeldFlag {
  return detail !== null && detail.flag !== null
}
