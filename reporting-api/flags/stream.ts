// An organisation's stream of events: the one place where positions are given and chains grow.
import type { Transaction } from 'kysely'
import { forUpdate } from '../store/for-update.ts'
import { insertRows } from '../store/insert-rows.ts'
import type { Store } from '../store/store.ts'
import type { EventTable, Tables } from '../store/tables.ts'
import { chained } from './event-chain.ts'

/** An event without its place. `previousHash` is the hash of the flag's last event, or of the flag before its first. */
export interface NewEvent {
  id: string
  flagId: string
  kind: string
  state: string
  by: 'server' | 'reviewer' | 'reporter' | 'system'
  member: string | null
  words?: string | undefined
  actions?: string[] | undefined
  reason?: string | undefined
  feedback?: string | undefined
  ground?: string | undefined
  scope?: string[] | undefined
  automated?: boolean | undefined
  outcome?: string | undefined
  mergeHash?: string | undefined
  previousHash: string
}

/**
 * Takes the organisation's lock, until the transaction ends, and gives back the last position of its stream.
 * Under it positions rise in the order of commits, so no cursor ever passes an event that commits later.
 */
export async function lockStream(
  store: Store,
  transaction: Transaction<Tables>,
  organisation: string,
): Promise<number> {
  const query = transaction.selectFrom('organisations').select('last_position').where('id', '=', organisation)
  const { last_position } = await forUpdate(store, query).executeTakeFirstOrThrow()
  return last_position
}

/** Adds events of different flags behind `last` (from `lockStream`) and gives back their rows, in the same order. */
export async function appendEvents(
  { kind }: Pick<Store, 'kind'>,
  transaction: Transaction<Tables>,
  organisation: string,
  last: number,
  at: Date,
  events: NewEvent[],
): Promise<EventTable[]> {
  const rows = events.map((event, index) => eventRow(organisation, last + 1 + index, at, event))
  await insertRows(kind, transaction, 'events', rows)
  await transaction
    .updateTable('organisations')
    .set({ last_position: last + rows.length })
    .where('id', '=', organisation)
    .execute()
  return rows
}

function eventRow(organisation: string, position: number, at: Date, event: NewEvent): EventTable {
  const {
    words = null,
    actions = [],
    reason = null,
    feedback = null,
    ground,
    scope,
    automated,
    outcome,
    mergeHash,
  } = event
  const row = {
    organisation_id: organisation,
    position,
    flag_id: event.flagId,
    id: event.id,
    kind: event.kind,
    state: event.state,
    at: at.getTime(),
    actor: event.by,
    member_id: event.member,
    details: JSON.stringify({ words, actions, reason, feedback, ground, scope, automated, outcome, mergeHash }),
  }
  return chained(row, event.previousHash)
}
