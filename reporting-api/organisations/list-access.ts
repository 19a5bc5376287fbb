import type { AccessList } from '../../utils/api/access-contract.ts'
import type { Store } from '../store/store.ts'

type Access = AccessList['access'][number]
interface Times {
  expires_at: number | null
  revoked_at: number | null
}

/** All tokens and invites of the service, oldest first: whose, until when, and whether they still work. */
export async function listAccess({ database }: Store, now: Date): Promise<Access[]> {
  const tokens = await database
    .selectFrom('tokens')
    .innerJoin('organisations', 'organisations.id', 'tokens.organisation_id')
    .select(['member_id', 'role', 'name', 'tokens.created_at', 'expires_at', 'revoked_at'])
    .execute()
  const invites = await database
    .selectFrom('invites')
    .innerJoin('organisations', 'organisations.id', 'invites.organisation_id')
    .select(['invites.id', 'role', 'name', 'invites.created_at', 'expires_at', 'used_at', 'revoked_at'])
    .execute()
  const access: Access[] = [
    ...tokens.map((row) => ({ ...accessOf(row.member_id, row), kind: 'member' as const, state: stateOf(row, now) })),
    ...invites.map((row) => ({
      ...accessOf(row.id, row),
      kind: 'invite' as const,
      state: row.used_at === null ? stateOf(row, now) : ('used' as const),
    })),
  ]
  return access.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

function accessOf(
  id: string,
  row: { name: string; role: Access['role']; created_at: number; expires_at: number | null },
) {
  return {
    id,
    organisation: row.name,
    role: row.role,
    createdAt: new Date(row.created_at).toISOString(),
    expiresAt: row.expires_at === null ? null : new Date(row.expires_at).toISOString(),
  }
}

function stateOf({ expires_at, revoked_at }: Times, now: Date): Access['state'] {
  if (revoked_at !== null && revoked_at <= now.getTime()) return 'revoked'
  return expires_at !== null && expires_at <= now.getTime() ? 'expired' : 'valid'
}
