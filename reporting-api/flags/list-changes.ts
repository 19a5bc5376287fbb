import type { Kysely } from 'kysely'
import type { Changes, RecordedEvent } from '../../utils/api/event-contract.ts'
import { ProblemError } from '../http/problem.ts'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { type Cursor, MARK_LENGTH, readCursor, writeCursor } from './cursor.ts'
import { eventOfRow } from './event-chain.ts'

export const MOST_CHANGES = 500

/**
 * One page of an organisation's events after the cursor, oldest first. A cursor of another service or organisation,
 * or from after a restored backup, is refused: a client that starts over knows then that it does.
 */
export async function listChanges(
  { database }: Store,
  organisation: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Changes & { events: RecordedEvent[] }> {
  const { position: after, mark } =
    cursor === undefined ? { position: 0, mark: '' } : await placeOf(database, cursor, organisation)
  const rows = await database
    .selectFrom('events')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .where('position', '>', after)
    .orderBy('position')
    // One more than asked for says whether there is more.
    .limit(limit + 1)
    .execute()
  const events = rows.slice(0, limit).map(eventOfRow)
  const last = events.at(-1)
  const next = last ? { position: last.position, mark: markOf(last.hash) } : { position: after, mark }
  return { events, cursor: writeCursor({ organisation, ...next }), more: rows.length > limit }
}

/** The place of a cursor. The event there must be the same as then: after a restored backup others may have taken its place. */
async function placeOf(database: Kysely<Tables>, text: string, organisation: string): Promise<Cursor> {
  const cursor = readCursor(text)
  if (cursor?.organisation !== organisation) throw foreignCursor()
  if (cursor.position === 0) return cursor
  const event = await database
    .selectFrom('events')
    .select('hash')
    .where('organisation_id', '=', organisation)
    .where('position', '=', cursor.position)
    .executeTakeFirst()
  if (!event || markOf(event.hash) !== cursor.mark) throw foreignCursor()
  return cursor
}

function markOf(hash: string): string {
  return hash.slice(0, MARK_LENGTH)
}

function foreignCursor(): ProblemError {
  return new ProblemError('bad-request', {
    detail: 'This cursor is not one of this service and organisation. Ask again without a cursor to start over.',
    errors: [{ field: 'cursor', code: 'unknown' }],
  })
}
