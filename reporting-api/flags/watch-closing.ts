import { setTimeout } from 'node:timers/promises'
import type { Log } from '../http/log.ts'
import type { Store } from '../store/store.ts'
import { type ClosingTimes, closeExpired } from './close-expired.ts'
import { tellAllMerged } from './merge.ts'

/** Times are days, so an hour more or less does not matter. In ms. */
const PAUSE = 3_600_000

/** Closes what expired and tells merged flags their outcome, each hour, until `signal` ends it; resolves when what runs has ended. */
export async function watchClosing(
  { store, times, now, log }: { store: Store; times: ClosingTimes; now: () => Date; log: Log },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const closed = await closeExpired(store, times, now)
      await tellAllMerged(store, now)
      if (closed > 0) log({ event: 'closed', count: closed })
    } catch (error) {
      // The database is away for now: what has expired stays so.
      log({ event: 'closing', name: error instanceof Error ? error.name : 'unknown' })
    }
    // Ended while it waits: there is nothing to do then.
    await setTimeout(PAUSE, undefined, { signal }).catch(() => undefined)
  }
}
