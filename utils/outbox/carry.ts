// Waiting flags that travel by hand, where no line works.
import type { CarriedFlag } from '../api/carried-flag.ts'
import { flagHash } from '../flag/flag-hash.ts'
import type { Change, Store } from '../store/store.ts'
import { CURSOR_RECORD } from './cursor-record.ts'
import { FLAGS_LOCK, type Outbox } from './outbox.ts'
import { pulledForward, queued } from './queued.ts'

/** What became of flags that were carried here: new, known before, or not what their hash says. */
export interface TakenIn {
  added: number
  known: number
  damaged: number
}

export interface Carried {
  flags: CarriedFlag[]
  /** How many wait, but can't be read any more. */
  unreadable: number
}

export interface Carry {
  /** All that waits, to be carried by hand; it stays here too. What the server refused is not among them. */
  carried(): Promise<Carried>
  /** Takes in flags that were carried here. Those whose id this device knows change nothing, wherever they stand. */
  takeIn(flags: CarriedFlag[]): Promise<TakenIn>
}

/** Carrying by hand over the outbox. */
export function createCarry({
  store,
  locks,
  outbox,
}: {
  store: Store
  locks: LockManager
  outbox: Pick<Outbox, 'rows' | 'item'>
}): Carry {
  return {
    carried: () =>
      // Under the lock: one that is received meanwhile would be missing, and be called unreadable.
      locks.request(FLAGS_LOCK, async () => {
        const waiting = (await outbox.rows()).filter(({ state }) => state !== 'rejected')
        const items = await Promise.all(waiting.map(({ id }) => outbox.item(id)))
        const flags = items.flatMap((found) => found?.entry ?? [])
        return { flags, unreadable: items.length - flags.length }
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
  }
}
