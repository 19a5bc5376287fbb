// What is written where a flag is queued.
import type { Flag } from '../flag/flag.ts'
import { newStub, type StoredFlag } from '../flag/stub.ts'
import { urgencyRank } from '../flag/taxonomy.ts'
import type { Change, Store } from '../store/store.ts'
import type { Destination, OutboxEntry } from './outbox-entry.ts'

/** Puts a flag into the outbox, and into history as queued. */
export function queued(flag: Flag, destination: Destination | null): Change[] {
  const submittedAt = Date.parse(flag.submittedAt)
  return [
    {
      put: 'outbox',
      id: flag.id,
      columns: { state: 'queued', rank: urgencyRank(flag.urgency), submittedAt, attempts: 0, notBefore: 0 },
      value: { flag, destination } satisfies OutboxEntry,
    },
    { put: 'stubs', id: flag.id, columns: { submittedAt }, value: newStub(flag) },
    { put: 'flags', id: flag.id, columns: {}, value: { flag, events: [], destination } satisfies StoredFlag },
  ]
}

/**
 * Lets all that waits be tried at once. In the transaction of a new flag: were the background ended between the two, the
 * new one would go before more urgent ones that wait out a failure.
 */
export async function pulledForward(store: Store): Promise<Change[]> {
  return (await store.outboxRows())
    .filter(({ state, notBefore }) => state !== 'rejected' && notBefore > 0)
    .map(({ id }) => ({ id, columns: { notBefore: 0 } }))
}
