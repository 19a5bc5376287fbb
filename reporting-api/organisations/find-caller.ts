import type { Store } from '../store/store.ts'
import type { Caller } from './caller.ts'
import { secretHash } from './secret.ts'

/** Whose token this is; undefined where it is unknown, expired or revoked (a rotated one from its last minute on). */
export function findCaller(store: Store, token: string, now: Date): Promise<Caller | undefined> {
  return findCallerByHash(store, secretHash(token), now)
}

/** The same by the token's SHA-256. */
export async function findCallerByHash({ database }: Store, tokenHash: string, now: Date): Promise<Caller | undefined> {
  const row = await database
    .selectFrom('tokens')
    .innerJoin('organisations', 'organisations.id', 'tokens.organisation_id')
    .select(['tokens.role', 'tokens.member_id', 'organisations.id', 'organisations.name'])
    .where('tokens.secret_hash', '=', tokenHash)
    .where(({ eb, or }) => or([eb('tokens.revoked_at', 'is', null), eb('tokens.revoked_at', '>', now.getTime())]))
    .where(({ eb, or }) => or([eb('tokens.expires_at', 'is', null), eb('tokens.expires_at', '>', now.getTime())]))
    .executeTakeFirst()
  return row && { role: row.role, organisation: { id: row.id, name: row.name }, member: row.member_id, tokenHash }
}
