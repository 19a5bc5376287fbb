import type { Transaction } from 'kysely'
import type { Flag } from '../../utils/flag/flag.ts'
import { raiseAlerts } from '../alerts/raise-alerts.ts'
import { insertRows } from '../store/insert-rows.ts'
import { type Store, write } from '../store/store.ts'
import type { EventTable, FlagTable, Tables } from '../store/tables.ts'
import { headOf, urgencyOf, workAfter } from './head.ts'
import { postKey } from './post-key.ts'
import { appendEvents, lockStream, type NewEvent } from './stream.ts'

type Kept = Omit<FlagTable, 'content'>
/** What the database holds under an id; `isNew` where this call put it there. */
export type KnownFlag = Kept & { isNew: boolean }

export interface KeepDependencies {
  now: () => Date
  newReference: () => string
}

/** Two random references out of 2^40 meet now and then in a service's life; four times in a row they do not. */
const REFERENCE_ATTEMPTS = 4

/**
 * Stores the flags whose id is new, each with its event `received` and its clocks, and gives back what the database now holds for
 * all their ids, whoever it belongs to. `flags` hold each id once.
 */
export async function keepFlags(
  store: Store,
  organisation: string,
  flags: Flag[],
  { now, newReference }: KeepDependencies,
): Promise<Map<string, KnownFlag>> {
  if (flags.length === 0) return new Map()
  return write(store, async (transaction) => {
    const last = await lockStream(store, transaction, organisation)
    // Read under the lock, so that the times rise with the positions.
    const receivedAt = now()
    const rowOf = (flag: Flag) => flagRow(organisation, flag, newReference(), receivedAt)
    const known = await keepNew(store, transaction, flags, rowOf)
    const fresh = flags.filter(({ id }) => known.get(id)?.isNew)
    if (fresh.length > 0) {
      const events = await appendEvents(store, transaction, organisation, last, receivedAt, fresh.map(receivedEvent))
      await follow(store, transaction, fresh, events)
    }
    return known
  })
}

/** Inserts what is not there yet and gives back what the database then holds, by id. */
async function keepNew(
  { kind }: Store,
  transaction: Transaction<Tables>,
  flags: Flag[],
  rowOf: (flag: Flag) => FlagTable,
): Promise<Map<string, KnownFlag>> {
  const known = new Map<string, KnownFlag>()
  let open = flags
  for (let attempt = 0; attempt < REFERENCE_ATTEMPTS; attempt += 1) {
    const rows = inIdOrder(open).map(rowOf)
    // Passes over an id that is there, also one that another organisation commits at this moment, and a taken reference.
    const inserted = await insertRows(kind, transaction, 'flags', rows, { skipKnown: true })
    const ids = new Set(inserted.map(({ id }) => id))
    for (const { content: _, ...row } of rows) if (ids.has(row.id)) known.set(row.id, { ...row, isNew: true })
    open = open.filter(({ id }) => !known.has(id))
    for (const row of await findKept(transaction, open)) known.set(row.id, { ...row, isNew: false })
    open = open.filter(({ id }) => !known.has(id))
    if (open.length === 0) return known
  }
  throw new Error('found no free reference')
}

async function findKept(transaction: Transaction<Tables>, flags: Flag[]): Promise<Kept[]> {
  if (flags.length === 0) return []
  const ids = flags.map(({ id }) => id)
  return transaction
    .selectFrom('flags')
    .select(['id', 'organisation_id', 'hash', 'reference', 'received_at'])
    .where('id', 'in', ids)
    .execute()
}

/** One order for all keeps two organisations with the same ids from waiting for each other for ever. */
function inIdOrder(flags: Flag[]): Flag[] {
  return flags.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function flagRow(organisation: string, flag: Flag, reference: string, receivedAt: Date): FlagTable {
  return {
    id: flag.id,
    organisation_id: organisation,
    hash: flag.hash,
    reference,
    received_at: receivedAt.getTime(),
    content: JSON.stringify(flag),
  }
}

/** Each flag has one such event, so it goes by the flag's own id. */
function receivedEvent({ id, hash }: Flag): NewEvent {
  return { id, flagId: id, kind: 'received', state: 'received', by: 'server', member: null, previousHash: hash }
}

/** Starts the clocks of new flags, and in the same transaction the word to the operator of those that can't wait. */
async function follow(
  { kind }: Store,
  transaction: Transaction<Tables>,
  flags: Flag[],
  events: EventTable[],
): Promise<void> {
  const heads = flags.flatMap((flag, index) => {
    const event = events[index]
    if (!event) return []
    const { id, urgency } = flag
    const head = headOf({ id, organisation_id: event.organisation_id, received_at: event.at }, urgency, event)
    return [{ ...head, ...workAfter({ ...head, taken_by: null }, event, event.at), post_key: postKey(flag) }]
  })
  await insertRows(kind, transaction, 'flag_heads', heads)
  const imminent = heads.filter((head) => urgencyOf(head) === 'imminent')
  if (imminent.length > 0) await raiseAlerts(transaction, imminent, 'imminent', { now: events[0]?.at ?? 0, since: 0 })
}
