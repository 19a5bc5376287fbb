import { randomUUID } from 'node:crypto'
import { type Store, write } from '../store/store.ts'
import type { Role } from './caller.ts'
import { newSecret, secretHash } from './secret.ts'

const HOUR = 3_600_000

export interface InviteRequest {
  /** The same name is the same organisation; a new one is created. */
  organisation: string
  role: Role
  /** How long the invite can be used. */
  hours: number
}

/** Makes an invite and gives back its secret, which is not kept. */
export async function createInvite(
  store: Store,
  { organisation, role, hours }: InviteRequest,
  now: Date,
): Promise<string> {
  const invite = newSecret('invite')
  const created = now.getTime()
  await write(store, async (transaction) => {
    await transaction
      .insertInto('organisations')
      .values({ id: randomUUID(), name: organisation, created_at: created, last_position: 0 })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
    const { id } = await transaction
      .selectFrom('organisations')
      .select('id')
      .where('name', '=', organisation)
      .executeTakeFirstOrThrow()
    await transaction
      .insertInto('invites')
      .values({
        id: randomUUID(),
        revoked_at: null,
        secret_hash: secretHash(invite),
        organisation_id: id,
        role,
        created_at: created,
        expires_at: inviteEnd(now, hours).getTime(),
        used_at: null,
        nonce_hash: null,
        token_hash: null,
      })
      .execute()
  })
  return invite
}

/** When an invite made now can be used no more. */
export function inviteEnd(now: Date, hours: number): Date {
  return new Date(now.getTime() + hours * HOUR)
}

/** The link that a partner pastes. The secret stands behind `#`, so that no browser sends it to the host. */
export function inviteLink(publicUrl: string, invite: string): string {
  return `${publicUrl}/#i=${invite}`
}
