import { hash } from 'node:crypto'
import { type RecordedEvent, RecordedEventSchema } from '../../utils/api/event-contract.ts'
import type { EventTable } from '../store/tables.ts'
import { canonicalJson } from './canonical-json.ts'

type Unchained = Omit<EventTable, 'previous_hash' | 'hash'>

/** An event as the API tells it. Throws where the row is not one. */
export function eventOfRow(row: EventTable): RecordedEvent {
  return RecordedEventSchema.parse({ ...hashedPart(row), hash: row.hash })
}

/** The row with its place in the flag's chain: behind the event, or at the start the flag, with this hash. */
export function chained(row: Unchained, previousHash: string): EventTable {
  const linked = { ...row, previous_hash: previousHash }
  return { ...linked, hash: hashOf(linked) }
}

/** SHA-256 (hex) of an event's canonical JSON, RFC 8785: all that the API tells of it, save the hash itself. */
export function hashOf(row: Omit<EventTable, 'hash'>): string {
  const canonical = canonicalJson(hashedPart(row))
  if (canonical === undefined) throw new TypeError('an event has no canonical form')
  return hash('sha256', canonical)
}

function hashedPart(row: Omit<EventTable, 'hash'>) {
  return {
    ...JSON.parse(row.details),
    id: row.id,
    kind: row.kind,
    position: row.position,
    flagId: row.flag_id,
    state: row.state,
    at: new Date(row.at).toISOString(),
    by: row.actor,
    member: row.member_id,
    previousHash: row.previous_hash,
  }
}
