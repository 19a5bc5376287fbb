import { urgencyOf } from '../flags/head.ts'
import type { Log } from '../http/log.ts'
import { type Store, write } from '../store/store.ts'
import type { AlertKind } from '../store/tables.ts'
import type { SendAlert } from './send-alert.ts'

/** While one process tells, no other does, for so long (ms): longer than a sending may take. */
const CLAIM = 60_000
const FIRST_WAIT = 5_000
const LONGEST_WAIT = 15 * 60_000
/** What is older was of a time when nobody was to be told, ms. */
const OLDEST = 7 * 24 * 3_600_000

/**
 * Tells what is due, one after the other, most pressing first; what fails is tried again later, without end. `signal` ends
 * the telling: what was not told by then is told later, by this process or another.
 */
export async function deliverAlerts(
  { store, send, now, log }: { store: Store; send: SendAlert; now: () => Date; log: Log },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const alert = await claim(store, now())
    if (!alert) return
    const { flag_id, kind, attempts, reference, created_at } = alert
    let isSent = false
    try {
      await send({ id: `${kind}:${reference}:${created_at}`, kind, reference, urgency: urgencyOf(alert) }, signal)
      isSent = true
    } catch (error) {
      log({ event: 'alert', kind, attempts, name: error instanceof Error ? error.name : 'unknown' })
    }
    const time = now().getTime()
    await store.database
      .updateTable('alerts')
      .set(isSent ? { sent_at: time } : { next_attempt_at: time + waitAfter(attempts) })
      .where('flag_id', '=', flag_id)
      .where('kind', '=', kind)
      // Not one that was raised anew meanwhile.
      .where('created_at', '=', created_at)
      .execute()
  }
}

function waitAfter(attempts: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempts - 1, 20))
}

interface ClaimedAlert {
  flag_id: string
  kind: AlertKind
  attempts: number
  created_at: number
  reference: string
  urgency_rank: number
}

/** Takes one alert that is due for this process; undefined where there is none. */
async function claim(store: Store, now: Date): Promise<ClaimedAlert | undefined> {
  const time = now.getTime()
  if (!(await due(store, time).executeTakeFirst())) return undefined
  return write(store, async (transaction) => {
    const query = due({ ...store, database: transaction }, time)
    const found = await (store.kind === 'postgres' ? query.forUpdate('alerts').skipLocked() : query).executeTakeFirst()
    if (!found) return undefined
    const attempts = found.attempts + 1
    await transaction
      .updateTable('alerts')
      .set({ attempts, next_attempt_at: time + CLAIM })
      .where('flag_id', '=', found.flag_id)
      .where('kind', '=', found.kind)
      .execute()
    return { ...found, attempts }
  })
}

function due({ database }: Pick<Store, 'database'>, time: number) {
  return database
    .selectFrom('alerts')
    .innerJoin('flags', 'flags.id', 'alerts.flag_id')
    .innerJoin('flag_heads', 'flag_heads.flag_id', 'alerts.flag_id')
    .select(['alerts.flag_id', 'alerts.kind', 'alerts.attempts', 'alerts.created_at'])
    .select(['flags.reference', 'flag_heads.urgency_rank'])
    .where('alerts.sent_at', 'is', null)
    .where('alerts.next_attempt_at', '<=', time)
    .where('alerts.created_at', '>', time - OLDEST)
    .orderBy('flag_heads.urgency_rank')
    .orderBy('alerts.created_at')
    .limit(1)
}
