import type { Transaction } from 'kysely'
import type { RecordedEvent } from '../../utils/api/event-contract.ts'
import { ProblemError } from '../http/problem.ts'
import { type Store, write } from '../store/store.ts'
import type { EventTable, FlagTable, HeadTable, Tables } from '../store/tables.ts'
import { eventOfRow } from './event-chain.ts'
import { clockSince, standing, workAfter } from './head.ts'
import { appendEvents, lockStream, type NewEvent } from './stream.ts'

/** A flag as it stands while its organisation's lock is held. */
export interface LockedFlag {
  head: HeadTable
  /** Oldest first. */
  events: EventTable[]
  now: Date
}

/** The event to add, decided under the lock; throws the problem where the life-cycle has no such step. */
export type Decide = (flag: LockedFlag) => Omit<NewEvent, 'id' | 'flagId' | 'previousHash'>

/**
 * An event of this flag that has the id already is given back as it is, where it says the same; else it is a conflict.
 * `alongside` writes what belongs to a new event, before the flag's own rows, so that it can lock several flags in one
 * order; where it throws, nothing is kept.
 */
export async function addEvent(
  store: Store,
  flag: Pick<FlagTable, 'id' | 'organisation_id'>,
  event: { id: string; isSame(earlier: RecordedEvent): boolean },
  now: () => Date,
  decide: Decide,
  alongside: (transaction: Transaction<Tables>) => Promise<void> = async () => undefined,
): Promise<{ status: 200 | 201; event: RecordedEvent }> {
  return write(store, async (transaction) => {
    const last = await lockStream(store, transaction, flag.organisation_id)
    const locked = { ...(await readLocked(transaction, flag.id)), now: now() }
    const earlier = locked.events.find(({ id }) => id === event.id)
    if (earlier) return { status: 200, event: sameOrConflict(eventOfRow(earlier), event.isSame) }
    const { head } = locked
    const added = { ...decide(locked), id: event.id, flagId: flag.id, previousHash: head.hash }
    await alongside(transaction)
    const [row] = await appendEvents(store, transaction, flag.organisation_id, last, locked.now, [added])
    if (!row) throw new Error('an event was not added')
    const since = clockSince(head.received_at, [...locked.events, row])
    const changed = { ...standing(head, row, since), ...workAfter(head, row, since) }
    await transaction.updateTable('flag_heads').set(changed).where('flag_id', '=', flag.id).execute()
    return { status: 201, event: eventOfRow(row) }
  })
}

async function readLocked(transaction: Transaction<Tables>, id: string): Promise<Omit<LockedFlag, 'now'>> {
  const head = await transaction
    .selectFrom('flag_heads')
    .selectAll()
    .where('flag_id', '=', id)
    .executeTakeFirstOrThrow()
  const events = await transaction
    .selectFrom('events')
    .selectAll()
    .where('flag_id', '=', id)
    .orderBy('position')
    .execute()
  return { head, events }
}

function sameOrConflict(earlier: RecordedEvent, isSame: (earlier: RecordedEvent) => boolean): RecordedEvent {
  if (isSame(earlier)) return earlier
  throw new ProblemError('content-differs', { detail: 'This flag has another event with this id.' })
}
