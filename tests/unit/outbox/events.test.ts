import { uuidv7 } from 'uuidv7'
import { expect, test, vi } from 'vitest'
import type { ApiClient } from '../../../utils/api/client.ts'
import { PROBLEM_PREFIX } from '../../../utils/api/problem-contract.ts'
import type { Flag } from '../../../utils/flag/flag.ts'
import { SECOND_REVIEW_WINDOW_MS } from '../../../utils/flag/partner-events.ts'
import { createHistory } from '../../../utils/history/history.ts'
import { fold } from '../../../utils/i18n/fold.ts'
import type { PartnerEvent } from '../../../utils/outbox/outbox-entry.ts'
import { LONGEST_IMMINENT_WAIT_MS } from '../../../utils/outbox/retry-clock.ts'
import { TRIES_BEFORE_DOUBT } from '../../../utils/outbox/settle-batch.ts'
import { createRig, type Rig, SERVICE } from '../background-rig.ts'
import { finishedFlag, receiptFor } from '../finished-flag.ts'
import { saidEvent } from './model-server.ts'

const LINK = { destination: SERVICE, needsReconnect: false, isPaused: false }
const accept: ApiClient['deliver'] = async (flags) => ({
  ok: true,
  value: flags.map((flag) => ({ id: flag.id, status: 201, receipt: receiptFor(flag) })),
})
const record: ApiClient['say'] = async (flagId, event) => ({ ok: true, value: saidEvent(flagId, event, 5) })
function refuse(status: number): ApiClient['say'] {
  const type = status === 404 ? 'not-found' : 'illegal-transition'
  const problem = { type: `${PROBLEM_PREFIX}${type}` as const, title: 'No', status, detail: 'It is closed.' }
  return async () => ({ ok: false, failure: { by: 'server', status, type, problem, retryAfter: null } })
}
const noLine: ApiClient['say'] = async () => ({ ok: false, failure: { by: 'line', why: 'unreachable' } })

async function queue(rig: Rig, changes: Partial<Flag> = {}): Promise<Flag> {
  const flag = await finishedFlag(changes)
  await rig.outbox.enqueue(flag, rig.link.destination, [])
  return flag
}

/** Says something; resolves to the event. */
async function say(rig: Rig, flagId: string, event: Partial<PartnerEvent> = {}): Promise<PartnerEvent> {
  const whole: PartnerEvent = { id: uuidv7(), kind: 'information', words: 'More.', ...event }
  const needs = { now: rig.clock.now, serverNow: rig.clock.now, destination: rig.link.destination, also: [] }
  expect(await rig.events.say(flagId, whole, needs)).toBe('queued')
  return whole
}

async function put(rig: Rig, { id }: Flag, state: string, at = '2026-11-22T10:30:00.000Z'): Promise<void> {
  await rig.outbox.updateStub(id, (stub) => ({ stub: { ...stub, state, position: 3, stateAt: at } }))
}

const historyOf = (rig: Rig) =>
  createHistory({ ...rig, now: () => rig.clock.now, serverNow: async () => rig.clock.now, fold })
const read = async (rig: Rig, { id }: Flag) => {
  const found = await historyOf(rig).read(id, LINK)
  if (!found) throw new Error('no such flag')
  return found
}

test('what is said is recorded, leaves the outbox, and gives the state', async () => {
  const deliver = vi.fn(record)
  const rig = await createRig(accept, deliver)
  const flag = await queue(rig)
  await rig.delivery.run()
  const event = await say(rig, flag.id)
  expect((await read(rig, flag)).pending).toMatchObject([{ id: event.id, state: 'queued', tried: false }])
  expect(await rig.delivery.run()).toBe(1)
  expect(deliver.mock.calls.map(([id, sent]) => [id, sent])).toEqual([[flag.id, event]])
  expect(await read(rig, flag)).toMatchObject({
    pending: [],
    stub: { state: 'under_review', said: null },
    events: [{ id: event.id, kind: 'information', words: 'More.' }],
  })
  expect(rig.armed.at(-1)).toEqual([])
})

test('a lost answer: the same event goes again, by the same id, and is shown once', async () => {
  let isLost = true
  const deliver = vi.fn<ApiClient['say']>(async (...request) => (isLost ? noLine(...request) : record(...request)))
  const rig = await createRig(accept, deliver)
  const flag = await queue(rig)
  await rig.delivery.run()
  const event = await say(rig, flag.id)
  await rig.delivery.run()
  const [pending] = (await read(rig, flag)).pending
  expect(pending).toMatchObject({ state: 'queued', waiting: 'no_line', tried: true })
  expect(rig.armed.at(-1)).toEqual([Date.parse(pending?.nextTryAt ?? '')])
  isLost = false
  await rig.outbox.pullForward()
  await rig.delivery.run()
  expect(deliver.mock.calls.map(([, sent]) => sent.id)).toEqual([event.id, event.id])
  expect((await read(rig, flag)).events.map(({ id }) => id)).toEqual([event.id])
})

test('flags go before what is said of their like; what is said of a flag on its way waits for it and follows it', async () => {
  const order: string[] = []
  let holds = true
  const rig = await createRig(
    async (flags) => {
      order.push(...flags.map(({ id }) => id))
      return holds ? { ok: false, failure: { by: 'line', why: 'unreachable' } } : accept(flags)
    },
    async (flagId, event) => {
      order.push(event.id)
      return record(flagId, event)
    },
  )
  const received = await queue(rig)
  holds = false
  await rig.delivery.run()
  holds = true
  const waiting = await queue(rig)
  const early = await say(rig, waiting.id)
  order.length = 0
  await rig.delivery.run()
  expect(order).toEqual([waiting.id])
  holds = false
  const other = await say(rig, received.id)
  await rig.outbox.pullForward()
  await rig.delivery.run()
  expect(order.slice(1)).toEqual([waiting.id, early.id, other.id])
})

test('what is said of an imminent flag goes before less urgent flags, not before an imminent one', async () => {
  const order: string[] = []
  const rig = await createRig(
    async (flags) => {
      order.push(...flags.map(({ id }) => id))
      return accept(flags)
    },
    async (flagId, event) => {
      order.push(event.id)
      return record(flagId, event)
    },
  )
  const received = await queue(rig, { urgency: 'imminent' })
  await rig.delivery.run()
  order.length = 0
  const routine = await queue(rig, { urgency: 'standard' })
  const word = await say(rig, received.id)
  const imminent = await queue(rig, { urgency: 'imminent' })
  await rig.delivery.run()
  expect(order).toEqual([imminent.id, word.id, routine.id])
})

test('words that fail keep no flag: it goes in the same run, however many of them there are', async () => {
  const rig = await createRig(accept, noLine)
  const received = await queue(rig, { urgency: 'imminent' })
  await rig.delivery.run()
  const other = await queue(rig, { urgency: 'imminent' })
  await rig.delivery.run()
  for (const { id } of [received, other]) await say(rig, id)
  await queue(rig, { urgency: 'standard' })
  expect(await rig.delivery.run()).toBe(1)
})

test('several words on one flag go in the order in which they were said, also where the clock was put back', async () => {
  const said: (string | undefined)[] = []
  const rig = await createRig(accept, async (flagId, event) => {
    said.push(event.words)
    return record(flagId, event)
  })
  const flag = await queue(rig)
  await rig.delivery.run()
  await say(rig, flag.id, { words: 'first' })
  rig.clock.now -= 3_600_000
  await say(rig, flag.id, { words: 'second' })
  await rig.delivery.run()
  expect(said).toEqual(['first', 'second'])
})

test.each([400, 404, 409, 422])(
  'a %i is the last word: it is shown with the server’s words, and the rest goes on',
  async (status) => {
    const say409 = refuse(status)
    let isFirst = true
    const rig = await createRig(accept, async (...request) => {
      if (!isFirst) return record(...request)
      isFirst = false
      return say409(...request)
    })
    const flag = await queue(rig)
    await rig.delivery.run()
    const refused = await say(rig, flag.id)
    await say(rig, flag.id)
    await rig.delivery.run()
    const found = await read(rig, flag)
    expect(found.pending).toMatchObject([{ id: refused.id, state: 'rejected', refusal: { detail: 'It is closed.' } }])
    expect(found.events).toHaveLength(1)
    expect(found.stub.said).toBe('refused')
    expect(rig.armed.at(-1)).toEqual([])
  },
)

test('a refused token stops it, and nothing is lost', async () => {
  const problem = { type: `${PROBLEM_PREFIX}unauthorised` as const, title: 'No', status: 401 }
  const rig = await createRig(accept, async () => ({
    ok: false,
    failure: { by: 'server', status: 401, type: 'unauthorised', problem, retryAfter: null },
  }))
  const flag = await queue(rig)
  await rig.delivery.run()
  await say(rig, flag.id)
  await rig.delivery.run()
  expect(rig.link.refused).toBe(1)
  expect(await rig.events.rows()).toMatchObject([{ state: 'queued', notBefore: 0 }])
})

test('it goes where its flag went, and waits while another service is connected', async () => {
  const deliver = vi.fn(record)
  const rig = await createRig(accept, deliver)
  const flag = await queue(rig)
  await rig.delivery.run()
  await say(rig, flag.id)
  rig.link.destination = { ...SERVICE, origin: 'https://other.example' }
  await rig.delivery.run()
  expect(deliver).not.toHaveBeenCalled()
  const elsewhere = { ...LINK, destination: rig.link.destination }
  expect((await historyOf(rig).read(flag.id, elsewhere))?.pending).toMatchObject([{ waiting: 'other_service' }])
  rig.link.destination = SERVICE
  await rig.delivery.run()
  expect(deliver).toHaveBeenCalledTimes(1)
})

test('said twice under one id it is said once, also after it was recorded', async () => {
  const rig = await createRig(accept, record)
  const flag = await queue(rig)
  await rig.delivery.run()
  const event = await say(rig, flag.id)
  const needs = { now: rig.clock.now, serverNow: rig.clock.now, destination: SERVICE, also: [] }
  expect(await rig.events.say(flag.id, event, needs)).toBe('known')
  await rig.delivery.run()
  expect(await rig.events.say(flag.id, event, needs)).toBe('known')
  expect(await rig.events.rows()).toEqual([])
})

test('a second review has a place after a decision only, and not for ever', async () => {
  const rig = await createRig(accept, record)
  const flag = await queue(rig)
  await rig.delivery.run()
  const again = { id: uuidv7(), kind: 'second_review' as const, words: 'Look again.' }
  const sayAt = (serverNow: number) =>
    rig.events.say(flag.id, again, { now: rig.clock.now, serverNow, destination: SERVICE, also: [] })
  expect(await sayAt(rig.clock.now)).toBe('not_now')
  const at = '2026-11-22T12:00:00.000Z'
  const decision = {
    ...saidEvent(flag.id, { id: uuidv7(), kind: 'answer' }, 4),
    state: 'no_violation',
    by: 'reviewer',
    at,
  }
  await put(rig, flag, 'no_violation')
  await rig.store.write([{ put: 'flags', id: flag.id, columns: {}, value: { flag, events: [decision] } }])
  expect(await sayAt(Date.parse(at) + SECOND_REVIEW_WINDOW_MS + 1)).toBe('not_now')
  expect(await sayAt(Date.parse(at) + SECOND_REVIEW_WINDOW_MS)).toBe('queued')
  expect((await read(rig, flag)).stateToCome).toBe('reconsideration_requested')
})

test('a question whose answer waits asks for nothing any more', async () => {
  const rig = await createRig(accept, noLine)
  const flag = await queue(rig)
  await rig.delivery.run()
  await put(rig, flag, 'info_requested')
  await say(rig, flag.id, { kind: 'answer' })
  expect(await historyOf(rig).list(LINK)).toMatchObject([{ state: 'info_requested', said: 'answer_waits' }])
})

test('taken back before it left, it is not said', async () => {
  const deliver = vi.fn(record)
  const rig = await createRig(accept, deliver)
  const flag = await queue(rig)
  await rig.delivery.run()
  const { id } = await say(rig, flag.id)
  expect(await rig.events.takeBack(id, async () => [])).toBe(true)
  expect(await rig.events.takeBack(id, async () => [])).toBe(false)
  await rig.delivery.run()
  expect(deliver).not.toHaveBeenCalled()
})

test('what is on its way is not taken back: its answer would bring it again', async () => {
  const rig = await createRig(accept, vi.fn(record))
  const flag = await queue(rig)
  await rig.delivery.run()
  const { id } = await say(rig, flag.id)
  const [waiting] = await rig.events.ofFlag(flag.id)
  if (!waiting) throw new Error('nothing waits')
  expect(await rig.events.claim(waiting)).toBe(true)
  expect(await rig.events.takeBack(id, async () => [])).toBe(false)
  expect(await rig.events.ofFlag(flag.id)).toHaveLength(1)
})

test('a withdrawn flag takes with it what was said; a corrected one keeps it', async () => {
  const deliver = vi.fn(record)
  const rig = await createRig(accept, deliver)
  const withdrawn = await queue(rig)
  await say(rig, withdrawn.id)
  const kept = { put: 'records', id: 'kept', columns: {}, value: 'By the river.' } as const
  await rig.outbox.withdraw(withdrawn.id, rig.clock.now, [kept])
  expect(await rig.events.rows()).toEqual([])
  expect(await rig.store.read('records', 'kept')).toBe('By the river.')
  // Withdrawn before: nothing is done, and nothing is written.
  await rig.outbox.withdraw(withdrawn.id, rig.clock.now, [{ ...kept, value: 'Again.' }])
  expect(await rig.store.read('records', 'kept')).toBe('By the river.')
  const wrong = await queue(rig)
  const event = await say(rig, wrong.id)
  const right = await finishedFlag()
  await rig.outbox.replace(wrong.id, right, SERVICE, [])
  await rig.delivery.run()
  expect(deliver.mock.calls.map(([id, sent]) => [id, sent.id])).toEqual([[right.id, event.id]])
})

test('a word on another event is none on this one', async () => {
  const rig = await createRig(accept, async (flagId) => ({
    ok: true,
    value: saidEvent(flagId, { id: uuidv7(), kind: 'information' }, 5),
  }))
  const flag = await queue(rig)
  await rig.delivery.run()
  await say(rig, flag.id)
  await rig.delivery.run()
  expect(await rig.events.rows()).toMatchObject([{ state: 'queued', attempts: 1 }])
  expect((await read(rig, flag)).pending).toMatchObject([{ waiting: 'unanswered' }])
})

test('what is said of an imminent flag does not wait for the less urgent, however long the line is dead', async () => {
  const rig = await createRig(accept, noLine)
  const imminent = await queue(rig, { urgency: 'imminent' })
  await rig.delivery.run()
  const { id } = await say(rig, imminent.id)
  rig.link.client.deliver = async () => ({ ok: false, failure: { by: 'line', why: 'unreachable' } })
  const other = await queue(rig)
  await rig.delivery.run()
  // The word waits; the flag, which failed often, is due.
  await rig.store.write([{ id: other.id, columns: { notBefore: 0, attempts: TRIES_BEFORE_DOUBT } }])
  await rig.delivery.run()
  const waits = new Map((await rig.store.outboxRows()).map((row) => [row.id, row.notBefore - rig.clock.now]))
  expect(Math.max(...waits.values())).toBeGreaterThan(LONGEST_IMMINENT_WAIT_MS)
  expect(waits.get(id)).toBeLessThanOrEqual(LONGEST_IMMINENT_WAIT_MS)
})

test('what was said and can not be read any more is told so, and can be put away', async () => {
  const rig = await createRig(accept, record)
  const flag = await queue(rig)
  await rig.delivery.run()
  const { id } = await say(rig, flag.id)
  const transaction = rig.database.transaction('outbox', 'readwrite')
  const row = await transaction.store.get(id)
  if (!row) throw new Error('no such record')
  await transaction.store.put({ ...row, sealed: { ...row.sealed, data: new ArrayBuffer(40) } })
  await transaction.done
  await rig.delivery.run({ pullForward: true })
  expect((await read(rig, flag)).pending).toMatchObject([{ id, waiting: 'unreadable' }])
  expect(await rig.events.takeBack(id, async () => [])).toBe(true)
  expect((await read(rig, flag)).pending).toEqual([])
})
