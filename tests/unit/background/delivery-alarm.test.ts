import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { createDeliveryAlarm, DELIVERY_ALARM } from '../../../entrypoints/background/delivery-alarm.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

/** The browser's alarms, which outlive the background. */
function createAlarms() {
  const armed = new Map<string, number>()
  const alarms = {
    create: (name: string, { when }: { when: number }) => void armed.set(name, when),
    clear: async (name: string) => armed.delete(name),
  }
  return { armed, browser: { alarms } as unknown as Browser }
}

test('the next try outlives the background: an alarm is set at its time', async () => {
  const { armed, browser } = createAlarms()
  const at = Date.now() + 10 * 60_000
  await createDeliveryAlarm(browser, () => {})([at + 1, at])
  expect([...armed]).toEqual([[DELIVERY_ALARM, at]])
})

test('a wait that is too short for an alarm has a timer besides', async () => {
  const { armed, browser } = createAlarms()
  const onTime = vi.fn()
  await createDeliveryAlarm(browser, onTime)([Date.now() + 2_000])
  expect([...armed]).toEqual([[DELIVERY_ALARM, Date.now() + 30_000]])
  vi.advanceTimersByTime(2_000)
  expect(onTime).toHaveBeenCalledTimes(1)
})

test('nothing to send: no alarm and no timer', async () => {
  const { armed, browser } = createAlarms()
  const onTime = vi.fn()
  const arm = createDeliveryAlarm(browser, onTime)
  await arm([Date.now() + 2_000])
  await arm([])
  vi.advanceTimersByTime(60_000)
  expect(armed.size).toBe(0)
  expect(onTime).not.toHaveBeenCalled()
})
