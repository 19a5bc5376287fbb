// Flags of one post, joined so that it is decided once. No partner is told which flag theirs was joined with.
import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { ProblemError } from '../http/problem.ts'
import { forUpdate } from '../store/for-update.ts'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { addEvent } from './add-event.ts'
import { eventOfRow } from './event-chain.ts'
import { findFlag } from './find-flag.ts'
import { isDecision } from './second-review.ts'

/** Raised under the lock where a flag is no longer merged: it stays as it is. */
class MovedOnError extends Error {
  override name = 'MovedOnError'
}

/** Notes in the same transaction where a flag went; throws `bad-request` where the other can't stand for it. */
export async function noteMerge(
  store: Store,
  transaction: Transaction<Tables>,
  id: string,
  into: string,
): Promise<void> {
  const heads = await forUpdate(
    store,
    transaction
      .selectFrom('flag_heads')
      .select(['flag_id', 'post_key', 'state'])
      .where('flag_id', 'in', [id, into])
      .orderBy('flag_id'),
  ).execute()
  const own = heads.find(({ flag_id }) => flag_id === id)
  const other = heads.find(({ flag_id }) => flag_id === into)
  const isSamePost = own?.post_key !== null && own?.post_key === other?.post_key
  if (!other || other === own || !isSamePost || other.state === 'duplicate') {
    throw new ProblemError('bad-request', { errors: [{ field: 'into', code: 'invalid' }] })
  }
  const merge = { flag_id: id, into_id: into }
  await transaction
    .insertInto('merges')
    .values(merge)
    .onConflict((conflict) => conflict.column('flag_id').doUpdateSet(merge))
    .execute()
  // What had been merged into this one goes along.
  await transaction.updateTable('merges').set({ into_id: into }).where('into_id', '=', id).execute()
}

/**
 * Tells the flags that were merged into this one what was decided, each in its own chain, without the reviewers' words:
 * they were for another partner. Can be repeated: each decision is told once.
 */
export async function tellMerged(store: Store, into: string, now: () => Date): Promise<void> {
  const merged = await store.database
    .selectFrom('merges')
    .innerJoin('flag_heads', 'flag_heads.flag_id', 'merges.flag_id')
    .select('merges.flag_id')
    .where('into_id', '=', into)
    .where('flag_heads.state', '=', 'duplicate')
    .execute()
  if (merged.length === 0) return
  const rows = await store.database
    .selectFrom('events')
    .selectAll()
    .where('flag_id', '=', into)
    .orderBy('position')
    .execute()
  const row = rows.findLast(isDecision)
  if (!row || row.state === 'duplicate') return
  const { id, state: outcome, member, actions, reason, ground, scope, automated } = eventOfRow(row)
  for (const { flag_id } of merged) {
    const event = { id: idOfTelling(id, flag_id), isSame: () => true }
    await addEvent(store, await findFlag(store, flag_id), event, now, ({ head }) => {
      if (head.state !== 'duplicate') throw new MovedOnError()
      const decision = { actions, reason: reason ?? undefined, ground, scope, automated }
      return { kind: 'follow', state: 'duplicate', by: 'reviewer', member, outcome, ...decision }
    }).catch((error: unknown) => {
      if (!(error instanceof MovedOnError)) throw error
    })
  }
}

/** Tells what a process that was killed after a decision left untold. */
export async function tellAllMerged(store: Store, now: () => Date): Promise<void> {
  const parents = await store.database
    .selectFrom('merges')
    .innerJoin('flag_heads', 'flag_heads.flag_id', 'merges.flag_id')
    .select('into_id')
    .distinct()
    .where('flag_heads.state', '=', 'duplicate')
    .execute()
  for (const { into_id } of parents) await tellMerged(store, into_id, now)
}

/** One id for one decision and flag, so that it is told once: UUIDv8, https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8 */
function idOfTelling(decision: string, flag: string): string {
  const hex = createHash('sha256').update(`${decision}\n${flag}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
