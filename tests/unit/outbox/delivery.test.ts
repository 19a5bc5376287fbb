import { expect, type Mock, test, vi } from 'vitest'
import type { ApiClient, ApiFailure } from '../../../utils/api/client.ts'
import { PROBLEM_PREFIX, type ProblemType } from '../../../utils/api/problem-contract.ts'
import type { Flag } from '../../../utils/flag/flag.ts'
import { TRIES_BEFORE_DOUBT } from '../../../utils/outbox/settle-batch.ts'
import { createRig, type Rig, SERVICE } from '../background-rig.ts'
import { finishedFlag, receiptFor } from '../finished-flag.ts'

const accept: ApiClient['deliver'] = async (flags) => ({
  ok: true,
  value: flags.map((flag) => ({ id: flag.id, status: 201, receipt: receiptFor(flag) })),
})
const line: ApiFailure = { by: 'line', why: 'unreachable' }
function server(status: number, type: ProblemType, retryAfter: string | null = null): ApiFailure {
  return { by: 'server', status, type, retryAfter, problem: { type: `${PROBLEM_PREFIX}${type}`, title: 'No', status } }
}
const stubOf = async (rig: Rig, flag: Flag) => (await rig.store.read('stubs', flag.id)) as { state: string }
const states = async (rig: Rig) => (await rig.outbox.rows()).map(({ state }) => state)

async function queue(rig: Rig, changes: Partial<Flag> = {}): Promise<Flag> {
  const flag = await finishedFlag(changes)
  await rig.outbox.enqueue(flag, SERVICE, [])
  return flag
}

test('a receipt takes the flag out and puts the reference into history', async () => {
  const rig = await createRig(accept)
  const flag = await queue(rig)
  await rig.delivery.run()
  expect(await rig.outbox.rows()).toEqual([])
  expect(await stubOf(rig, flag)).toMatchObject({ state: 'received', reference: 'FF-8Q2M-41XK' })
  expect(rig.armed.at(-1)).toEqual([])
})

test('imminent goes first and alone, then the more urgent, then the older', async () => {
  const deliver = vi.fn(accept)
  const rig = await createRig(deliver)
  const later = await queue(rig, { submittedAt: '2026-11-22T09:00:00.000Z', urgency: 'standard' })
  const first = await queue(rig, { submittedAt: '2026-11-22T08:00:00.000Z', urgency: 'standard' })
  const urgent = await queue(rig, { urgency: 'urgent' })
  const imminent = await queue(rig, { urgency: 'imminent' })
  await rig.delivery.run()
  const sent = deliver.mock.calls.map(([flags]) => flags.map(({ id }) => id))
  expect(sent).toEqual([[imminent.id], [urgent.id, first.id, later.id]])
})

test('no line: all wait, an alarm was armed before and after, nothing is lost', async () => {
  const rig = await createRig(async () => ({ ok: false, failure: line }))
  const flag = await queue(rig)
  await rig.delivery.run()
  expect(await rig.outbox.rows()).toMatchObject([{ id: flag.id, state: 'queued', attempts: 1 }])
  expect(rig.armed[0]).toEqual([rig.clock.now])
  expect(rig.armed.at(-1)).toEqual([rig.clock.now + 2_500])
  expect(await stubOf(rig, flag)).toMatchObject({ state: 'queued', lastFailure: 'no_line' })
})

test('what was not tried waits as long as what was: a dead line is not knocked at by each flag in turn', async () => {
  const deliver = vi.fn<ApiClient['deliver']>(async () => ({ ok: false, failure: line }))
  const rig = await createRig(deliver)
  for (let n = 0; n < 60; n += 1) await queue(rig)
  await rig.delivery.run()
  await rig.delivery.run()
  expect(deliver).toHaveBeenCalledTimes(1)
  expect(new Set((await rig.outbox.rows()).map(({ notBefore }) => notBefore))).toEqual(new Set([rig.clock.now + 2_500]))
})

test('what failed together is tried again together: no less urgent flag comes due first', async () => {
  const rig = await createRig(async () => ({ ok: false, failure: line }))
  const urgent = await queue(rig, { urgency: 'urgent' })
  await rig.store.write([{ id: urgent.id, columns: { attempts: 4 } }])
  await queue(rig, { urgency: 'standard' })
  await rig.delivery.run()
  expect(new Set((await rig.outbox.rows()).map(({ notBefore }) => notBefore)).size).toBe(1)
})

test('what was tried before the clock was put back is held back with the rest', async () => {
  const deliver = vi.fn<ApiClient['deliver']>(async () => ({
    ok: false,
    failure: server(503, 'unavailable', '1800'),
  }))
  const rig = await createRig(deliver)
  const early = await queue(rig, { urgency: 'high' })
  await queue(rig, { urgency: 'imminent' })
  await rig.store.write([{ id: early.id, columns: { notBefore: rig.clock.now + 2 * 3_600_000 } }])
  await rig.delivery.run()
  await rig.delivery.run()
  expect(deliver).toHaveBeenCalledTimes(1)
})

test('a line too slow for a big batch gets a smaller one each time', async () => {
  const deliver = vi.fn<ApiClient['deliver']>(async () => ({ ok: false, failure: line }))
  const rig = await createRig(deliver)
  for (let n = 0; n < 60; n += 1) await queue(rig)
  for (let n = 0; n < 7; n += 1) {
    await rig.outbox.pullForward()
    await rig.delivery.run()
  }
  expect(deliver.mock.calls.map(([flags]) => flags.length)).toEqual([50, 25, 12, 6, 3, 1, 1])
})

test.each([408, 425, 429, 500, 503])(
  'a server that is busy with %d is left alone as long as it asks',
  async (status) => {
    const rig = await createRig(async () => ({ ok: false, failure: server(status, 'unavailable', '120') }))
    await queue(rig)
    await rig.delivery.run()
    expect(await rig.outbox.rows()).toMatchObject([{ notBefore: rig.clock.now + 120_000 }])
  },
)

test.each([401, 403])('%d stops sending and asks to reconnect; the flag stays', async (status) => {
  const rig = await createRig(async () => ({ ok: false, failure: server(status, 'unauthorised') }))
  await queue(rig)
  await rig.delivery.run()
  expect(rig.link.refused).toBe(1)
  expect(await states(rig)).toEqual(['queued'])
  expect(rig.armed.at(-1)).toEqual([])
})

test('one bad flag is rejected with the server’s words and never blocks the rest', async () => {
  const rig = await createRig(async (flags) => ({
    ok: true,
    value: flags.map((flag) =>
      flag.country === 'XX'
        ? {
            id: flag.id,
            status: 422,
            problem: {
              type: `${PROBLEM_PREFIX}flag-invalid`,
              title: 'Not accepted',
              status: 422,
              errors: [{ field: 'country', code: 'unknown' }],
            },
          }
        : { id: flag.id, status: 201, receipt: receiptFor(flag) },
    ),
  }))
  const bad = await queue(rig, { country: 'XX' })
  const good = await queue(rig)
  await rig.delivery.run()
  expect(await states(rig)).toEqual(['rejected'])
  expect(await stubOf(rig, good)).toMatchObject({ state: 'received' })
  expect(await stubOf(rig, bad)).toMatchObject({
    state: 'needs_fix',
    refusal: { title: 'Not accepted', problems: [{ field: 'country', code: 'unknown' }] },
  })
})

test.each([400, 413, 422])(
  'a batch refused whole with %d is halved until the bad flag stands alone',
  async (status) => {
    const rig = await createRig(async (flags) =>
      flags.some(({ country }) => country === 'XX')
        ? { ok: false, failure: server(status, 'bad-request') }
        : accept(flags),
    )
    for (let n = 0; n < 3; n += 1) await queue(rig)
    await queue(rig, { country: 'XX' })
    for (let n = 0; n < 3; n += 1) await queue(rig)
    await rig.delivery.run()
    expect(await states(rig)).toEqual(['rejected'])
  },
)

test.each<[string, ApiClient['deliver']]>([
  [
    'a receipt for another content',
    async (flags) => ({
      ok: true,
      value: flags.map((flag) => ({
        id: flag.id,
        status: 201,
        receipt: { ...receiptFor(flag), hash: '0'.repeat(64) },
      })),
    }),
  ],
  ['no word on the flag', async () => ({ ok: true, value: [] })],
  ['404', async () => ({ ok: false, failure: server(404, 'not-found') })],
  ['405', async () => ({ ok: false, failure: server(405, 'bad-request') })],
])('%s is no receipt, and no broken line: the service gave no answer', async (_, deliver) => {
  const rig = await createRig(deliver)
  const flag = await queue(rig)
  await rig.delivery.run()
  expect(await states(rig)).toEqual(['queued'])
  expect(await stubOf(rig, flag)).toMatchObject({ lastFailure: 'unanswered' })
})

test('a flag left "sending" by a worker that died is sent again', async () => {
  const rig = await createRig(accept)
  const flag = await queue(rig)
  await rig.store.write([{ id: flag.id, columns: { state: 'sending', attempts: 1 } }])
  await rig.delivery.run()
  expect(await rig.outbox.rows()).toEqual([])
})

test('a flag left "sending" is shown as waiting again, although another goes before it and fails', async () => {
  const rig = await createRig(async () => ({ ok: false, failure: line }))
  const left = await queue(rig)
  await rig.store.write([{ id: left.id, columns: { state: 'sending', attempts: 1 } }])
  await queue(rig, { urgency: 'imminent' })
  await rig.delivery.run()
  expect(await states(rig)).toEqual(['queued', 'queued'])
})

test('a flag on which the server never has a word keeps no other from going', async () => {
  const mute = await finishedFlag({ urgency: 'imminent' })
  const rig = await createRig(async (flags) => {
    const answer = await accept(flags)
    return answer.ok ? { ...answer, value: answer.value.filter(({ id }) => id !== mute.id) } : answer
  })
  await rig.outbox.enqueue(mute, SERVICE, [])
  await queue(rig, { urgency: 'imminent' })
  await queue(rig, { urgency: 'high' })
  await rig.delivery.run()
  expect(await rig.outbox.rows()).toMatchObject([{ id: mute.id, attempts: 1 }])
  for (let n = 0; n < TRIES_BEFORE_DOUBT; n += 1) await rig.delivery.run({ pullForward: true })
  const urgent = await queue(rig, { urgency: 'urgent' })
  await rig.delivery.run({ pullForward: true })
  expect(await stubOf(rig, urgent)).toMatchObject({ state: 'received' })
  expect(await rig.outbox.rows()).toMatchObject([{ id: mute.id, state: 'queued' }])
})

test('two runs at once post a flag once', async () => {
  const begun = Promise.withResolvers<void>()
  const others = Promise.withResolvers<void>()
  const deliver: Mock<ApiClient['deliver']> = vi.fn(async (flags, signal) => {
    begun.resolve()
    // The first is held until the others had their turn: else it could be over before they look.
    if (deliver.mock.calls.length === 1) await others.promise
    return accept(flags, signal)
  })
  const rig = await createRig(deliver)
  await queue(rig)
  const first = rig.delivery.run()
  await begun.promise
  await Promise.all([rig.delivery.run(), rig.delivery.run()])
  others.resolve()
  await first
  expect(deliver).toHaveBeenCalledTimes(1)
})

test('a flag that arrives during a run is sent by it', async () => {
  const late = await finishedFlag()
  const rig: Rig = await createRig(async (flags) => {
    if (flags[0]?.id !== late.id) {
      await rig.outbox.enqueue(late, SERVICE, [])
      await rig.delivery.run()
    }
    return accept(flags)
  })
  await queue(rig)
  await rig.delivery.run()
  expect(await rig.outbox.rows()).toEqual([])
})

test('flags for another organisation, or from before any connection, wait until the partner agrees', async () => {
  const deliver = vi.fn(accept)
  const rig = await createRig(deliver)
  const elsewhere = { ...SERVICE, organisationId: '22222222-2222-4222-8222-222222222222' }
  await rig.outbox.enqueue(await finishedFlag(), elsewhere, [])
  await rig.outbox.enqueue(await finishedFlag(), null, [])
  await rig.delivery.run()
  expect(deliver).not.toHaveBeenCalled()
  await rig.outbox.adopt('unaddressed', SERVICE)
  await rig.delivery.run()
  expect(await rig.outbox.rows()).toHaveLength(1)
  await rig.outbox.adopt('elsewhere', SERVICE)
  await rig.delivery.run()
  expect(await rig.outbox.rows()).toEqual([])
})

test('"online" heard while a request hangs tries again at once', async () => {
  let tries = 0
  const rig: Rig = await createRig(async (flags) => {
    tries += 1
    if (tries > 1) return accept(flags)
    void rig.delivery.run({ pullForward: true })
    return { ok: false, failure: line }
  })
  await queue(rig)
  expect(await rig.delivery.run()).toBe(1)
  expect(await rig.outbox.rows()).toEqual([])
})

test('a wait that was set before the clock was put back does not hold for ever', async () => {
  let reachable = false
  const rig = await createRig(async (flags) => (reachable ? accept(flags) : { ok: false, failure: line }))
  await queue(rig)
  await rig.delivery.run()
  rig.clock.now -= 48 * 3_600_000
  reachable = true
  await rig.delivery.run()
  expect(await rig.outbox.rows()).toEqual([])
})

test('a receipt counts although the row of history can not be read', async () => {
  const deliver = vi.fn(accept)
  const rig = await createRig(deliver)
  const flag = await queue(rig)
  await rig.store.write([
    { put: 'stubs', id: flag.id, columns: { submittedAt: 0 }, value: { from: 'another version' } },
  ])
  await rig.delivery.run()
  expect(deliver).toHaveBeenCalledTimes(1)
  expect(await rig.outbox.rows()).toEqual([])
  expect(await stubOf(rig, flag)).toMatchObject({ state: 'received' })
})

test('an item that can not be read keeps no other from going', async () => {
  const rig = await createRig(accept)
  const columns = { state: 'queued' as const, rank: 0, submittedAt: 0, attempts: 0, notBefore: 0 }
  await rig.store.write([{ put: 'outbox', id: 'damaged', columns, value: null }])
  const flag = await queue(rig)
  await rig.delivery.run()
  expect(await stubOf(rig, flag)).toMatchObject({ state: 'received' })
})

test('who waits for the lock breaks off what is being sent; it goes on when that is done', async () => {
  const requests: AbortSignal[] = []
  const rig = await createRig((_, signal) => {
    if (!signal) throw new Error('no signal')
    requests.push(signal)
    return new Promise((resolve) =>
      signal.addEventListener('abort', () => resolve({ ok: false, failure: { by: 'line', why: 'unreachable' } })),
    )
  })
  await rig.outbox.enqueue(await finishedFlag(), SERVICE, [])
  const running = rig.delivery.run()
  await vi.waitFor(() => expect(requests).toHaveLength(1))
  const goOn = rig.delivery.halt()
  expect(await running).toBe(0)
  await rig.delivery.run()
  expect(requests).toHaveLength(1)
  expect(await rig.outbox.rows()).toMatchObject([{ state: 'queued', notBefore: 0 }])
  goOn()
  const again = rig.delivery.run()
  await vi.waitFor(() => expect(requests).toHaveLength(2))
  rig.delivery.halt()
  // The lock is one for all tests of this file.
  await again
})

test.each(['claimed', 'begun'])(
  'an imminent flag that comes while a request is being %s goes first',
  async (moment) => {
    const sent: string[][] = []
    const rig = await createRig(async (flags) => {
      sent.push(flags.map(({ id }) => id))
      return accept(flags)
    })
    const other = await queue(rig)
    const imminent = await finishedFlag({ urgency: 'imminent' })
    let comes = async () => {
      comes = async () => {}
      await rig.outbox.enqueue(imminent, SERVICE, [])
      await rig.delivery.run()
    }
    if (moment === 'begun') rig.hooks.arming = () => comes()
    const { claim } = rig.outbox
    rig.outbox.claim = async (found) => {
      if (moment === 'claimed') await comes()
      return claim(found)
    }
    await rig.delivery.run()
    expect(sent).toEqual([[imminent.id], [other.id]])
    expect(await rig.outbox.rows()).toEqual([])
  },
)

test('who waits for the lock while a request begins does not wait for it', async () => {
  const deliver = vi.fn(accept)
  const rig = await createRig(deliver)
  await queue(rig)
  rig.hooks.arming = async () => void rig.delivery.halt()
  expect(await rig.delivery.run()).toBe(0)
  expect(deliver).not.toHaveBeenCalled()
  expect(await rig.outbox.rows()).toMatchObject([{ state: 'queued', notBefore: 0 }])
})
