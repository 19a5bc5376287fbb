import * as z from 'zod/mini'
import { StubSchema } from '../flag/stub.ts'
import type { Store } from '../store/store.ts'
import type { EventQueue, WaitingEvent } from './event-queue.ts'
import { type Destination, sameDestination } from './outbox-entry.ts'

/**
 * The first event of each flag that can go to `destination`, in sending order, whether its time has come or not. One whose flag
 * waits itself stays behind it, a later one of a flag behind the earlier; one that the server refused stands in nobody's way.
 */
export async function firstEvents(store: Store, queue: EventQueue, destination: Destination): Promise<WaitingEvent[]> {
  const firsts = new Map<string, WaitingEvent>()
  const onTheirWay = new Set((await store.outboxRows()).flatMap(({ id, flagId }) => (flagId === undefined ? id : [])))
  for (const { id, flagId, state } of await queue.rows()) {
    if (state === 'rejected' || onTheirWay.has(flagId) || firsts.has(flagId)) continue
    const item = await queue.item(id)
    if (item) firsts.set(flagId, item)
  }
  const addressed = await Promise.all(
    [...firsts.values()].map(async (item) => sameDestination(await destinationOf(store, item), destination)),
  )
  return [...firsts.values()].filter((_, place) => addressed[place])
}

/** What was said of a flag before its receipt goes where the flag went. */
export async function destinationOf(store: Store, { flagId, entry }: WaitingEvent): Promise<Destination | null> {
  if (entry.destination) return entry.destination
  const stub = z.safeParse(StubSchema, await store.read('stubs', flagId).catch(() => undefined))
  return stub.success ? stub.data.receivedBy : null
}
