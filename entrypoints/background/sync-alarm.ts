import type { Browser } from 'webextension-polyfill'
import type { Urgency } from '../../utils/flag/taxonomy.ts'

export const SYNC_ALARM = 'sync'

const MINUTE = 60_000
/** How long between two questions to the server while a flag of that urgency is open, in ms. */
const PERIOD: Record<Urgency, number> = {
  imminent: 5 * MINUTE,
  urgent: 15 * MINUTE,
  high: 60 * MINUTE,
  standard: 60 * MINUTE,
  insight: 60 * MINUTE,
}

/**
 * Keeps the alarm by which the server is asked what happened: as often as the most urgent of the open flags wants, not at all
 * while none is open. One that stands and is early enough is left alone: each change would put it off else.
 */
export function createSyncAlarm(browser: Browser): (open: { urgency: Urgency }[]) => Promise<void> {
  return async (open) => {
    const periods = open.map(({ urgency }) => PERIOD[urgency])
    if (periods.length === 0) {
      await browser.alarms.clear(SYNC_ALARM)
      return
    }
    const when = Date.now() + Math.min(...periods)
    const standing = await browser.alarms.get(SYNC_ALARM)
    if (!standing || standing.scheduledTime > when) browser.alarms.create(SYNC_ALARM, { when })
  }
}
