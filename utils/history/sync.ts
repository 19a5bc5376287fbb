// Fetches what reviewers did since the last time.
import * as z from 'zod/mini'
import type { ApiClient, ApiFailure } from '../api/client.ts'
import type { FlagEvent } from '../flag/event.ts'
import { milestonesOf } from '../flag/milestones.ts'
import { StoredFlagSchema } from '../flag/stub.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Destination } from '../outbox/outbox-entry.ts'
import { createRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'

/** Held while syncing, so that two open screens do not fetch the same pages twice. */
const SYNC_LOCK = 'fieldflag-sync'

const CursorSchema = z.nullable(z.object({ origin: z.string(), organisationId: z.string(), cursor: z.string() }))

/**
 * Applies all events since the last sync; resolves to null, or to what kept it from finishing.
 * What was applied before a failure stays; the cursor moves only behind applied events.
 */
export async function syncHistory({
  store,
  outbox,
  locks,
  client,
  destination,
}: {
  store: Store
  outbox: Outbox
  locks: LockManager
  client: ApiClient
  destination: Destination
}): Promise<ApiFailure | null> {
  const record = createRecord(store, 'cursor', CursorSchema, null)
  return locks.request(SYNC_LOCK, async () => {
    const known = await record.read()
    const { origin, organisationId } = destination
    let cursor = known?.origin === origin && known.organisationId === organisationId ? known.cursor : null
    for (;;) {
      const answer = await client.changes(cursor)
      if (!answer.ok) {
        // The server was restored from a backup and does not know the cursor: everything again.
        if (cursor !== null && answer.failure.by === 'server' && answer.failure.status === 400) {
          cursor = null
          continue
        }
        return answer.failure
      }
      for (const [flagId, events] of Map.groupBy(answer.value.events, ({ flagId }) => flagId)) {
        await applyEvents(flagId, events, { store, outbox })
      }
      const moved = answer.value.cursor !== cursor
      cursor = answer.value.cursor
      await record.write({ origin, organisationId, cursor })
      if (!answer.value.more || !moved) return null
    }
  })
}

/** Events that were applied before change nothing; the latest position gives the state. */
async function applyEvents(
  flagId: string,
  fresh: FlagEvent[],
  { store, outbox }: { store: Store; outbox: Outbox },
): Promise<void> {
  await outbox.updateStub(flagId, async (stub) => {
    const stored = z.safeParse(StoredFlagSchema, await store.read('flags', flagId))
    if (!stored.success) return null
    const byPosition = new Map([...stored.data.events, ...fresh].map((event) => [event.position, event]))
    const events = [...byPosition.values()].toSorted((a, b) => a.position - b.position)
    const last = events.at(-1)
    if (!last) return null
    return {
      stub: {
        ...stub,
        state: last.state,
        position: last.position,
        stateAt: last.at,
        milestones: milestonesOf(events),
      },
      also: [{ put: 'flags', id: flagId, columns: {}, value: { ...stored.data, events } }],
    }
  })
}
