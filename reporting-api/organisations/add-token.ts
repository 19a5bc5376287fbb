import type { Transaction } from 'kysely'
import type { Tables, TokenTable } from '../store/tables.ts'
import { newSecret, secretHash } from './secret.ts'

const DAY = 24 * 3_600_000

/** Makes a token for a member. It expires after `days`; never where that is 0. The token itself is not kept. */
export async function addToken(
  transaction: Transaction<Tables>,
  holder: Pick<TokenTable, 'organisation_id' | 'role' | 'member_id' | 'replaces'>,
  now: Date,
  days: number,
): Promise<{ token: string; tokenHash: string; expiresAt: number | null }> {
  const token = newSecret('token')
  const tokenHash = secretHash(token)
  const expiresAt = days === 0 ? null : now.getTime() + days * DAY
  await transaction
    .insertInto('tokens')
    .values({
      ...holder,
      secret_hash: tokenHash,
      created_at: now.getTime(),
      expires_at: expiresAt,
      revoked_at: null,
    })
    .execute()
  return { token, tokenHash, expiresAt }
}
