// A reviewer's stay at the desk. It stands in the database, so any process knows it and can end it.
import type { Caller } from '../organisations/caller.ts'
import { findCallerByHash } from '../organisations/find-caller.ts'
import { newSecret, secretHash } from '../organisations/secret.ts'
import type { Store } from '../store/store.ts'

/** A working day, in ms. */
export const SESSION_TIME = 12 * 3_600_000

/** Begins a stay and gives back its secret, which is kept only as a hash. Clears away what has expired. */
export async function beginSession({ database }: Store, tokenHash: string, now: Date): Promise<string> {
  const secret = newSecret('session')
  await database.deleteFrom('desk_sessions').where('expires_at', '<=', now.getTime()).execute()
  await database
    .insertInto('desk_sessions')
    .values({ secret_hash: secretHash(secret), token_hash: tokenHash, expires_at: now.getTime() + SESSION_TIME })
    .execute()
  return secret
}

/** Whose stay it is; undefined where it has ended, or the token that began it no longer works. */
export async function findSession(store: Store, secret: string, now: Date): Promise<Caller | undefined> {
  const row = await store.database
    .selectFrom('desk_sessions')
    .select('token_hash')
    .where('secret_hash', '=', secretHash(secret))
    .where('expires_at', '>', now.getTime())
    .executeTakeFirst()
  if (!row) return undefined
  const caller = await findCallerByHash(store, row.token_hash, now)
  return caller?.role === 'reviewer' ? caller : undefined
}

/** Ends a stay, for every process. */
export async function endSession({ database }: Store, secret: string): Promise<void> {
  await database.deleteFrom('desk_sessions').where('secret_hash', '=', secretHash(secret)).execute()
}
