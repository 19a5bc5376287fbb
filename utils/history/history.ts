// What became of each flag, from this device's own records.
import * as z from 'zod/mini'
import type { FlagEvent } from '../flag/event.ts'
import type { Flag } from '../flag/flag.ts'
import { stateAfterSaid } from '../flag/partner-events.ts'
import { type Stub, StubSchema } from '../flag/stub.ts'
import { type Attempt, type AttemptLog, readAttempts } from '../outbox/attempt-log.ts'
import type { EventQueue, WaitingEvent } from '../outbox/event-queue.ts'
import { storedFlag } from '../outbox/flag-events.ts'
import type { Outbox, TakenIn } from '../outbox/outbox.ts'
import { type Destination, type EventEntry, type PartnerEvent, sameDestination } from '../outbox/outbox-entry.ts'
import { isOverdue } from '../outbox/overdue.ts'
import type { Store } from '../store/store.ts'

export type { Attempt, AttemptLog, PartnerEvent, TakenIn }

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
export interface ListedFlag extends Omit<Stub, 'position' | 'lastFailure' | 'receivedBy'> {
  waiting: WaitReason | null
  /** ISO 8601; null where nothing is planned. */
  nextTryAt: string | null
  /** True for an imminent flag that waits longer than it may. */
  overdue: boolean
  /** What the partner said of it: the server refused something, the answer to a question waits, or something else waits. */
  said: 'refused' | 'answer_waits' | 'waits' | null
}

/** Something the partner said that the server has not recorded. */
export interface PendingEvent extends PartnerEvent {
  /** ISO 8601, by this device's clock. */
  saidAt: string
  state: 'queued' | 'sending' | 'rejected'
  /** Why it waits, where that is known; null while it is being sent or was refused. */
  waiting: WaitReason | null
  /** ISO 8601; null where nothing is planned. */
  nextTryAt: string | null
  /** True where a request had begun: it may have arrived although no answer came. */
  tried: boolean
  refusal: EventEntry['refusal']
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
  /** Null once what was sent was deleted from this device. */
  flag: Flag | null
  events: FlagEvent[]
  /** What waits to be said, oldest first. */
  pending: PendingEvent[]
  /** The state that the flag will be in when that has arrived. */
  stateToCome: string
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
export function createHistory({
  store,
  outbox,
  events,
  now,
}: {
  store: Store
  outbox: Outbox
  events: EventQueue
  now: () => number
}): History {
  async function listed(
    stub: Stub,
    link: LinkState,
    isWaiting: boolean,
    said: ListedFlag['said'],
  ): Promise<ListedFlag> {
    const { position: _, lastFailure, receivedBy: __, ...row } = stub
    const item = isWaiting ? await outbox.item(stub.id) : undefined
    if (!item || item.state === 'rejected') return { ...row, said, waiting: null, nextTryAt: null, overdue: false }
    const waiting = item.held ? 'held' : waitReason(item.entry.destination, lastFailure, link)
    const planned = waiting === lastFailure
    return {
      ...row,
      said,
      state: item.state,
      waiting: item.state === 'sending' ? null : waiting,
      nextTryAt: planned && item.notBefore > 0 ? new Date(item.notBefore).toISOString() : null,
      overdue: isOverdue(item, now()),
    }
  }

  /** Opens only what was said of flags with an open question: few. */
  async function saidOf(
    { id, state }: Stub,
    rows: Awaited<ReturnType<EventQueue['rows']>>,
  ): Promise<ListedFlag['said']> {
    if (rows.some((row) => row.state === 'rejected')) return 'refused'
    if (rows.length === 0) return null
    if (state !== 'info_requested') return 'waits'
    const kinds = (await events.ofFlag(id)).map(({ entry }) => entry.event.kind)
    return stateAfterSaid(state, kinds) === state ? 'waits' : 'answer_waits'
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
      const said = Map.groupBy(await events.rows(), ({ flagId }) => flagId)
      const rows = await Promise.all(
        stubs.map(async (stub) =>
          listed(stub, link, waiting.has(stub.id), await saidOf(stub, said.get(stub.id) ?? [])),
        ),
      )
      return rows.toSorted((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1))
    },
    async read(id, link) {
      const stub = z.safeParse(StubSchema, await store.read('stubs', id))
      const stored = await storedFlag(store, id)
      if (!stub.success || !stored) return null
      const own = await events.ofFlag(id)
      const kinds = own.filter(({ state }) => state !== 'rejected').map(({ entry }) => entry.event.kind)
      const row = await listed(stub.data, link, true, await saidOf(stub.data, own))
      return {
        stub: row,
        ...stored,
        pending: own.map((item) => pendingEvent(item, stub.data, link)),
        stateToCome: stateAfterSaid(row.state, kinds),
        attempts: await readAttempts(store, id),
      }
    },
  }
}

function pendingEvent({ entry, state, notBefore, attempts }: WaitingEvent, stub: Stub, link: LinkState): PendingEvent {
  const meantFor = entry.destination ?? stub.receivedBy ?? link.destination
  const { event, saidAt, lastFailure, refusal } = entry
  const waiting = waitReason(meantFor, lastFailure, link)
  return {
    ...event,
    saidAt,
    state,
    waiting: state === 'queued' ? waiting : null,
    nextTryAt: state === 'queued' && notBefore > 0 ? new Date(notBefore).toISOString() : null,
    tried: attempts > 0,
    refusal,
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
