import { ProblemError } from '../http/problem.ts'
import { forUpdate } from '../store/for-update.ts'
import { type Store, write } from '../store/store.ts'
import { addToken } from './add-token.ts'
import type { Caller } from './caller.ts'

/**
 * Gives a member a new token. The one they asked with ends when the new one is first used, and not before: the answer with
 * the new one can be lost on the way, and a partner on a bad line would be locked out. Throws `unauthorised` where it has ended meanwhile.
 */
export async function rotateToken(
  store: Store,
  { tokenHash, member, organisation, role }: Caller,
  now: Date,
  days: number,
): Promise<{ token: string; expiresAt: string | null }> {
  return write(store, async (transaction) => {
    // A revocation that runs beside this one comes before it, or finds the new token too: both lock this row.
    const query = transaction.selectFrom('tokens').select('revoked_at').where('secret_hash', '=', tokenHash)
    const asking = await forUpdate(store, query).executeTakeFirst()
    // Whatever its time: the clock was read before the wait for the row.
    if (!asking || asking.revoked_at !== null) throw new ProblemError('unauthorised')
    const holder = { organisation_id: organisation.id, role, member_id: member }
    const { token, expiresAt } = await addToken(transaction, { ...holder, replaces: tokenHash }, now, days)
    return { token, expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString() }
  })
}
