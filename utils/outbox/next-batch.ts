import { BATCH_BYTES, BATCH_ITEMS } from '../api/flag-contract.ts'
import type { Outbox, WaitingItem } from './outbox.ts'
import { type Destination, sameDestination } from './outbox-entry.ts'
import { isDue } from './retry-clock.ts'

/** Room for the request's own JSON around the flags. */
const ENVELOPE_BYTES = 1_024

/**
 * The flags to send next, most urgent first, then oldest: those for `destination` whose time has come.
 * Imminent flags go alone. A batch whose first flag failed before is smaller each time, so that a line too slow for
 * 50 flags in one request still gets one through. `most` lowers the number further.
 */
export async function nextBatch(
  outbox: Outbox,
  destination: Destination,
  now: number,
  most = BATCH_ITEMS,
): Promise<WaitingItem[]> {
  const batch: WaitingItem[] = []
  let bytes = ENVELOPE_BYTES
  let limit = most
  for (const row of await outbox.rows()) {
    if (row.state === 'rejected' || row.held || !isDue(row.notBefore, now)) continue
    const [first] = batch
    if (batch.length >= limit || (first && first.rank !== row.rank && first.rank === 0)) break
    const item = await outbox.item(row.id)
    if (!item || !sameDestination(item.entry.destination, destination)) continue
    bytes += new TextEncoder().encode(JSON.stringify(item.entry.flag)).length + 1
    if (first && bytes > BATCH_BYTES) break
    if (!first) limit = Math.max(1, Math.min(limit, BATCH_ITEMS >> Math.min(item.attempts, 6)))
    batch.push(item)
  }
  return batch
}
