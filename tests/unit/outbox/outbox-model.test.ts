// Random schedules of submitting, sending, waiting and dying against a server that fails in every way it can.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ApiAnswer } from '../../../utils/api/client.ts'
import type { BatchResult } from '../../../utils/api/flag-contract.ts'
import { PROBLEM_PREFIX, type ProblemType } from '../../../utils/api/problem-contract.ts'
import type { Flag } from '../../../utils/flag/flag.ts'
import { URGENCIES } from '../../../utils/flag/taxonomy.ts'
import { createRig, type Rig, SERVICE } from '../background-rig.ts'
import { finishedFlag, receiptFor } from '../finished-flag.ts'

/** `npm run test:long` asks for more. */
const RUNS = Number(process.env.FIELDFLAG_MODEL_RUNS ?? 200)

const MOODS = ['well', 'unreachable', 'lost answer', 'busy', 'cut short', 'forged receipt', 'dies'] as const
type Mood = (typeof MOODS)[number]
type Step = { submit: (typeof URGENCIES)[number] } | { send: Mood } | { waitMs: number } | { online: true }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ submit: fc.constantFrom(...URGENCIES) }),
  fc.record({ send: fc.constantFrom(...MOODS) }),
  fc.record({ waitMs: fc.integer({ min: -60_000, max: 900_000 }) }),
  fc.constant({ online: true } as const),
)

/** What the server holds: each accepted flag once, however often it came. */
class ModelServer {
  mood: Mood = 'well'
  held = new Map<string, string>()

  async deliver(flags: Flag[]): Promise<ApiAnswer<BatchResult[]>> {
    const line = { ok: false, failure: { by: 'line', why: 'unreachable' } } as const
    if (this.mood === 'unreachable') return line
    if (this.mood === 'busy') return this.#busy()
    const taken = this.mood === 'cut short' ? flags.slice(0, Math.ceil(flags.length / 2)) : flags
    const value = taken.map((flag): BatchResult => {
      const known = this.held.get(flag.id)
      expect(known ?? flag.hash).toBe(flag.hash)
      const receipt = receiptFor(flag)
      if (this.mood === 'forged receipt')
        return { id: flag.id, status: 201, receipt: { ...receipt, hash: 'f'.repeat(64) } }
      this.held.set(flag.id, flag.hash)
      return { id: flag.id, status: known ? 200 : 201, receipt }
    })
    if (this.mood === 'lost answer') return line
    if (this.mood === 'dies') throw new Error('the worker was ended')
    return { ok: true, value }
  }

  #busy(): ApiAnswer<never> {
    const type: ProblemType = 'unavailable'
    const problem = { type: `${PROBLEM_PREFIX}${type}` as const, title: 'Busy', status: 503 }
    return { ok: false, failure: { by: 'server', status: 503, type, problem, retryAfter: '30' } }
  }
}

async function play(rig: Rig, server: ModelServer, steps: Step[]): Promise<Flag[]> {
  const submitted: Flag[] = []
  for (const one of steps) {
    if ('submit' in one) {
      const flag = await finishedFlag({ urgency: one.submit, submittedAt: new Date(rig.clock.now).toISOString() })
      await rig.outbox.enqueue(flag, SERVICE, [])
      submitted.push(flag)
    } else if ('waitMs' in one) rig.clock.now += one.waitMs
    else if ('online' in one) await rig.outbox.pullForward()
    else {
      server.mood = one.send
      await rig.delivery.run().catch((error: Error) => expect(error.message).toBe('the worker was ended'))
    }
    // At every moment each flag is either waiting here or held there.
    const waiting = new Set((await rig.outbox.rows()).map(({ id }) => id))
    for (const { id } of submitted) expect(waiting.has(id) || server.held.has(id)).toBe(true)
  }
  return submitted
}

test('whatever happens on the way, every flag arrives, once, and is called received only then', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const server = new ModelServer()
      const rig = await createRig((flags) => server.deliver(flags))
      const submitted = await play(rig, server, steps)
      for (const { id } of submitted) {
        const stub = (await rig.store.read('stubs', id)) as { reference: string | null }
        if (stub.reference) expect(server.held.has(id)).toBe(true)
      }
      server.mood = 'well'
      await rig.outbox.pullForward()
      await rig.delivery.run()
      expect(await rig.outbox.rows()).toEqual([])
      expect([...server.held.keys()].toSorted()).toEqual(submitted.map(({ id }) => id).toSorted())
    }),
    { numRuns: RUNS },
  )
}, 600_000)
