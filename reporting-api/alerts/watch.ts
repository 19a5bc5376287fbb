import { setTimeout } from 'node:timers/promises'
import type { Log } from '../http/log.ts'
import type { Store } from '../store/store.ts'
import { deliverAlerts } from './deliver-alerts.ts'
import { raiseOverdue } from './raise-overdue.ts'
import type { SendAlert } from './send-alert.ts'

/** How long between two looks, in ms, when nothing hurries. */
const PAUSE = 10_000

export interface AlertWatch {
  /** Looks at once, for an imminent flag that has just come. Returns at once and never throws. */
  hurry(): void
  /** Resolves when what runs has ended, after `signal` has said so. */
  ended: Promise<void>
}

/** Tells the operator of imminent flags and overdue clocks until `signal` ends it. Any number of processes may. */
export function watchAlerts(
  { store, send, now, log }: { store: Store; send: SendAlert; now: () => Date; log: Log },
  signal: AbortSignal,
): AlertWatch {
  let wake = new AbortController()
  const look = async () => {
    try {
      await raiseOverdue(store, now())
      await deliverAlerts({ store, send, now, log }, signal)
    } catch (error) {
      // The database is away for now: what waits in it is told later.
      log({ event: 'alerts', name: error instanceof Error ? error.name : 'unknown' })
    }
  }
  const run = async () => {
    while (!signal.aborted) {
      wake = new AbortController()
      await look()
      await pause(AbortSignal.any([signal, wake.signal]))
    }
  }
  return { hurry: () => wake.abort(), ended: run() }
}

async function pause(signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(PAUSE, undefined, { signal })
  } catch {
    // Woken: there is something to do.
  }
}
