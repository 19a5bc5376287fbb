import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import { forUpdate } from '../store/for-update.ts'
import { type Store, write } from '../store/store.ts'
import type { InviteTable, Tables } from '../store/tables.ts'
import { addToken } from './add-token.ts'
import type { Guest } from './caller.ts'
import type { InviteProblem } from './find-invite.ts'
import { secretHash } from './secret.ts'

/** How long a lost answer can be asked for again, in ms. */
const SECOND_CHANCE = 10 * 60_000

export type Enrolled = { ok: true; token: string; guest: Guest } | { ok: false; problem: InviteProblem }

/**
 * Trades an invite for a token, once. The same invite with the same nonce within 10 minutes gets a new token and
 * revokes the one before, whose answer was lost on the way. The token is given only here; its hash is kept. It
 * expires after `tokenDays`, never where that is 0.
 */
export function enrol(
  store: Store,
  { invite, nonce }: { invite: string; nonce: string },
  now: Date,
  tokenDays: number,
): Promise<Enrolled> {
  return write(store, async (transaction) => {
    // The lock on the invite lets one of several requests at once win.
    const query = transaction.selectFrom('invites').selectAll().where('secret_hash', '=', secretHash(invite))
    const row = await forUpdate(store, query).executeTakeFirst()
    if (!row || row.revoked_at !== null) return { ok: false, problem: 'invite-unknown' }
    const nonceHash = secretHash(nonce)
    if (row.used_at !== null) {
      const again = row.nonce_hash === nonceHash && now.getTime() - row.used_at < SECOND_CHANCE
      if (!again) return { ok: false, problem: 'invite-used' }
      await revokeToken(transaction, row, now)
    } else if (row.expires_at <= now.getTime()) {
      return { ok: false, problem: 'invite-expired' }
    }
    const { token, expiresAt } = await issueToken(transaction, row, nonceHash, now, tokenDays)
    const organisation = await transaction
      .selectFrom('organisations')
      .select(['id', 'name'])
      .where('id', '=', row.organisation_id)
      .executeTakeFirstOrThrow()
    return { ok: true, token, guest: { role: row.role, organisation, expiresAt } }
  })
}

async function revokeToken(transaction: Transaction<Tables>, invite: InviteTable, now: Date): Promise<void> {
  await transaction
    .updateTable('tokens')
    .set({ revoked_at: now.getTime() })
    .where('secret_hash', '=', invite.token_hash)
    .execute()
}

async function issueToken(
  transaction: Transaction<Tables>,
  invite: InviteTable,
  nonceHash: string,
  now: Date,
  tokenDays: number,
): Promise<{ token: string; expiresAt: Date | null }> {
  const { organisation_id, role } = invite
  const { token, tokenHash, expiresAt } = await addToken(
    transaction,
    { organisation_id, role, member_id: randomUUID(), replaces: null },
    now,
    tokenDays,
  )
  await transaction
    .updateTable('invites')
    // The ten minutes count from the first use.
    .set({ used_at: invite.used_at ?? now.getTime(), nonce_hash: nonceHash, token_hash: tokenHash })
    .where('secret_hash', '=', invite.secret_hash)
    .execute()
  return { token, expiresAt: expiresAt === null ? null : new Date(expiresAt) }
}
