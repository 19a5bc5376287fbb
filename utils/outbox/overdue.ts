// When an imminent flag can not be left to the retry clock any more: it waited too long, or the server refused it.
import { urgencyRank } from '../flag/taxonomy.ts'
import type { OutboxRow } from '../store/database.ts'

/** So long an imminent flag may wait before the partner is told to take another way. */
export const IMMINENT_LIMIT_MS = 5 * 60_000

type Row = Pick<OutboxRow, 'rank' | 'state' | 'held' | 'submittedAt'>

/**
 * When the partner must be told that this flag has not arrived, in epoch milliseconds; null for one that is not
 * imminent, that the partner holds, or that the server refused: of that one the partner is told at once.
 */
export function overdueAt({ rank, state, held, submittedAt }: Row): number | null {
  return rank === urgencyRank('imminent') && state !== 'rejected' && !held ? submittedAt + IMMINENT_LIMIT_MS : null
}

/**
 * True where the partner must be told now. Where the clock was put back since the flag was submitted nobody knows how long it
 * has waited: it counts as too long.
 */
export function isOverdue(row: Row, now: number): boolean {
  if (row.state === 'rejected') return row.rank === urgencyRank('imminent')
  const at = overdueAt(row)
  return at !== null && (at <= now || row.submittedAt - now > IMMINENT_LIMIT_MS)
}
