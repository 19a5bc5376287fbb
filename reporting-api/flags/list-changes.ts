import type { Changes, RecordedEvent } from '../../utils/api/contract.ts'
import { ProblemError } from '../http/problem.ts'
import type { Store } from '../store/store.ts'
import { readCursor, writeCursor } from './cursor.ts'
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
  const after = cursor === undefined ? 0 : positionOf(cursor, organisation)
  const { last_position } = await database
    .selectFrom('organisations')
    .select('last_position')
    .where('id', '=', organisation)
    .executeTakeFirstOrThrow()
  if (after > last_position) throw foreignCursor()
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
  const position = events.at(-1)?.position ?? after
  return { events, cursor: writeCursor({ organisation, position }), more: rows.length > limit }
}

function positionOf(text: string, organisation: string): number {
  const cursor = readCursor(text)
  if (cursor?.organisation !== organisation) throw foreignCursor()
  return cursor.position
}

function foreignCursor(): ProblemError {
  return new ProblemError('bad-request', {
    detail: 'This cursor is not one of this service and organisation. Ask again without a cursor to start over.',
    errors: [{ field: 'cursor', code: 'unknown' }],
  })
}
