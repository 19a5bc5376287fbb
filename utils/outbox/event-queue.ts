// What the partner says to the reviewers of a flag waits here, beside the flags, until the server has recorded it.
import * as z from 'zod/mini'
import { decidedAt, stateAfterPartnerEvent, stateAfterSaid } from '../flag/partner-events.ts'
import { StubSchema } from '../flag/stub.ts'
import type { OutboxRow } from '../store/database.ts'
import { unopened } from '../store/record.ts'
import type { Change, Store } from '../store/store.ts'
import { eventRank } from './event-rank.ts'
import { storedFlag } from './flag-events.ts'
import { FLAGS_LOCK } from './outbox.ts'
import { type Destination, type EventEntry, EventEntrySchema, type PartnerEvent } from './outbox-entry.ts'

export interface WaitingEvent extends Omit<OutboxRow, 'sealed' | 'held' | 'flagId'> {
  flagId: string
  entry: EventEntry
}

/**
 * What became of what was said: queued, known before (the same id again), or nothing that can be said now: the life-cycle
 * does not have it, or the server lost the flag.
 */
export type Said = 'queued' | 'known' | 'not_now'

export interface EventQueue {
  /**
   * Writes an event durably, with `also` in the same transaction. Resolves when it is safe to say "waiting".
   * `now` is when it was said, in epoch milliseconds by the device's clock; `serverNow` is now by the server's.
   */
  say(
    flagId: string,
    event: PartnerEvent,
    needs: { now: number; serverNow: number; destination: Destination | null; also: Change[] },
  ): Promise<Said>
  /** Plain columns of all events, in sending order. */
  rows(): Promise<(Omit<OutboxRow, 'sealed'> & { flagId: string })[]>
  /** One event; undefined where it has left, or can't be read. */
  item(id: string): Promise<WaitingEvent | undefined>
  /** All of a flag, oldest first. */
  ofFlag(flagId: string): Promise<WaitingEvent[]>
  /** Those of a flag that can't be read any more: they stand in nobody's way, and are never sent. */
  unreadableOf(flagId: string): Promise<Omit<WaitingEvent, 'entry'>[]>
  /** Marks it as being sent. False where it was taken back meanwhile. */
  claim(item: WaitingEvent): Promise<boolean>
  /**
   * Takes an event out, with what `also` makes of it, where it can be read, in the same transaction. False, and nothing is
   * written, where it has left before, or is on its way.
   */
  takeBack(id: string, also: (entry: EventEntry, flagId: string) => Promise<Change[]>): Promise<boolean>
}

/** The queue over the store. Its items lie in the outbox's own table, so that one transaction holds both kinds. */
export function createEventQueue({ store, locks }: { store: Store; locks: LockManager }): EventQueue {
  const rows: EventQueue['rows'] = async () => {
    const all = (await store.outboxRows()).flatMap((row) =>
      row.flagId === undefined ? [] : [{ ...row, flagId: row.flagId }],
    )
    return all.toSorted((a, b) => a.rank - b.rank || a.submittedAt - b.submittedAt || (a.id < b.id ? -1 : 1))
  }
  const item: EventQueue['item'] = async (id) => {
    const found = await store.outboxItem(id).catch(unopened)
    const entry = z.safeParse(EventEntrySchema, found?.value)
    if (!found || found.flagId === undefined || !entry.success) return undefined
    const { value: _, ...columns } = found
    return { ...columns, flagId: found.flagId, entry: entry.data }
  }
  const ofFlag: EventQueue['ofFlag'] = async (flagId) => {
    const own = (await rows()).filter((row) => row.flagId === flagId)
    return (await Promise.all(own.map(({ id }) => item(id)))).flatMap((found) => found ?? [])
  }

  return {
    rows,
    item,
    ofFlag,
    async unreadableOf(flagId) {
      const own = (await rows()).filter((row) => row.flagId === flagId)
      const readable = new Set((await ofFlag(flagId)).map(({ id }) => id))
      return own.filter(({ id }) => !readable.has(id))
    },
    say: (flagId, event, { now, serverNow, destination, also }) =>
      locks.request(FLAGS_LOCK, async () => {
        const parsed = z.safeParse(StubSchema, await store.read('stubs', flagId))
        if (!parsed.success) return 'not_now'
        const stub = parsed.data
        // Nobody is there to hear it.
        if (stub.lostAt !== null) return 'not_now'
        const stored = await storedFlag(store, flagId)
        const earlier = await ofFlag(flagId)
        if (earlier.some(({ id }) => id === event.id) || stored?.events.some(({ id }) => id === event.id))
          return 'known'
        const isOnItsWay = (await store.outboxRows()).some(({ id }) => id === flagId)
        const waiting = earlier.filter(({ state }) => state !== 'rejected').map(({ entry }) => entry.event.kind)
        const state = stateAfterSaid(stub.state, waiting)
        const since = serverNow - decidedAt(stored?.events ?? [])
        if (stateAfterPartnerEvent(state, event.kind, since) === undefined) return 'not_now'
        // In the order in which they were said, also where the clock was put back in between.
        const submittedAt = Math.max(now, ...earlier.map((other) => other.submittedAt + 1))
        await store.write([
          {
            put: 'outbox',
            id: event.id,
            columns: { state: 'queued', rank: eventRank(stub), submittedAt, attempts: 0, notBefore: 0, flagId },
            value: {
              event,
              saidAt: new Date(now).toISOString(),
              urgency: stub.urgency,
              destination: stub.receivedBy ?? (isOnItsWay ? null : destination),
              lastFailure: null,
              refusal: null,
            } satisfies EventEntry,
          },
          ...also,
        ])
        return 'queued'
      }),
    claim: ({ id, attempts }) =>
      locks.request(FLAGS_LOCK, async () => {
        const row = (await rows()).find((each) => each.id === id)
        if (!row || row.state === 'rejected') return false
        await store.write([{ id, columns: { state: 'sending', attempts: attempts + 1 } }])
        return true
      }),
    takeBack: (id, also) =>
      locks.request(FLAGS_LOCK, async () => {
        const row = (await rows()).find((each) => each.id === id)
        // One that is on its way is settled first: its answer would bring it back.
        if (!row || row.state === 'sending') return false
        const found = await item(id)
        await store.write([{ delete: 'outbox', id }, ...(found ? await also(found.entry, row.flagId) : [])])
        return true
      }),
  }
}
