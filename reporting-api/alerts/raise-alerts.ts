import type { Transaction } from 'kysely'
import type { AlertKind, HeadTable, Tables } from '../store/tables.ts'

/**
 * Notes that the operator is to be told of these flags; where that was noted since the clock started that is told of,
 * nothing happens. All times in ms since 1970.
 */
export async function raiseAlerts(
  transaction: Transaction<Tables>,
  heads: Pick<HeadTable, 'flag_id'>[],
  kind: AlertKind,
  { now, since }: { now: number; since: number },
): Promise<void> {
  const fresh = { created_at: now, next_attempt_at: now, attempts: 0, sent_at: null }
  const rows = heads.map(({ flag_id }) => ({ flag_id, kind, ...fresh }))
  await transaction
    .insertInto('alerts')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['flag_id', 'kind']).doUpdateSet(fresh).where('alerts.created_at', '<', since),
    )
    .execute()
}
