// How long what was sent stays on this device. What is deleted here stays with the operator.
import * as z from 'zod/mini'
import { withoutWords } from '../flag/event.ts'
import { stateGroup } from '../flag/life-cycle.ts'
import type { StoredFlagSchema, Stub } from '../flag/stub.ts'
import { attemptsRecord } from '../outbox/attempt-log.ts'
import { DELIVERY_LOCK } from '../outbox/delivery.ts'
import { storedFlag } from '../outbox/flag-events.ts'
import { FLAGS_LOCK, type Outbox } from '../outbox/outbox.ts'
import { createRecord } from '../store/record.ts'
import type { Change, Store } from '../store/store.ts'
import { FLAG_INDEX } from './flag-index.ts'

/** Days after the receipt; 0 deletes at once, null keeps for ever. */
export const RETENTION_DAYS = [null, 90, 30, 7, 0] as const
export type RetentionDays = (typeof RETENTION_DAYS)[number]

const DAY_MS = 24 * 3_600_000

export interface Retention {
  days(): Promise<RetentionDays>
  choose(days: RetentionDays): Promise<void>
  /**
   * Deletes what was sent and said of each flag whose time has come; its row stays. What is said later goes once the flag
   * is closed. Resolves to how many.
   */
  purge(): Promise<number>
  /** Deletes one flag with all that belongs to it; also what waits. False where there was none. */
  erase(id: string): Promise<boolean>
  /** Deletes all flags, drafts, and what was learned from them. Connection and settings stay. */
  eraseAll(): Promise<void>
}

export interface RetentionNeeds {
  store: Store
  outbox: Outbox
  locks: LockManager
  /** Runs its work while no draft and no words to reviewers change, and no flag is learned from. */
  besideDrafts: <T>(work: () => Promise<T>) => Promise<T>
  /** All rows of history: the index has them at hand, ten thousand need not be opened. */
  rows: () => Promise<Stub[]>
  /** Epoch milliseconds by the server's clock: receipts name its time. */
  serverNow: () => Promise<number>
  /** The change that forgets by what the post of the flag with that id is known again. */
  forget: (flagId: string) => Promise<Change[]>
  /** The change that forgets the words of the flag with that id, which the next one would be filled with. */
  unlearn: (flagId: string) => Promise<Change[]>
  /** Names of the records that belong to a flag besides its tries. */
  recordsOf: (id: string) => string[]
  /** Names of the records that hold what was learned from flags; `name/…` are their parts. */
  learned: readonly string[]
}

/** Retention over its needs. */
export function createRetention(needs: RetentionNeeds): Retention {
  const { store, outbox, locks } = needs
  const record = createRecord<RetentionDays>(store, 'retention', z.nullable(z.literal([0, 7, 30, 90])), null)
  // Nothing is deleted under a request that is on its way: its answer would bring the row back.
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    locks.request(DELIVERY_LOCK, () => needs.besideDrafts(() => locks.request(FLAGS_LOCK, work)))
  const deleted = (put: 'records' | 'outbox' | 'stubs' | 'flags' | 'drafts', ids: readonly string[]): Change[] =>
    ids.map((id) => ({ delete: put, id }))

  async function belonging(ids: readonly string[]): Promise<Change[]> {
    const all = new Set(ids)
    const waiting = (await store.outboxRows()).filter(({ id, flagId }) => all.has(flagId ?? id))
    return [
      ...deleted(
        'outbox',
        waiting.map(({ id }) => id),
      ),
      ...deleted('stubs', ids),
      ...deleted('flags', ids),
      ...deleted(
        'records',
        ids.flatMap((id) => [attemptsRecord(id), ...needs.recordsOf(id)]),
      ),
    ]
  }

  /** The row without what names anybody, and what goes with it; null where its time has not come. */
  async function purged(stub: Stub, before: number): Promise<{ stub: Stub; also: Change[] } | null> {
    if (!isDue(stub, before)) return null
    const { id } = stub
    const stored = await storedFlag(store, id)
    const events = (stored?.events ?? []).map(withoutWords)
    const purgedAt = stub.purgedAt ?? new Date(await needs.serverNow()).toISOString()
    return {
      stub: { ...stub, author: null, link: null, purgedAt, saidSince: false },
      also: [
        { put: 'flags', id, columns: {}, value: { flag: null, events } satisfies Purged },
        { delete: 'records', id: attemptsRecord(id) },
        // Words that were typed and never sent have nowhere to go any more.
        ...(stateGroup(stub.state) === 'closed' ? deleted('records', needs.recordsOf(id)) : []),
        ...(await needs.unlearn(id)),
      ],
    }
  }

  return {
    days: record.read,
    choose: record.write,
    async purge() {
      const days = await record.read()
      if (days === null) return 0
      const before = (await needs.serverNow()) - days * DAY_MS
      const due = (await needs.rows()).filter((stub) => isDue(stub, before))
      for (const { id } of due) {
        await needs.besideDrafts(() => outbox.updateStub(id, (stub) => purged(stub, before)))
      }
      // The index holds what was deleted until it is read.
      if (due.length > 0) await needs.rows()
      return due.length
    },
    erase: (id) =>
      alone(async () => {
        if ((await store.read('stubs', id).catch(() => null)) === undefined) return false
        await store.write([...(await belonging([id])), ...(await needs.forget(id)), ...(await needs.unlearn(id))])
        return true
      }),
    eraseAll: () =>
      alone(async () => {
        const ids = (await store.ids('stubs')).concat(await store.ids('flags'))
        const others = (await store.outboxRows()).map(({ id }) => id)
        const drafts = await store.ids('drafts')
        const records = (await store.ids('records')).filter(
          (id) => id.startsWith(FLAG_INDEX) || needs.learned.includes(id.split('/')[0] ?? ''),
        )
        await store.write([
          ...(await belonging([...new Set(ids)])),
          ...deleted('outbox', others),
          ...deleted('drafts', drafts),
          ...deleted('records', records),
        ])
      }),
  }
}

type Purged = z.infer<typeof StoredFlagSchema>

/**
 * Only what the server has acknowledged, and only once; again where something was said since, which is needed as long as
 * the flag is not closed. `before`: epoch milliseconds.
 */
function isDue({ reference, receivedAt, purgedAt, saidSince, state }: Stub, before: number): boolean {
  if (reference === null || receivedAt === null || Date.parse(receivedAt) > before) return false
  return purgedAt === null || (saidSince && stateGroup(state) === 'closed')
}
