import { dueAt, nextAlarm } from '../flags/head.ts'
import { type Store, write } from '../store/store.ts'
import type { AlertKind, HeadTable } from '../store/tables.ts'
import { raiseAlerts } from './raise-alerts.ts'

/** Flags taken at a time: one transaction must not hold up flags that come in. */
const PAGE = 100

/** Notes an alert for each flag whose clock has run out, once for each clock. Several processes share the work. */
export async function raiseOverdue(store: Store, now: Date): Promise<void> {
  while ((await raisePage(store, now.getTime())) === PAGE);
}

async function raisePage(store: Store, now: number): Promise<number> {
  const isAny = await store.database
    .selectFrom('flag_heads')
    .select('flag_id')
    .where('next_alarm_at', '<=', now)
    .limit(1)
    .executeTakeFirst()
  // Looking takes no lock; only what is found is written.
  if (!isAny) return 0
  return write(store, async (transaction) => {
    const query = transaction
      .selectFrom('flag_heads')
      .selectAll()
      .where('next_alarm_at', '<=', now)
      .orderBy('next_alarm_at')
      .limit(PAGE)
    const due = await (store.kind === 'postgres' ? query.forUpdate().skipLocked() : query).execute()
    for (const head of due) {
      const { triage, decision } = dueAt(head)
      // A flag that nobody has sorted has a second clock, to its decision.
      const isSecond = head.state === 'received' && head.next_alarm_at !== triage
      // The time does not matter here: only which clock it was.
      const kind = isSecond ? 'decision_overdue' : nextAlarm(head, head.state, head.received_at)?.kind
      if (kind) await raiseAlerts(transaction, [head], kind, { now, since: startOf(head, kind) })
      await transaction
        .updateTable('flag_heads')
        .set({ next_alarm_at: kind === 'triage_overdue' ? decision : null })
        .where('flag_id', '=', head.flag_id)
        .execute()
    }
    return due.length
  })
}

/** When the clock started that ran out at the head's next alarm, in ms since 1970. */
function startOf({ urgency_rank, next_alarm_at }: HeadTable, kind: AlertKind): number {
  const { triage, decision } = dueAt({ urgency_rank, received_at: 0 })
  return (next_alarm_at ?? 0) - (kind === 'triage_overdue' ? triage : decision)
}
