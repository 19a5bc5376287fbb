import * as z from 'zod/mini'
import type { CarriedEvent } from '../api/carried-event.ts'
import { StubSchema } from '../flag/stub.ts'
import type { Store } from '../store/store.ts'
import type { EventQueue } from './event-queue.ts'
import { sameDestination } from './outbox-entry.ts'

/**
 * What became of what was said elsewhere and carried here: new, known before, or left out, because its flag is not here or
 * has no place for it in the state that this device knows.
 */
export interface TakenInSaid {
  added: number
  known: number
  leftOut: number
}

/**
 * Queues what was said elsewhere, in the given order, as if it had been said here at its time. `serverNow` is epoch
 * milliseconds by the server's clock. Not to be called under the flags' lock: `say` takes it for each.
 */
export async function takeInSaid(
  carried: readonly CarriedEvent[],
  { store, events, serverNow }: { store: Store; events: Pick<EventQueue, 'say'>; serverNow: number },
): Promise<TakenInSaid> {
  const taken: TakenInSaid = { added: 0, known: 0, leftOut: 0 }
  for (const each of carried) {
    const { flagId, event, saidAt, destination } = each
    const needs = { now: Date.parse(saidAt), serverNow, destination, also: [] }
    const said = (await hasItsFlag(store, each)) ? await events.say(flagId, event, needs) : 'not_now'
    if (said === 'queued') taken.added += 1
    else if (said === 'known') taken.known += 1
    else taken.leftOut += 1
  }
  return taken
}

/** Also false where another organisation has the flag here than the one it was said to, and where a corrected flag stands for it, to which this went over. */
async function hasItsFlag(store: Store, { flagId, destination }: CarriedEvent): Promise<boolean> {
  const stub = z.safeParse(StubSchema, await store.read('stubs', flagId).catch(() => undefined))
  if (!stub.success || stub.data.mended) return false
  const { receivedBy } = stub.data
  return destination === null || receivedBy === null || sameDestination(receivedBy, destination)
}
