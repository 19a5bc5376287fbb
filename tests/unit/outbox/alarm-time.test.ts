import { expect, test } from 'vitest'
import { alarmTime } from '../../../utils/outbox/alarm-time.ts'

const now = 1_000_000

test('nothing waits: no alarm', () => expect(alarmTime([], now)).toBeNull())

test('rings at the earliest time', () => expect(alarmTime([now + 90_000, now + 40_000], now)).toBe(now + 40_000))

test('packed extensions get no alarm before 30 s, so none is asked for', () => {
  expect(alarmTime([now + 1], now)).toBe(now + 30_000)
  expect(alarmTime([0], now)).toBe(now + 30_000)
})
