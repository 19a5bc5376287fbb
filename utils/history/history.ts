// What became of each flag, from this device's own records.
import * as z from 'zod/mini'
import type { FlagEvent } from '../flag/event.ts'
import type { Flag } from '../flag/flag.ts'
import { StoredFlagSchema, type Stub, StubSchema } from '../flag/stub.ts'
import { type Attempt, type AttemptLog, readAttempts } from '../outbox/attempt-log.ts'
import type { Outbox, TakenIn } from '../outbox/outbox.ts'
import { type Destination, sameDestination } from '../outbox/outbox-entry.ts'
import { isOverdue } from '../outbox/overdue.ts'
import type { Store } from '../store/store.ts'

export type { Attempt, AttemptLog, TakenIn }

/** Why a flag waits. */
export type WaitReason =
  | 'not_connected'
  | 'not_adopted'
  | 'other_service'
  | 'reconnect'
  | 'first_try'
  | 'paused'
  | 'held'
  | 'no_line'
  | 'foreign_line'
  | 'server_busy'
  | 'asked_to_wait'

/** A row as screens show it. */
export interface ListedFlag extends Omit<Stub, 'position' | 'lastFailure'> {
  waiting: WaitReason | null
  /** ISO 8601; null where nothing is planned. */
  nextTryAt: string | null
  /** True for an imminent flag that waits longer than it may. */
  overdue: boolean
}

/** Where flags go now, as far as waiting depends on it. */
export interface LinkState {
  destination: Destination | null
  needsReconnect: boolean
  /** The partner paused sending. */
  isPaused: boolean
}

/** One flag in full: exactly what was (or will be) sent, what happened since, and each try to send it. */
export interface WholeFlag {
  stub: ListedFlag
  flag: Flag
  events: FlagEvent[]
  attempts: AttemptLog
}

export interface History {
  /** All flags, newest first. */
  list(link: LinkState): Promise<ListedFlag[]>
  /** One flag in full; null where this device has none of that id. */
  read(id: string, link: LinkState): Promise<WholeFlag | null>
  /** The state of one flag; null where this device has none of that id. */
  stateOf(id: string): Promise<string | null>
}

/** History over the store and the outbox. */
export function createHistory({ store, outbox, now }: { store: Store; outbox: Outbox; now: () => number }): History {
  async function listed(stub: Stub, link: LinkState, isWaiting: boolean): Promise<ListedFlag> {
    const { position: _, lastFailure, ...row } = stub
    const item = isWaiting ? await outbox.item(stub.id) : undefined
    if (!item || item.state === 'rejected') return { ...row, waiting: null, nextTryAt: null, overdue: false }
    const waiting = item.held ? 'held' : waitReason(item.entry.destination, lastFailure, link)
    const planned = waiting === lastFailure
    return {
      ...row,
      state: item.state,
      waiting: item.state === 'sending' ? null : waiting,
      nextTryAt: planned && item.notBefore > 0 ? new Date(item.notBefore).toISOString() : null,
      overdue: isOverdue(item, now()),
    }
  }

  return {
    async stateOf(id) {
      const stub = z.safeParse(StubSchema, await store.read('stubs', id))
      return stub.success ? stub.data.state : null
    },
    async list(link) {
      const stubs = (await store.readAll('stubs')).flatMap((value) => {
        const parsed = z.safeParse(StubSchema, value)
        return parsed.success ? [parsed.data] : []
      })
      const waiting = new Set((await outbox.rows()).map(({ id }) => id))
      const rows = await Promise.all(stubs.map((stub) => listed(stub, link, waiting.has(stub.id))))
      return rows.toSorted((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1))
    },
    async read(id, link) {
      const stub = z.safeParse(StubSchema, await store.read('stubs', id))
      const stored = z.safeParse(StoredFlagSchema, await store.read('flags', id))
      if (!stub.success || !stored.success) return null
      return { stub: await listed(stub.data, link, true), ...stored.data, attempts: await readAttempts(store, id) }
    },
  }
}

function waitReason(
  meantFor: Destination | null,
  lastFailure: Stub['lastFailure'],
  { destination, needsReconnect, isPaused }: LinkState,
): WaitReason {
  if (!destination) return 'not_connected'
  if (meantFor === null) return 'not_adopted'
  if (!sameDestination(meantFor, destination)) return 'other_service'
  if (needsReconnect) return 'reconnect'
  if (isPaused) return 'paused'
  return lastFailure ?? 'first_try'
}
