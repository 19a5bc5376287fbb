import { forUpdate } from '../store/for-update.ts'
import { type Store, write } from '../store/store.ts'

/** Ends at once every valid token of a member or an invite, by the id that `list` shows. Gives back how many it ended. */
export async function revokeAccess(store: Store, id: string, now: Date): Promise<number> {
  const time = now.getTime()
  return write(store, async (transaction) => {
    // Whoever makes a new one at this moment holds the row of the old: what they add is seen by the statement that follows.
    await forUpdate(store, transaction.selectFrom('tokens').select('secret_hash').where('member_id', '=', id)).execute()
    const tokens = await transaction
      .updateTable('tokens')
      .set({ revoked_at: time })
      .where('member_id', '=', id)
      .where(({ eb, or }) => or([eb('revoked_at', 'is', null), eb('revoked_at', '>', time)]))
      .executeTakeFirst()
    const invites = await transaction
      .updateTable('invites')
      .set({ revoked_at: time })
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    return Number(tokens.numUpdatedRows + invites.numUpdatedRows)
  })
}
