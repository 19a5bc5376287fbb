import type { Store } from '../store/store.ts'
import type { Guest } from './caller.ts'
import { secretHash } from './secret.ts'

export type InviteProblem = 'invite-unknown' | 'invite-used' | 'invite-expired'
export type FoundInvite = { ok: true; guest: Guest } | { ok: false; problem: InviteProblem }

/** To whom an invite leads, without using it. */
export async function findInvite({ database }: Store, invite: string, now: Date): Promise<FoundInvite> {
  const row = await database
    .selectFrom('invites')
    .innerJoin('organisations', 'organisations.id', 'invites.organisation_id')
    .select([
      'invites.revoked_at',
      'invites.role',
      'invites.used_at',
      'invites.expires_at',
      'organisations.id',
      'organisations.name',
    ])
    .where('invites.secret_hash', '=', secretHash(invite))
    .executeTakeFirst()
  if (!row || row.revoked_at !== null) return { ok: false, problem: 'invite-unknown' }
  if (row.used_at !== null) return { ok: false, problem: 'invite-used' }
  if (row.expires_at <= now.getTime()) return { ok: false, problem: 'invite-expired' }
  return { ok: true, guest: { role: row.role, organisation: { id: row.id, name: row.name } } }
}
