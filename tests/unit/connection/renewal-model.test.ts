// Whatever is lost on the way, and however often at once: a partner who uses their token is never locked out by its renewal.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RotatedToken } from '../../../utils/api/access-contract.ts'
import type { ApiAnswer, ApiClient } from '../../../utils/api/client.ts'
import { createConnectionKeeper } from '../../../utils/connection/connection.ts'
import { createRig, SERVICE } from '../background-rig.ts'
import { EXAMPLE_SERVICE } from '../example-service.ts'

const DAY_MS = 24 * 3_600_000
const LIFE_MS = 10 * DAY_MS
const RUNS = Number(process.env.FIELDFLAG_MODEL_RUNS ?? 1_000) / 40
const UNREACHABLE = { ok: false, failure: { by: 'line', why: 'unreachable' } } as const

/** Tokens as the server knows them: when each ends, and which one it ends at its first use. */
function createTokens(now: () => number) {
  const known = new Map<string, { end: number; replaces: string | null }>()
  let backup = new Map(known)
  const issue = (replaces: string | null) => {
    const token = crypto.randomUUID().padEnd(43, 'x')
    known.set(token, { end: now() + LIFE_MS, replaces })
    return token
  }
  return {
    issue,
    use(token: string): boolean {
      const held = known.get(token)
      if (!held || held.end <= now()) return false
      if (held.replaces !== null) {
        for (const [other, { replaces }] of known) {
          if (other === held.replaces || (replaces === held.replaces && other !== token)) known.delete(other)
        }
        known.set(token, { ...held, replaces: null })
      }
      return true
    },
    save: () => {
      backup = new Map(known)
    },
    restore() {
      known.clear()
      for (const [token, held] of backup) known.set(token, held)
    },
    endOf: (token: string) => new Date(known.get(token)?.end ?? 0).toISOString(),
  }
}

const step = fc.record({
  days: fc.integer({ min: 0, max: 2 }),
  /** So many look at the service at the same moment. */
  at_once: fc.integer({ min: 1, max: 3 }),
  line: fc.constantFrom('well', 'lost before', 'lost after'),
})
/** At this step the server is restored from the backup that was made at the step before. */
const restoredAt = fc.integer({ min: 0, max: 24 })

test('a renewal locks nobody out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), restoredAt, async (steps, restored) => {
      const clock = { now: Date.parse('2026-11-22T10:00:00Z') }
      const tokens = createTokens(() => clock.now)
      let mood: 'well' | 'lost before' | 'lost after' = 'well'
      const client = (_: string, token: string | null): ApiClient => {
        const asking = token ?? ''
        const refused: ApiAnswer<never> = {
          ok: false,
          failure: {
            by: 'server',
            status: 401,
            type: 'unauthorised',
            retryAfter: null,
            problem: { type: 'urn:fieldflag:problem:unauthorised', title: 'No', status: 401 },
          },
        }
        const overLine = async <T>(answer: () => T): Promise<ApiAnswer<T>> => {
          if (mood === 'lost before') return UNREACHABLE
          if (!tokens.use(asking)) return refused
          const value = answer()
          return mood === 'lost after' ? UNREACHABLE : { ok: true, value }
        }
        return {
          service: () => overLine(() => ({ ...EXAMPLE_SERVICE, tokenEndsAt: tokens.endOf(asking) })),
          renewToken: () =>
            overLine((): RotatedToken => {
              const next = tokens.issue(asking)
              return { token: next, expiresAt: tokens.endOf(next) }
            }),
          enrol: async () => {
            const first = tokens.issue(null)
            return {
              ok: true,
              value: { token: first, service: { ...EXAMPLE_SERVICE, tokenEndsAt: tokens.endOf(first) } },
            }
          },
        } as Partial<ApiClient> as ApiClient
      }
      const { store } = await createRig(() => Promise.reject(new Error('nothing is delivered here')))
      const keeper = createConnectionKeeper({ store, locks: navigator.locks, client, now: () => clock.now })
      await keeper.accept(`${SERVICE.origin}/#i=Ab3-_ZxQ9876543210aa`)
      tokens.save()
      for (const [n, { days, at_once, line }] of steps.entries()) {
        clock.now += days * DAY_MS
        mood = line
        await Promise.all(Array.from({ length: at_once }, () => keeper.refresh()))
        mood = 'well'
        if (n === restored) tokens.restore()
        // As each look at the service does: a refusal is noted, and where there is another token, it is tried.
        for (let tries = 0; tries < 2; tries += 1) {
          const token = (await keeper.read())?.token ?? ''
          if (!tokens.use(token)) await keeper.markRefused(token)
        }
        const held = await keeper.read()
        expect(held?.needsReconnect).toBe(false)
        tokens.save()
        await keeper.refresh()
      }
    }),
    { numRuns: RUNS },
  )
}, 60_000)
