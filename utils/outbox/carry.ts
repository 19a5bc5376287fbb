// Waiting flags, and what waits to be said of flags, that travel by hand where no line works.
import * as z from 'zod/mini'
import { type CarriedEvent, CarriedEventSchema } from '../api/carried-event.ts'
import type { CarriedFlag } from '../api/carried-flag.ts'
import { flagHash } from '../flag/flag-hash.ts'
import type { Change, Store } from '../store/store.ts'
import { CURSOR_RECORD } from './cursor-record.ts'
import type { EventQueue } from './event-queue.ts'
import { destinationOf } from './next-event.ts'
import { FLAGS_LOCK, type Outbox } from './outbox.ts'
import { pulledForward, queued } from './queued.ts'
import { saidRows } from './said-rows.ts'
import { type TakenInSaid, takeInSaid } from './take-in-said.ts'

/** What became of flags that were carried here: new, known before, or not what their hash says. */
export interface TakenIn {
  added: number
  known: number
  damaged: number
}

export interface Carried {
  flags: CarriedFlag[]
  /** In the order in which they were said. */
  events: CarriedEvent[]
  /** How many flags and events wait, but can't be read any more. */
  unreadable: number
}

export interface Carry {
  /** All that waits, to be carried by hand; it stays here too. What the server refused is not among them. */
  carried(): Promise<Carried>
  /** Takes in flags that were carried here. Those whose id this device knows change nothing, wherever they stand. */
  takeIn(flags: CarriedFlag[]): Promise<TakenIn>
  /** Takes in what was said of flags and carried here, after the flags of the same file. What is known here changes nothing. */
  takeInSaid(events: CarriedEvent[]): Promise<TakenInSaid>
}

/** Carrying by hand over the outbox. */
export function createCarry({
  store,
  locks,
  outbox,
  events,
  serverNow,
}: {
  store: Store
  locks: LockManager
  outbox: Pick<Outbox, 'rows' | 'item'>
  events: Pick<EventQueue, 'rows' | 'item' | 'say'>
  /** Epoch milliseconds by the server's clock. */
  serverNow: () => Promise<number>
}): Carry {
  /** One that is waiting to be said; undefined where it can't be read. */
  async function carriedEvent(id: string): Promise<CarriedEvent | undefined> {
    const item = await events.item(id)
    if (!item) return undefined
    const { flagId, entry } = item
    const destination = await destinationOf(store, item)
    return z.safeParse(CarriedEventSchema, { flagId, event: entry.event, saidAt: entry.saidAt, destination }).data
  }

  return {
    carried: () =>
      // Under the lock: one that is received meanwhile would be missing, and be called unreadable.
      locks.request(FLAGS_LOCK, async () => {
        const waiting = (await outbox.rows()).filter(({ state }) => state !== 'rejected')
        const items = await Promise.all(waiting.map(({ id }) => outbox.item(id)))
        const flags = items.flatMap((found) => found?.entry ?? [])
        const said = await Promise.all((await saidRows({ outbox, events })).map(({ id }) => carriedEvent(id)))
        const found = said.flatMap((event) => event ?? [])
        const unreadable = items.length - flags.length + (said.length - found.length)
        return { flags, events: found, unreadable }
      }),
    takeIn: (flags) =>
      locks.request(FLAGS_LOCK, async () => {
        const taken: TakenIn = { added: 0, known: 0, damaged: 0 }
        for (const { flag, destination } of flags) {
          if ((await flagHash(flag)) !== flag.hash) taken.damaged += 1
          else if ((await store.read('stubs', flag.id).catch(() => null)) !== undefined) taken.known += 1
          else {
            // What the server said of it so far was skipped while it was unknown here: everything is asked for again.
            const forgotten: Change = { delete: 'records', id: CURSOR_RECORD }
            await store.write([...queued(flag, destination), ...(await pulledForward(store)), forgotten])
            taken.added += 1
          }
        }
        return taken
      }),
    takeInSaid: async (carried) => takeInSaid(carried, { store, events, serverNow: await serverNow() }),
  }
}
