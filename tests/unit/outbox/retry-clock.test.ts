import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextAttempt } from '../../../utils/outbox/retry-clock.ts'

const now = Date.parse('2026-11-22T10:00:00Z')
const waitOf = (changes: Partial<Parameters<typeof nextAttempt>[0]>) =>
  nextAttempt({ attempts: 1, urgency: 'standard', retryAfter: null, now, random: 0.999999, ...changes }) - now

test('doubles from 5 s up to 15 min', () => {
  expect([1, 2, 3, 4, 8, 9, 50].map((attempts) => Math.round(waitOf({ attempts }) / 1000))).toEqual([
    5, 10, 20, 40, 640, 900, 900,
  ])
})

test('an imminent flag never waits longer than a minute of its own', () => {
  expect(waitOf({ attempts: 50, urgency: 'imminent' })).toBeLessThanOrEqual(60_000)
})

test('jitter is full: chance 0 means at once', () => {
  expect(waitOf({ attempts: 5, random: 0 })).toBe(0)
})

test.each([
  ['120', 120_000],
  ['Sun, 22 Nov 2026 10:02:00 GMT', 120_000],
  ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
  ['soon', 0],
  ['-5', 0],
  ['999999999', 3_600_000],
])('Retry-After %s asks for %d ms at least', (retryAfter, wait) => {
  expect(waitOf({ retryAfter, random: 0 })).toBe(wait)
})

test('whatever comes in, the time is finite, not before now and at most an hour away', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e9 }),
      fc.constantFrom('imminent' as const, 'insight' as const),
      fc.option(fc.string()),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempts, urgency, retryAfter, random) => {
        const wait = waitOf({ attempts, urgency, retryAfter, random })
        expect(wait).toBeGreaterThanOrEqual(0)
        expect(wait).toBeLessThanOrEqual(3_600_000)
      },
    ),
  )
})
