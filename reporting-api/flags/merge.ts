// Flags of one post, joined so that it is decided once. No partner is told which flag theirs was joined with.
import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { RecordedEvent } from '../../utils/api/event-contract.ts'
import { stateGroup } from '../../utils/flag/life-cycle.ts'
import { ProblemError } from '../http/problem.ts'
import { forUpdate } from '../store/for-update.ts'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { addEvent, type Decide } from './add-event.ts'
import { eventOfRow } from './event-chain.ts'
import { findFlag } from './find-flag.ts'
import { isDecision, isMerge } from './second-review.ts'

/** Raised under the lock where a flag is no longer merged: it stays as it is. */
class MovedOnError extends Error {
  override name = 'MovedOnError'
}

/** States of a flag that can't be decided for another. */
export const CANNOT_STAND = ['duplicate', 'withdrawn']

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
  if (!other || other === own || !isSamePost || CANNOT_STAND.includes(other.state)) {
    throw new ProblemError('bad-request', { errors: [{ field: 'into', code: 'invalid' }] })
  }
  const merge = { flag_id: id, into_id: into, chosen_id: into }
  await transaction
    .insertInto('merges')
    .values(merge)
    .onConflict((conflict) => conflict.column('flag_id').doUpdateSet(merge))
    .execute()
  // What had been merged into this one goes along.
  await transaction.updateTable('merges').set({ into_id: into }).where('into_id', '=', id).execute()
}

/**
 * Brings what became of a flag to those that were merged into it, each in its own chain: its decision, without the
 * reviewers' words, which were for another partner; or, where it ended without one, that they are looked at again. Can be
 * repeated: each thing is told once.
 */
export async function tellMerged(store: Store, into: string, now: () => Date): Promise<void> {
  const merged = await store.database
    .selectFrom('merges')
    .innerJoin('flag_heads', 'flag_heads.flag_id', 'merges.flag_id')
    .select('merges.flag_id')
    .where('into_id', '=', into)
    .where('flag_heads.state', '=', 'duplicate')
    .orderBy('flag_heads.received_at')
    .execute()
  const [first] = merged
  if (!first) return
  const rows = await store.database
    .selectFrom('events')
    .selectAll()
    .where('flag_id', '=', into)
    .orderBy('position')
    .execute()
  const decision = rows.findLast((event) => isDecision(event) && !isMerge(event))
  const last = rows.at(-1)
  if (decision) {
    if (decision.state === 'duplicate') return
    for (const { flag_id } of merged) await tellDecision(store, eventOfRow(decision), flag_id, now)
  } else if (last && stateGroup(last.state) === 'closed') {
    await standAlone(store, first.flag_id, { into, last: last.id }, now)
  }
}

async function tellDecision(store: Store, decision: RecordedEvent, flagId: string, now: () => Date): Promise<void> {
  const { id, state: outcome, member, actions, reason, ground, scope, automated } = decision
  await addWhileMerged(store, flagId, id, now, () => ({
    kind: 'follow',
    state: 'duplicate',
    by: 'reviewer',
    member,
    outcome,
    actions,
    reason: reason ?? undefined,
    ground,
    scope,
    automated,
  }))
}

/**
 * The flag that stood for others was withdrawn, or closed without an answer: the oldest of them stands for the rest, or
 * they would wait for ever for a decision that nobody makes. The one step that the life-cycle does not have: it undoes
 * one that it has.
 */
async function standAlone(
  store: Store,
  heir: string,
  { into, last }: { into: string; last: string },
  now: () => Date,
): Promise<void> {
  const event = () => ({ kind: 'follow', state: 'under_review', by: 'system' as const, member: null })
  await addWhileMerged(store, heir, last, now, event, async (transaction) => {
    await transaction.deleteFrom('merges').where('flag_id', '=', heir).execute()
    await transaction.updateTable('merges').set({ into_id: heir }).where('into_id', '=', into).execute()
  })
}

/** Adds what follows from another flag's event, once, as long as the flag is merged. */
async function addWhileMerged(
  store: Store,
  flagId: string,
  cause: string,
  now: () => Date,
  event: Decide,
  alongside?: (transaction: Transaction<Tables>) => Promise<void>,
): Promise<void> {
  const told = { id: idOfTelling(cause, flagId), isSame: () => true }
  const decide: Decide = (locked) => {
    if (locked.head.state !== 'duplicate') throw new MovedOnError()
    return event(locked)
  }
  try {
    await addEvent(store, await findFlag(store, flagId), told, now, decide, alongside)
  } catch (error) {
    if (!(error instanceof MovedOnError)) throw error
  }
}

/** Tells what is untold: of flags that closed by the clock, and what a process that was killed left. */
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
