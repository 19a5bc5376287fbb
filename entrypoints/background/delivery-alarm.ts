import type { Browser } from 'webextension-polyfill'
import { alarmTime, SHORTEST_ALARM_MS } from '../../utils/outbox/alarm-time.ts'

export const DELIVERY_ALARM = 'deliver'

/**
 * Sets the one alarm, or clears it where no time is given. A wait shorter than an alarm can be also gets a timer,
 * for as long as the background lives.
 */
export function createDeliveryAlarm(browser: Browser, onTime: () => void): (times: number[]) => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  return async (times) => {
    clearTimeout(timer)
    const when = alarmTime(times, Date.now())
    if (when === null) {
      await browser.alarms.clear(DELIVERY_ALARM)
      return
    }
    const wait = Math.min(...times) - Date.now()
    if (wait > 0 && wait < SHORTEST_ALARM_MS) timer = setTimeout(onTime, wait)
    browser.alarms.create(DELIVERY_ALARM, { when })
  }
}
