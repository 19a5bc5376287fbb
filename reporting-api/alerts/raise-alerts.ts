import type { Transaction } from 'kysely'
import type { AlertKind, HeadTable, Tables } from '../store/tables.ts'

/** Notes that the operator is to be told of these flags; where that was noted before, nothing happens. */
export async function raiseAlerts(
  transaction: Transaction<Tables>,
  heads: Pick<HeadTable, 'flag_id'>[],
  kind: AlertKind,
  now: number,
): Promise<void> {
  const rows = heads.map(({ flag_id }) => ({
    flag_id,
    kind,
    created_at: now,
    next_attempt_at: now,
    attempts: 0,
    sent_at: null,
  }))
  await transaction
    .insertInto('alerts')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
