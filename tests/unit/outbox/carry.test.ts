// What waits to be said of flags, out of one device and into another by hand.
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { ApiClient } from '../../../utils/api/client.ts'
import { PROBLEM_PREFIX } from '../../../utils/api/problem-contract.ts'
import type { Flag } from '../../../utils/flag/flag.ts'
import type { PartnerEvent } from '../../../utils/outbox/outbox-entry.ts'
import { createRig, type Rig, SERVICE } from '../background-rig.ts'
import { carriedEvent } from '../carried-event.ts'
import { finishedFlag, receiptFor } from '../finished-flag.ts'
import { saidEvent } from './model-server.ts'

const ELSEWHERE = { ...SERVICE, organisationId: '0197a2b4-0000-7000-8000-00000000beef' }
const accept: ApiClient['deliver'] = async (flags) => ({
  ok: true,
  value: flags.map((flag) => ({ id: flag.id, status: 201, receipt: receiptFor(flag) })),
})
const noLine: ApiClient['say'] = async () => ({ ok: false, failure: { by: 'line', why: 'unreachable' } })

/** A device on which the flag was received. */
async function deviceWith(flag: Flag, say: ApiClient['say'] = noLine): Promise<Rig> {
  const rig = await createRig(accept, say)
  await rig.outbox.enqueue(flag, SERVICE, [])
  await rig.delivery.run()
  return rig
}

async function say(rig: Rig, flagId: string, event: Partial<PartnerEvent> = {}): Promise<PartnerEvent> {
  const whole: PartnerEvent = { id: uuidv7(), kind: 'information', words: 'More.', ...event }
  const needs = { now: rig.clock.now, serverNow: rig.clock.now, destination: rig.link.destination, also: [] }
  expect(await rig.events.say(flagId, whole, needs)).toBe('queued')
  return whole
}

/** As after a fault of the disk: the record is there, and does not open. */
async function damage(rig: Rig, id: string): Promise<void> {
  const row = await rig.database.get('outbox', id)
  if (!row) throw new Error('no such record')
  await rig.database.put('outbox', { ...row, sealed: { ...row.sealed, data: new ArrayBuffer(40) } })
}

async function put(rig: Rig, id: string, state: string): Promise<void> {
  await rig.outbox.updateStub(id, (stub) => ({ stub: { ...stub, state } }))
}

test('what waits to be said goes into the file in the order in which it was said, with whom it is for', async () => {
  const received = await finishedFlag({ urgency: 'standard' })
  const rig = await deviceWith(received)
  const first = await say(rig, received.id)
  const waiting = await finishedFlag({ urgency: 'imminent' })
  await rig.outbox.enqueue(waiting, SERVICE, [])
  rig.clock.now += 60_000
  const second = await say(rig, waiting.id)
  const { flags, events, unreadable } = await rig.carry.carried()
  expect(flags.map(({ flag }) => flag.id)).toEqual([waiting.id])
  expect(events).toEqual([
    { flagId: received.id, event: first, saidAt: '2026-11-22T10:00:00.000Z', destination: SERVICE },
    { flagId: waiting.id, event: second, saidAt: '2026-11-22T10:01:00.000Z', destination: null },
  ])
  expect(unreadable).toBe(0)
})

test('what was said before the receipt and waits after it names who gave the receipt', async () => {
  const flag = await finishedFlag()
  const rig = await createRig(accept, noLine)
  await rig.outbox.enqueue(flag, SERVICE, [])
  await say(rig, flag.id)
  await rig.delivery.run()
  const { flags, events } = await rig.carry.carried()
  expect(flags).toEqual([])
  expect(events).toMatchObject([{ destination: SERVICE }])
})

test('what can’t be read is counted; what the server refused, or was said of a refused flag, is not in the file', async () => {
  const problem = { type: `${PROBLEM_PREFIX}illegal-transition` as const, title: 'No', status: 409 }
  const flag = await finishedFlag()
  const rig = await deviceWith(flag, async () => ({
    ok: false,
    failure: { by: 'server', status: 409, type: 'illegal-transition', problem, retryAfter: null },
  }))
  await say(rig, flag.id)
  await rig.delivery.run()
  const damaged = await say(rig, flag.id)
  await damage(rig, damaged.id)
  const refused = await finishedFlag()
  await rig.outbox.enqueue(refused, SERVICE, [])
  await say(rig, refused.id)
  await rig.store.write([{ id: refused.id, columns: { state: 'rejected' } }])
  expect(await rig.carry.carried()).toEqual({ flags: [], events: [], unreadable: 1 })
})

test('taken in on another device it waits there under its id, with its time and in its order, and is taken in once', async () => {
  const flag = await finishedFlag()
  const here = await deviceWith(flag)
  await put(here, flag.id, 'info_requested')
  const answer = await say(here, flag.id, { kind: 'answer', words: 'Yes.' })
  const more = await say(here, flag.id)
  const { events } = await here.carry.carried()

  const said: string[] = []
  const there = await deviceWith(flag, async (flagId, event) => {
    said.push(event.id)
    return { ok: true, value: saidEvent(flagId, event, said.length) }
  })
  there.clock.now += 3_600_000
  await put(there, flag.id, 'info_requested')
  expect(await there.carry.takeInSaid(events)).toEqual({ added: 2, known: 0, leftOut: 0 })
  const waiting = await there.events.ofFlag(flag.id)
  expect(waiting.map(({ entry }) => entry)).toMatchObject([
    { event: answer, saidAt: '2026-11-22T10:00:00.000Z', destination: SERVICE },
    { event: more },
  ])
  expect(await there.carry.takeInSaid(events)).toEqual({ added: 0, known: 2, leftOut: 0 })
  await there.delivery.run()
  expect(said).toEqual([answer.id, more.id])
  expect(await there.carry.takeInSaid(events)).toEqual({ added: 0, known: 2, leftOut: 0 })
  expect(await there.events.rows()).toEqual([])
})

test('with its flag it goes to a device that knew neither, and waits for the flag', async () => {
  const flag = await finishedFlag()
  const here = await createRig(accept, noLine)
  await here.outbox.enqueue(flag, SERVICE, [])
  const event = await say(here, flag.id)
  const { flags, events } = await here.carry.carried()
  const there = await createRig(accept, noLine)
  expect(await there.carry.takeIn(flags)).toMatchObject({ added: 1 })
  expect(await there.carry.takeInSaid(events)).toEqual({ added: 1, known: 0, leftOut: 0 })
  expect(await there.events.item(event.id)).toMatchObject({ flagId: flag.id, entry: { destination: null } })
})

test('left out: of a flag that is not here or can’t be read, that moved on, or that another organisation has; the rest is taken in', async () => {
  const flag = await finishedFlag()
  const rig = await deviceWith(flag)
  const unread = await finishedFlag()
  await rig.outbox.enqueue(unread, SERVICE, [])
  const stub = await rig.database.get('stubs', unread.id)
  if (!stub) throw new Error('no such record')
  await rig.database.put('stubs', { ...stub, sealed: { ...stub.sealed, data: new ArrayBuffer(40) } })
  const events = [
    carriedEvent(crypto.randomUUID()),
    carriedEvent(unread.id),
    carriedEvent(flag.id, { kind: 'answer' }),
    carriedEvent(flag.id, {}, ELSEWHERE),
    carriedEvent(flag.id, {}, SERVICE),
  ]
  expect(await rig.carry.takeInSaid(events)).toEqual({ added: 1, known: 0, leftOut: 4 })
  expect((await rig.events.rows()).map(({ id }) => id)).toEqual([events.at(-1)?.event.id])
})

test('what went over to the flag that corrects a refused one stays there, also where its own file is opened', async () => {
  const refused = await finishedFlag()
  const rig = await createRig(accept, noLine)
  await rig.outbox.enqueue(refused, SERVICE, [])
  const event = await say(rig, refused.id)
  const { events } = await rig.carry.carried()
  const corrected = await finishedFlag()
  await rig.store.write([{ id: refused.id, columns: { state: 'rejected' } }])
  await rig.outbox.replace(refused.id, corrected, SERVICE, [])
  expect(await rig.carry.takeInSaid(events)).toEqual({ added: 0, known: 0, leftOut: 1 })
  expect(await rig.events.rows()).toMatchObject([{ id: event.id, flagId: corrected.id }])
})
