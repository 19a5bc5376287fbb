import { type Store, write } from '../store/store.ts'
import type { Caller } from './caller.ts'
import { secretHash } from './secret.ts'

/** Whose token this is; undefined where it is unknown, expired or revoked. The first use of a new one ends the one before. */
export function findCaller(store: Store, token: string, now: Date): Promise<Caller | undefined> {
  return findCallerByHash(store, secretHash(token), now)
}

/** The same by the token's SHA-256. */
export async function findCallerByHash(store: Store, tokenHash: string, now: Date): Promise<Caller | undefined> {
  const row = await store.database
    .selectFrom('tokens')
    .innerJoin('organisations', 'organisations.id', 'tokens.organisation_id')
    .select([
      'tokens.role',
      'tokens.member_id',
      'tokens.expires_at',
      'replaces',
      'organisations.id',
      'organisations.name',
    ])
    .where('tokens.secret_hash', '=', tokenHash)
    .where(({ eb, or }) => or([eb('tokens.revoked_at', 'is', null), eb('tokens.revoked_at', '>', now.getTime())]))
    .where(({ eb, or }) => or([eb('tokens.expires_at', 'is', null), eb('tokens.expires_at', '>', now.getTime())]))
    .executeTakeFirst()
  if (!row) return undefined
  if (row.replaces !== null) await endReplaced(store, tokenHash, row.replaces, now)
  return {
    role: row.role,
    organisation: { id: row.id, name: row.name },
    member: row.member_id,
    tokenHash,
    expiresAt: row.expires_at === null ? null : new Date(row.expires_at),
  }
}

/** Ends the token before, and others that were to replace it, whose answers were lost. */
function endReplaced(store: Store, tokenHash: string, replaced: string, now: Date): Promise<void> {
  const time = now.getTime()
  return write(store, async (transaction) => {
    await transaction
      .updateTable('tokens')
      .set({ revoked_at: time })
      .where(({ and, eb, or }) =>
        or([
          eb('secret_hash', '=', replaced),
          and([eb('replaces', '=', replaced), eb('secret_hash', '!=', tokenHash)]),
        ]),
      )
      .where(({ eb, or }) => or([eb('revoked_at', 'is', null), eb('revoked_at', '>', time)]))
      .execute()
    await transaction.updateTable('tokens').set({ replaces: null }).where('secret_hash', '=', tokenHash).execute()
  })
}
