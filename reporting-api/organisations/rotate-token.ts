import { type Store, write } from '../store/store.ts'
import { addToken } from './add-token.ts'
import type { Caller } from './caller.ts'

/**
 * Gives a member a new token. The one they asked with ends when the new one is first used, and not before: the answer with
 * the new one can be lost on the way, and a partner on a bad line would be locked out.
 */
export async function rotateToken(
  store: Store,
  { tokenHash, member, organisation, role }: Caller,
  now: Date,
  days: number,
): Promise<{ token: string; expiresAt: string | null }> {
  return write(store, async (transaction) => {
    const holder = { organisation_id: organisation.id, role, member_id: member }
    const { token, expiresAt } = await addToken(transaction, { ...holder, replaces: tokenHash }, now, days)
    return { token, expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString() }
  })
}
