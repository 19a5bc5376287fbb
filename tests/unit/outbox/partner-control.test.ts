// What the partner decides about waiting flags: hold, withdraw, pause; and what the log of tries says.
import { expect, test, vi } from 'vitest'
import type { ApiAnswer, ApiClient } from '../../../utils/api/client.ts'
import type { BatchResult } from '../../../utils/api/flag-contract.ts'
import { PROBLEM_PREFIX } from '../../../utils/api/problem-contract.ts'
import type { Flag } from '../../../utils/flag/flag.ts'
import { createHistory } from '../../../utils/history/history.ts'
import { fold } from '../../../utils/i18n/fold.ts'
import { readAttempts } from '../../../utils/outbox/attempt-log.ts'
import { IMMINENT_LIMIT_MS } from '../../../utils/outbox/overdue.ts'
import { LONGEST_IMMINENT_WAIT_MS } from '../../../utils/outbox/retry-clock.ts'
import { createSendingPause } from '../../../utils/outbox/sending-pause.ts'
import { TRIES_BEFORE_DOUBT } from '../../../utils/outbox/settle-batch.ts'
import { createRig, type Rig, SERVICE } from '../background-rig.ts'
import { finishedFlag, receiptFor } from '../finished-flag.ts'

const LINK = { destination: SERVICE, needsReconnect: false, isPaused: false }
const accepted = (flags: Flag[]): ApiAnswer<BatchResult[]> => ({
  ok: true,
  value: flags.map((flag) => ({ id: flag.id, status: 201, receipt: receiptFor(flag) })),
})
const noLine: ApiAnswer<BatchResult[]> = { ok: false, failure: { by: 'line', why: 'unreachable' } }
function busy(retryAfter: string | null): ApiAnswer<BatchResult[]> {
  const problem = { type: `${PROBLEM_PREFIX}unavailable` as const, title: 'Busy', status: 503 }
  return { ok: false, failure: { by: 'server', status: 503, type: 'unavailable', problem, retryAfter } }
}

async function queue(rig: Rig, changes: Partial<Flag> = {}): Promise<Flag> {
  const flag = await finishedFlag(changes)
  await rig.outbox.enqueue(flag, SERVICE, [])
  return flag
}
const listed = async (rig: Rig, flag: Flag) =>
  (
    await createHistory({ ...rig, now: () => rig.clock.now, serverNow: async () => rig.clock.now, fold }).read(
      flag.id,
      LINK,
    )
  )?.stub

test('a flag that is held stays while others go, also at "send now", and goes when it is let go', async () => {
  const rig = await createRig(async (flags) => accepted(flags))
  const held = await queue(rig)
  const other = await queue(rig)
  await rig.outbox.hold(held.id, true)
  await rig.delivery.run({ pullForward: true })
  expect((await rig.outbox.rows()).map(({ id }) => id)).toEqual([held.id])
  expect(await listed(rig, held)).toMatchObject({ waiting: 'held', state: 'queued' })
  expect(await listed(rig, other)).toMatchObject({ state: 'received' })
  // Nothing is planned for what the partner holds.
  expect(rig.armed.at(-1)).toEqual([])
  await rig.outbox.hold(held.id, false)
  await rig.delivery.run()
  expect(await rig.outbox.rows()).toEqual([])
})

test('a flag that is withdrawn is never sent and stays in history', async () => {
  const deliver = vi.fn<ApiClient['deliver']>(async (flags) => accepted(flags))
  const rig = await createRig(deliver)
  const flag = await queue(rig)
  expect(await rig.outbox.withdraw(flag.id, rig.clock.now)).toBe(true)
  await rig.delivery.run({ pullForward: true })
  expect(deliver).not.toHaveBeenCalled()
  expect(await listed(rig, flag)).toMatchObject({ state: 'withdrawn', withdrawn: 'unsent', waiting: null })
  expect(await rig.outbox.withdraw(flag.id, rig.clock.now)).toBe(false)
})

test('withdrawn between choice and request, it is not sent', async () => {
  const deliver = vi.fn<ApiClient['deliver']>(async (flags) => accepted(flags))
  const rig = await createRig(deliver)
  const flag = await queue(rig)
  const { item } = rig.outbox
  vi.spyOn(rig.outbox, 'claim').mockImplementationOnce(async (items) => {
    await rig.outbox.withdraw(flag.id, rig.clock.now)
    return rig.outbox.claim(items)
  })
  await rig.delivery.run()
  expect(deliver).not.toHaveBeenCalled()
  expect(await item(flag.id)).toBeUndefined()
})

test('withdrawn while a request runs: a receipt that still comes is shown, a refusal changes nothing', async () => {
  const rig = await createRig(async (flags) => {
    for (const { id } of flags) await rig.outbox.withdraw(id, rig.clock.now)
    return accepted(flags)
  })
  const flag = await queue(rig)
  await rig.delivery.run()
  expect(await listed(rig, flag)).toMatchObject({ state: 'received', reference: 'FF-8Q2M-41XK', withdrawn: null })

  const problem = { type: `${PROBLEM_PREFIX}flag-invalid` as const, title: 'No', status: 422 }
  const second = await createRig(async (flags) => {
    for (const { id } of flags) await second.outbox.withdraw(id, second.clock.now)
    return { ok: true, value: flags.map(({ id }) => ({ id, status: 422, problem })) }
  })
  const refused = await queue(second)
  await second.delivery.run()
  expect(await listed(second, refused)).toMatchObject({ state: 'withdrawn', withdrawn: 'tried' })
})

test('each try is in the log with its reason and the next try; the oldest leave it', async () => {
  const answers = [noLine, busy(null), busy('120')]
  const rig = await createRig(async () => answers.shift() ?? noLine)
  const flag = await queue(rig)
  for (let n = 0; n < 25; n += 1) await rig.delivery.run({ pullForward: true })
  const { count, latest } = await readAttempts(rig.store, flag.id)
  expect(count).toBe(25)
  expect(latest).toHaveLength(20)
  expect(latest.every(({ nextTryAt }) => nextTryAt !== null)).toBe(true)

  const told = await createRig(async () => answers.shift() ?? accepted([]))
  answers.push(noLine, busy(null), busy('120'))
  const other = await queue(told)
  for (let n = 0; n < 3; n += 1) await told.delivery.run({ pullForward: true })
  expect((await readAttempts(told.store, other.id)).latest.map(({ outcome }) => outcome)).toEqual([
    'unreachable',
    'server_busy',
    'asked_to_wait',
  ])
  expect(await listed(told, other)).toMatchObject({ waiting: 'asked_to_wait' })
})

test('an imminent flag rings the alarm when it has waited five minutes, also where nothing can be sent', async () => {
  const rig = await createRig(async () => noLine)
  rig.link.destination = null
  const submittedAt = new Date(rig.clock.now).toISOString()
  const flag = await queue(rig, { urgency: 'imminent', submittedAt })
  await queue(rig, { urgency: 'urgent', submittedAt })
  await rig.delivery.run()
  expect(rig.armed.at(-1)).toEqual([rig.clock.now + IMMINENT_LIMIT_MS])
  expect(await listed(rig, flag)).toMatchObject({ overdue: false })
  rig.clock.now += IMMINENT_LIMIT_MS
  expect(await listed(rig, flag)).toMatchObject({ overdue: true })
  await rig.delivery.run()
  expect(rig.armed.at(-1)).toEqual([])
  // A clock that is put right by a little changes nothing; by a day, and nobody knows how long it has waited.
  rig.clock.now -= 2 * IMMINENT_LIMIT_MS
  expect(await listed(rig, flag)).toMatchObject({ overdue: false })
  rig.clock.now -= 24 * 3_600_000
  expect(await listed(rig, flag)).toMatchObject({ overdue: true })
  await rig.outbox.hold(flag.id, true)
  expect(await listed(rig, flag)).toMatchObject({ overdue: false, waiting: 'held' })
})

test('an imminent flag that the server refused is overdue at once, until it is corrected or withdrawn', async () => {
  const problem = { type: `${PROBLEM_PREFIX}flag-invalid` as const, title: 'No', status: 422 }
  const rig = await createRig(async (flags) => ({
    ok: true,
    value: flags.map(({ id }) => ({ id, status: 422, problem })),
  }))
  const history = createHistory({ ...rig, now: () => rig.clock.now, serverNow: async () => rig.clock.now, fold })
  const overdue = async () => (await history.overdue(LINK)).map(({ id }) => id)
  const submittedAt = new Date(rig.clock.now).toISOString()
  const flag = await queue(rig, { urgency: 'imminent', submittedAt })
  const other = await queue(rig, { urgency: 'imminent', submittedAt })
  await queue(rig, { urgency: 'urgent', submittedAt })
  expect(await overdue()).toEqual([])
  await rig.delivery.run()
  expect((await overdue()).toSorted()).toEqual([flag.id, other.id].toSorted())
  expect(await listed(rig, flag)).toMatchObject({ state: 'needs_fix', overdue: true, waiting: null })
  // No alarm rings for it: it is told already.
  expect(rig.armed.at(-1)).toEqual([])
  await rig.outbox.replace(flag.id, await finishedFlag({ urgency: 'imminent', submittedAt }), SERVICE, [])
  expect(await overdue()).toEqual([other.id])
  await rig.outbox.withdraw(other.id, rig.clock.now)
  expect(await overdue()).toEqual([])
})

test('a running batch makes way for an imminent flag, and goes again after it', async () => {
  const sent: string[][] = []
  const rig = await createRig((flags, signal) => {
    sent.push(flags.map(({ urgency }) => urgency))
    if (sent.length > 1) return Promise.resolve(accepted(flags))
    return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(noLine)))
  })
  const slow = await queue(rig, { urgency: 'standard' })
  const running = rig.delivery.run()
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  await queue(rig, { urgency: 'imminent' })
  await rig.delivery.run()
  await running
  expect(sent).toEqual([['standard'], ['imminent'], ['standard']])
  expect(await rig.outbox.rows()).toEqual([])
  expect((await readAttempts(rig.store, slow.id)).latest.map(({ outcome }) => outcome)).toEqual([
    'gave_way',
    'received',
  ])
})

test('one flag that always breaks the line does not keep the rest from going', async () => {
  const rig = await createRig(async (flags) => (flags.some(({ note }) => note === 'trips') ? noLine : accepted(flags)))
  const bad = await queue(rig, { urgency: 'imminent', note: 'trips' })
  for (let n = 0; n < 5; n += 1) await queue(rig)
  for (let n = 0; n < 9; n += 1) await rig.delivery.run({ pullForward: true })
  expect((await rig.outbox.rows()).map(({ id }) => id)).toEqual([bad.id])
})

test.each([
  ['no line', noLine],
  ['a busy server', busy(null)],
])('%s: however often it failed, an imminent flag is tried again within a minute', async (_, answer) => {
  const tries: { at: number; urgency: string | undefined }[] = []
  const rig = await createRig(async ([first]) => {
    tries.push({ at: rig.clock.now, urgency: first?.urgency })
    return answer
  })
  await queue(rig, { urgency: 'imminent' })
  await queue(rig, { urgency: 'standard' })
  for (let n = 0; n < 40; n += 1) {
    await rig.delivery.run()
    rig.clock.now = Math.max(rig.clock.now, Math.min(...(rig.armed.at(-1) ?? [])))
  }
  const imminent = tries.filter(({ urgency }) => urgency === 'imminent').map(({ at }) => at)
  const waits = imminent.slice(1).map((at, n) => at - (imminent[n] ?? 0))
  expect(imminent.length).toBeGreaterThan(TRIES_BEFORE_DOUBT + 10)
  expect(Math.max(...waits)).toBeLessThanOrEqual(LONGEST_IMMINENT_WAIT_MS)
  // The other is tried too: it may be the imminent one that the line stumbles over.
  expect(tries.filter(({ urgency }) => urgency === 'standard').length).toBeGreaterThan(1)
})

test('many imminent flags knock at a dead line hardly more often than few', async () => {
  let tries = 0
  const rig = await createRig(async () => {
    tries += 1
    return noLine
  })
  for (let n = 0; n < 12; n += 1) await queue(rig, { urgency: 'imminent' })
  // Each failed so often that it is doubted, and comes due at a time of its own.
  const rows = await rig.outbox.rows()
  await rig.store.write(
    rows.map(({ id }, n) => ({ id, columns: { attempts: 20, notBefore: rig.clock.now + n * 5_000 } })),
  )
  const end = rig.clock.now + 10 * 60_000
  while (rig.clock.now < end) {
    await rig.delivery.run()
    rig.clock.now = Math.max(rig.clock.now + 1, Math.min(...(rig.armed.at(-1) ?? [])))
  }
  expect(tries).toBeLessThan(10 * 15)
})

test('what a server asks for holds for a doubted imminent flag too', async () => {
  const answers = [...Array<typeof noLine>(TRIES_BEFORE_DOUBT + 1).fill(noLine), busy('1800')]
  const rig = await createRig(async () => answers.shift() ?? noLine)
  await queue(rig, { urgency: 'imminent' })
  await queue(rig, { urgency: 'standard' })
  for (let n = 0; n <= TRIES_BEFORE_DOUBT; n += 1) await rig.delivery.run({ pullForward: true })
  const times = (await rig.outbox.rows()).map(({ notBefore }) => notBefore)
  expect(times).toEqual([rig.clock.now + 1_800_000, rig.clock.now + 1_800_000])
})

test('a pause outlives the worker', async () => {
  const rig = await createRig(async (flags) => accepted(flags))
  await createSendingPause(rig.store).set(true)
  expect(await createSendingPause(rig.store).isPaused()).toBe(true)
})

/** As after a fault of the disk: the record is there, and does not open. */
async function damage(rig: Rig, store: 'outbox' | 'flags', { id }: Flag): Promise<void> {
  const transaction = rig.database.transaction(store, 'readwrite')
  const row = await transaction.store.get(id)
  if (!row) throw new Error('no such record')
  await transaction.store.put({ ...row, sealed: { ...row.sealed, data: new ArrayBuffer(40) } })
  await transaction.done
}

test('a damaged item is made again of what history holds, and goes where it was meant to go', async () => {
  const deliver = vi.fn<ApiClient['deliver']>(async (flags) => accepted(flags))
  const rig = await createRig(deliver)
  const flag = await queue(rig)
  const other = await queue(rig)
  await damage(rig, 'outbox', flag)
  await rig.delivery.run({ pullForward: true })
  for (const each of [flag, other]) expect(await listed(rig, each)).toMatchObject({ state: 'received' })
})

test('a damaged item for another service is not sent to this one, also after it was readdressed', async () => {
  const deliver = vi.fn<ApiClient['deliver']>(async (flags) => accepted(flags))
  const rig = await createRig(deliver)
  const elsewhere = { ...SERVICE, organisationId: crypto.randomUUID() }
  const flag = await finishedFlag()
  await rig.outbox.enqueue(flag, elsewhere, [])
  await damage(rig, 'outbox', flag)
  await rig.outbox.adopt('unaddressed', SERVICE)
  await rig.delivery.run({ pullForward: true })
  expect(deliver).not.toHaveBeenCalled()
  expect(await listed(rig, flag)).toMatchObject({ waiting: 'other_service' })
  await rig.outbox.adopt('elsewhere', SERVICE)
  await damage(rig, 'outbox', flag)
  await rig.delivery.run({ pullForward: true })
  expect(await listed(rig, flag)).toMatchObject({ state: 'received' })
})

test('a flag that can not be read at all says so, keeps none from going, and can be withdrawn', async () => {
  const rig = await createRig(async (flags) => accepted(flags))
  const flag = await queue(rig, { urgency: 'imminent' })
  const other = await queue(rig)
  await damage(rig, 'outbox', flag)
  await damage(rig, 'flags', flag)
  await rig.delivery.run({ pullForward: true })
  expect(await listed(rig, other)).toMatchObject({ state: 'received' })
  expect(await listed(rig, flag)).toMatchObject({ state: 'queued', waiting: 'unreadable', overdue: false })
  expect(await rig.carry.carried()).toEqual({ flags: [], events: [], unreadable: 1 })
  rig.clock.now += IMMINENT_LIMIT_MS
  expect(await listed(rig, flag)).toMatchObject({ waiting: 'unreadable', overdue: true })
  expect(await rig.outbox.withdraw(flag.id, rig.clock.now)).toBe(true)
  expect(await listed(rig, flag)).toMatchObject({ state: 'withdrawn', waiting: null })
})
