import * as z from 'zod/mini'
import type { ReviewList } from '../../utils/api/review-contract.ts'
import { ProblemError } from '../http/problem.ts'
import type { Store } from '../store/store.ts'
import { clockSince, dueAt, urgencyOf } from './head.ts'

export const MOST_REVIEW_FLAGS = 200

const PlaceSchema = z.tuple([z.int(), z.int(), z.uuid()])

/**
 * One page of the flags that wait for somebody, most pressing first, then oldest first; with `state`, of the flags in
 * that state. The cursor is a place in this order: what moves in behind it is seen when the list is asked for anew.
 */
export async function listForReview(
  { database }: Store,
  { state, cursor, limit }: { state?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<ReviewList> {
  let query = database
    .selectFrom('flag_heads')
    .innerJoin('flags', 'flags.id', 'flag_heads.flag_id')
    .innerJoin('organisations', 'organisations.id', 'flag_heads.organisation_id')
    .select(['flag_heads.flag_id', 'flag_heads.urgency_rank', 'flag_heads.received_at', 'flag_heads.state'])
    .select(['flags.reference', 'organisations.id as organisation_id', 'organisations.name'])
  query = state === undefined ? query.where('is_open', '=', 1) : query.where('flag_heads.state', '=', state)
  if (cursor !== undefined) {
    const [rank, received, id] = placeOf(cursor)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('flag_heads.urgency_rank', 'flag_heads.received_at', 'flag_heads.flag_id'),
        '>',
        tuple(rank, received, id),
      ),
    )
  }
  const rows = await query
    .orderBy('flag_heads.urgency_rank')
    .orderBy('flag_heads.received_at')
    .orderBy('flag_heads.flag_id')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const eventsOf = await readSteps(
    database,
    shown.map(({ flag_id }) => flag_id),
  )
  const clocked = shown.map((row) => {
    const since = clockSince(row.received_at, eventsOf.get(row.flag_id) ?? [])
    return { ...row, due: dueAt({ ...row, received_at: since }) }
  })
  return {
    flags: clocked.map(({ due, ...row }) => ({
      id: row.flag_id,
      reference: row.reference,
      organisation: { id: row.organisation_id, name: row.name },
      state: row.state,
      urgency: urgencyOf(row),
      receivedAt: iso(row.received_at),
      triageDueAt: iso(due.triage),
      decisionDueAt: iso(due.decision),
    })),
    cursor: last ? writePlace([last.urgency_rank, last.received_at, last.flag_id]) : null,
  }
}

/** The steps of these flags, oldest first: what tells when their clocks started. */
async function readSteps(database: Store['database'], ids: string[]) {
  if (ids.length === 0) return new Map<string, { state: string; at: number }[]>()
  const steps = await database
    .selectFrom('events')
    .select(['flag_id', 'state', 'at'])
    .where('flag_id', 'in', ids)
    .orderBy('position')
    .execute()
  return Map.groupBy(steps, ({ flag_id }) => flag_id)
}

function iso(time: number): string {
  return new Date(time).toISOString()
}

function writePlace(place: z.infer<typeof PlaceSchema>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

function placeOf(cursor: string): z.infer<typeof PlaceSchema> {
  try {
    return PlaceSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new ProblemError('bad-request', { errors: [{ field: 'cursor', code: 'unknown' }] })
  }
}
