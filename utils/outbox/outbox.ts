// The durable queue: what was submitted waits here until the server's receipt.
import * as z from 'zod/mini'
import type { Flag } from '../flag/flag.ts'
import { newStub, type Stub, StubSchema } from '../flag/stub.ts'
import type { OutboxRow } from '../store/database.ts'
import { unopened } from '../store/record.ts'
import type { Change, Store } from '../store/store.ts'
import { storedFlag } from './flag-events.ts'
import { type Destination, type OutboxEntry, OutboxEntrySchema, sameDestination } from './outbox-entry.ts'
import { pulledForward, queued } from './queued.ts'
import { saidAgain } from './said-again.ts'

/** Held while flags and their rows are read, changed and written again. */
export const FLAGS_LOCK = 'fieldflag-flags'

export interface WaitingItem extends Omit<OutboxRow, 'sealed'> {
  entry: OutboxEntry
}

/** A changed row and what else to write with it; null changes nothing. */
export type StubChange = { stub: Stub; also?: Change[] } | null

export interface Outbox {
  /** Writes the flag durably, with `also` in the same transaction. Resolves when it is safe to say "queued". */
  enqueue(flag: Flag, destination: Destination | null, also: Change[]): Promise<void>
  /** Plain columns of all waiting flags, in sending order. */
  rows(): Promise<Omit<OutboxRow, 'sealed'>[]>
  /**
   * One item; undefined where it has left, or can't be read: then it must not keep the others from going. One that is
   * damaged is made again of what history holds.
   */
  item(id: string): Promise<WaitingItem | undefined>
  /** Like `enqueue`, in place of a flag that the server refused: that one is marked as corrected in the same step. */
  replace(refusedId: string, flag: Flag, destination: Destination | null, also: Change[]): Promise<void>
  /** Marks as being sent what still waits of `items` and gives it back: what was withdrawn or held meanwhile is not sent. */
  claim(items: WaitingItem[]): Promise<WaitingItem[]>
  /** Holds a waiting item back, or lets it go. */
  hold(id: string, held: boolean): Promise<void>
  /**
   * Takes a waiting item out for good, with what was said of it, and writes `also` in the same transaction; the flag
   * stays in history. False, and nothing is written, where it has left before. `now`: epoch milliseconds.
   */
  withdraw(id: string, now: number, also?: Change[]): Promise<boolean>
  /**
   * Queues a flag again that the server lost; nothing where its receipt is another by now. Where its content is gone from
   * here its row notes that it is lost. `now`: epoch milliseconds by the device's clock.
   */
  sendAgain(id: string, reference: string, destination: Destination, now: number): Promise<void>
  /**
   * What was being sent when the background ended, or its disk failed, waits again, flags and events: nothing else would say
   * so before its next turn. For who holds the delivery lock, and sends nothing yet.
   */
  putBackLeft(): Promise<void>
  /** Lets every waiting flag and event be tried at once. */
  pullForward(): Promise<void>
  /** Readdresses waiting items that the partner agreed to send to `to`: unaddressed ones, or those for elsewhere. */
  adopt(which: 'unaddressed' | 'elsewhere', to: Destination): Promise<void>
  /**
   * Changes a row of history under the lock; `change` runs inside it. A row that is missing or unreadable is made anew
   * of `flag`; without one nothing happens.
   */
  updateStub(id: string, change: (stub: Stub) => StubChange | Promise<StubChange>, flag?: Flag): Promise<void>
}

/** An outbox over the store. */
export function createOutbox({ store, locks }: { store: Store; locks: LockManager }): Outbox {
  const rows: Outbox['rows'] = async () => {
    const all = (await store.outboxRows()).filter(({ flagId }) => flagId === undefined)
    return all.toSorted((a, b) => a.rank - b.rank || a.submittedAt - b.submittedAt || (a.id < b.id ? -1 : 1))
  }
  const item: Outbox['item'] = async (id) => {
    // It may not open: see the contract of `item`.
    const found = await store.outboxItem(id).catch(unopened)
    const entry = z.safeParse(OutboxEntrySchema, found?.value)
    if (!found || !entry.success) return remade(id)
    const { value: _, ...columns } = found
    return { ...columns, entry: entry.data }
  }
  const remade = async (id: string): Promise<WaitingItem | undefined> => {
    const row = (await rows()).find((each) => each.id === id)
    const { flag = null, destination } = (row && (await storedFlag(store, id))) ?? {}
    return row && flag && destination !== undefined ? { ...row, entry: { flag, destination } } : undefined
  }
  /** What was said of a flag that had no receipt yet. */
  const saidOf = async (id: string) => (await store.outboxRows()).filter(({ flagId }) => flagId === id)
  const updateStub: Outbox['updateStub'] = (id, change, flag) =>
    locks.request(FLAGS_LOCK, async () => {
      const parsed = z.safeParse(StubSchema, await store.read('stubs', id).catch(() => undefined))
      const stub = parsed.success ? parsed.data : flag && newStub(flag)
      const changed = stub && (await change(stub))
      if (!changed) return
      const columns = { submittedAt: Date.parse(changed.stub.submittedAt) }
      await store.write([{ put: 'stubs', id, columns, value: changed.stub }, ...(changed.also ?? [])])
    })

  return {
    rows,
    item,
    updateStub,
    enqueue: async (flag, destination, also) =>
      store.write([...queued(flag, destination), ...(await pulledForward(store)), ...also]),
    async replace(refusedId, flag, destination, also) {
      const refused = await item(refusedId)
      await updateStub(
        refusedId,
        async (stub) => ({
          stub: { ...stub, mended: true },
          also: [
            { delete: 'outbox', id: refusedId },
            ...(await saidOf(refusedId)).map(({ id }) => ({ id, columns: { flagId: flag.id } })),
            ...queued(flag, destination),
            ...(await pulledForward(store)),
            ...also,
          ],
        }),
        refused?.entry.flag ?? { ...flag, id: refusedId },
      )
    },
    claim: (items) =>
      locks.request(FLAGS_LOCK, async () => {
        const waiting = new Map((await rows()).map((row) => [row.id, row]))
        const claimed = items.filter(({ id }) => {
          const row = waiting.get(id)
          return row && row.state !== 'rejected' && !row.held
        })
        if (claimed.length > 0) {
          await store.write(
            claimed.map(({ id, attempts }) => ({ id, columns: { state: 'sending', attempts: attempts + 1 } })),
          )
        }
        return claimed
      }),
    hold: (id, held) => locks.request(FLAGS_LOCK, () => store.write([{ id, columns: { held } }])),
    async withdraw(id, now, also = []) {
      let isWithdrawn = false
      const flag = (await item(id))?.entry.flag
      await updateStub(
        id,
        async (stub) => {
          const row = (await rows()).find((each) => each.id === id)
          if (!row) return null
          isWithdrawn = true
          const withdrawn = row.attempts === 0 ? 'unsent' : 'tried'
          const stateAt = new Date(now).toISOString()
          return {
            stub: { ...stub, state: 'withdrawn', stateAt, lastFailure: null, refusal: null, withdrawn },
            also: [
              ...[{ id }, ...(await saidOf(id))].map((row): Change => ({ delete: 'outbox', id: row.id })),
              ...also,
            ],
          }
        },
        flag,
      )
      return isWithdrawn
    },
    sendAgain: (id, reference, destination, now) =>
      locks.request(FLAGS_LOCK, async () => {
        const stub = z.safeParse(StubSchema, await store.read('stubs', id))
        if (stub.data?.reference !== reference) return
        const stored = await storedFlag(store, id)
        await store.write(
          stored?.flag
            ? [...queued(stored.flag, destination), ...saidAgain(stub.data, stored.events)]
            : [markedLost(stub.data, now)],
        )
      }),
    putBackLeft: () =>
      locks.request(FLAGS_LOCK, async () => {
        const left = (await store.outboxRows()).filter(({ state }) => state === 'sending')
        if (left.length > 0) await store.write(left.map(({ id }) => ({ id, columns: { state: 'queued' } })))
      }),
    async pullForward() {
      const changes = await pulledForward(store)
      if (changes.length > 0) await store.write(changes)
    },
    adopt: (which, to) =>
      locks.request(FLAGS_LOCK, async () => {
        const changes: Change[] = []
        for (const { id, state } of await rows()) {
          const waiting = state === 'rejected' ? undefined : await item(id)
          if (!waiting || sameDestination(waiting.entry.destination, to)) continue
          if ((waiting.entry.destination === null) !== (which === 'unaddressed')) continue
          const { id: _, entry, ...columns } = waiting
          changes.push({
            put: 'outbox',
            id,
            columns: { ...columns, notBefore: 0 },
            value: { ...entry, destination: to } satisfies OutboxEntry,
          })
          const stored = await storedFlag(store, id)
          if (stored) changes.push({ put: 'flags', id, columns: {}, value: { ...stored, destination: to } })
        }
        if (changes.length > 0) await store.write(changes)
      }),
  }
}

/** The first time stays: the server may be restored again. */
function markedLost(stub: Stub, now: number): Change {
  const lostAt = stub.lostAt ?? new Date(now).toISOString()
  const columns = { submittedAt: Date.parse(stub.submittedAt) }
  return { put: 'stubs', id: stub.id, columns, value: { ...stub, lostAt } satisfies Stub }
}
