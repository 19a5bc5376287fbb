import { type Store, write } from '../store/store.ts'
import { addToken } from './add-token.ts'
import type { Caller } from './caller.ts'

/** How long the token before still works, in ms: the answer with the new one can be lost on the way. */
const OVERLAP = 10 * 60_000

/** Gives a member a new token. The one they asked with ends after ten minutes, earlier where it was to end earlier. */
export async function rotateToken(
  store: Store,
  { tokenHash, member, organisation, role }: Caller,
  now: Date,
  days: number,
): Promise<{ token: string; expiresAt: string | null }> {
  return write(store, async (transaction) => {
    const holder = { organisation_id: organisation.id, role, member_id: member }
    const { token, expiresAt } = await addToken(transaction, holder, now, days)
    const end = now.getTime() + OVERLAP
    await transaction
      .updateTable('tokens')
      .set({ revoked_at: end })
      .where('secret_hash', '=', tokenHash)
      .where(({ eb, or }) => or([eb('revoked_at', 'is', null), eb('revoked_at', '>', end)]))
      .execute()
    return { token, expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString() }
  })
}
