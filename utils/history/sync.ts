// Fetches what reviewers did since the last time.
import * as z from 'zod/mini'
import type { ApiClient, ApiFailure } from '../api/client.ts'
import type { FlagEvent } from '../flag/event.ts'
import { StubSchema } from '../flag/stub.ts'
import { CURSOR_RECORD } from '../outbox/cursor-record.ts'
import { eventsTakenIn } from '../outbox/flag-events.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { type Destination, sameDestination } from '../outbox/outbox-entry.ts'
import { createRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { createChangesPages } from './changes-pages.ts'

/** Held while syncing, so that two open screens do not fetch the same pages twice. */
const SYNC_LOCK = 'fieldflag-sync'

const CursorSchema = z.nullable(
  z.object({
    origin: z.string(),
    organisationId: z.string(),
    cursor: z.string(),
    /** When the server last answered, by this device's clock: ISO 8601. */
    syncedAt: z._default(z.nullable(z.string()), null),
  }),
)

interface SyncNeeds {
  store: Store
  outbox: Outbox
  locks: LockManager
  client: Pick<ApiClient, 'changes'>
  destination: Destination
  /** Epoch milliseconds by this device's clock. */
  now: () => number
  /** Called where somebody else than the partner did something that was not known. */
  onNews?: (flagIds: string[]) => void
}

/**
 * Applies all events since the last sync; resolves to null, or to what kept it from finishing.
 * What was applied before a failure stays; the cursor moves only behind applied events.
 */
export async function syncHistory(needs: SyncNeeds): Promise<ApiFailure | null> {
  const { store, locks, client, destination } = needs
  const record = createRecord(store, CURSOR_RECORD, CursorSchema, null)
  const { origin, organisationId } = destination
  const keep = (cursor: string) =>
    record.write({ origin, organisationId, cursor, syncedAt: new Date(needs.now()).toISOString() })
  return locks.request(SYNC_LOCK, async () => {
    const known = await record.read()
    let cursor = known?.origin === origin && known.organisationId === organisationId ? known.cursor : null
    const nextPage = createChangesPages(client, needs.now)
    for (;;) {
      const answer = await nextPage(cursor)
      if (!answer.ok) {
        const isUnknown = cursor !== null && answer.failure.by === 'server' && answer.failure.status === 400
        return isUnknown ? startOver(needs, nextPage, keep) : answer.failure
      }
      await takeIn(answer.value.events, needs)
      const moved = answer.value.cursor !== cursor
      cursor = answer.value.cursor
      await keep(cursor)
      if (!answer.value.more || !moved) return null
    }
  })
}

/** When the service last answered "what happened": ISO 8601; null where it never did. */
export async function syncedAt(store: Store, destination: Destination | null): Promise<string | null> {
  const known = await createRecord(store, CURSOR_RECORD, CursorSchema, null).read()
  const isThere = known?.origin === destination?.origin && known?.organisationId === destination?.organisationId
  return isThere ? (known?.syncedAt ?? null) : null
}

/**
 * The server was restored from a backup and does not know the cursor: what it tells now stands in for all that was known,
 * and a flag that it does not have any more is sent again, or called lost where it can't be. Nothing is changed before
 * everything was read: ended halfway, it starts over.
 */
async function startOver(
  needs: SyncNeeds,
  nextPage: ReturnType<typeof createChangesPages>,
  keep: (cursor: string) => Promise<void>,
): Promise<ApiFailure | null> {
  const { store, outbox, destination } = needs
  const received = await receivedFlags(store, destination)
  const events: FlagEvent[] = []
  let cursor: string | null = null
  for (let more = true; more; ) {
    const answer: Awaited<ReturnType<typeof nextPage>> = await nextPage(cursor)
    if (!answer.ok) return answer.failure
    events.push(...answer.value.events)
    more = answer.value.more && answer.value.cursor !== cursor
    cursor = answer.value.cursor
  }
  await takeIn(events, needs, { replace: true })
  const there = new Set(events.map(({ flagId }) => flagId))
  for (const [id, reference] of received) {
    if (!there.has(id)) await outbox.sendAgain(id, reference, destination, needs.now())
  }
  if (cursor !== null) await keep(cursor)
  return null
}

/** Ids and references of the flags that this service gave a receipt for. */
async function receivedFlags(store: Store, destination: Destination): Promise<[id: string, reference: string][]> {
  return (await store.readAll('stubs')).flatMap((value): [string, string][] => {
    const { data } = z.safeParse(StubSchema, value)
    const isOurs = data?.receivedBy && sameDestination(data.receivedBy, destination)
    return isOurs && data.reference !== null ? [[data.id, data.reference]] : []
  })
}

async function takeIn(
  events: FlagEvent[],
  { store, outbox, onNews }: SyncNeeds,
  how = { replace: false },
): Promise<void> {
  const news: string[] = []
  for (const [flagId, fresh] of Map.groupBy(events, (event) => event.flagId)) {
    await outbox.updateStub(flagId, (stub) => {
      const isNews = ({ by, position }: FlagEvent) => (by === 'reviewer' || by === 'system') && position > stub.position
      if (!how.replace && fresh.some(isNews)) news.push(flagId)
      return eventsTakenIn(store, stub, fresh, how)
    })
  }
  if (news.length > 0) onNews?.(news)
}
