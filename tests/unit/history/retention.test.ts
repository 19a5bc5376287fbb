import { uuidv7 } from 'uuidv7'
import { expect, test, vi } from 'vitest'
import { DRAFTS_LOCK } from '../../../utils/drafts/drafts.ts'
import type { FlagEvent } from '../../../utils/flag/event.ts'
import type { Flag } from '../../../utils/flag/flag.ts'
import { createFlaggedPosts } from '../../../utils/history/flagged-posts.ts'
import { createHistory } from '../../../utils/history/history.ts'
import { createRetention, type Retention } from '../../../utils/history/retention.ts'
import { fold } from '../../../utils/i18n/fold.ts'
import { eventsTakenIn } from '../../../utils/outbox/flag-events.ts'
import { keysOfFlag } from '../../../utils/platforms/keys-of-flag.ts'
import { createRig, type Rig, SERVICE } from '../background-rig.ts'
import { finishedFlag, receiptFor } from '../finished-flag.ts'
import { saidEvent } from '../outbox/model-server.ts'

const LINK = { destination: SERVICE, needsReconnect: false, isPaused: false }
const DAY = 24 * 3_600_000
const RECEIVED = Date.parse('2026-11-22T10:00:05.000Z')

async function rigWith(): Promise<Rig & { retention: Retention; flagged: ReturnType<typeof createFlaggedPosts> }> {
  const rig = await createRig(
    async (flags) => ({
      ok: true,
      value: flags.map((flag) => ({ id: flag.id, status: 201, receipt: receiptFor(flag) })),
    }),
    async (flagId, event) => ({ ok: true, value: saidEvent(flagId, event, 5) }),
  )
  const flagged = createFlaggedPosts({ store: rig.store, keysOf: keysOfFlag })
  const { store, outbox, events } = rig
  const history = createHistory({
    store,
    outbox,
    events,
    now: () => rig.clock.now,
    serverNow: async () => rig.clock.now,
    fold,
  })
  const retention = createRetention({
    rows: history.rows,
    store: rig.store,
    outbox: rig.outbox,
    locks: navigator.locks,
    besideDrafts: (work) => navigator.locks.request(DRAFTS_LOCK, work),
    serverNow: async () => rig.clock.now,
    forget: flagged.forget,
    unlearn: rig.habits.forget,
    recordsOf: (id) => [`saying/${id}`],
    learned: ['flagged-posts', 'habits'],
  })
  return { ...rig, retention, flagged }
}

async function receive(rig: Awaited<ReturnType<typeof rigWith>>): Promise<Flag> {
  const context = { event_name: 'The vote', terms: [{ term: 'magugu', term_meaning: 'the families by the river' }] }
  const flag = await finishedFlag({ context })
  await rig.outbox.enqueue(flag, SERVICE, [...(await rig.flagged.remember(flag)), ...(await rig.habits.learn(flag))])
  await rig.delivery.run()
  return flag
}

const read = (rig: Rig, id: string) =>
  createHistory({ ...rig, now: () => rig.clock.now, serverNow: async () => rig.clock.now, fold }).read(id, LINK)
const words = async (rig: Rig) =>
  JSON.stringify([
    await rig.store.readAll('flags'),
    await rig.store.readAll('stubs'),
    await rig.store.readAll('records'),
  ])

test('kept for ever unless the partner chooses', async () => {
  const rig = await rigWith()
  await receive(rig)
  rig.clock.now = RECEIVED + 1_000 * DAY
  expect(await rig.retention.purge()).toBe(0)
})

test('what was sent goes when its time has come, its row stays, and later events still arrive', async () => {
  const rig = await rigWith()
  const flag = await receive(rig)
  const event = { id: uuidv7(), kind: 'information' as const, words: 'By the river.' }
  await rig.events.say(flag.id, event, { now: 0, serverNow: 0, destination: SERVICE, also: [] })
  await rig.delivery.run()
  // A later flag names neither an event nor a term: what this one told of them is still offered.
  await rig.store.write(await rig.habits.learn(await finishedFlag({ note: 'Another.' })))
  await rig.retention.choose(7)
  rig.clock.now = RECEIVED + 7 * DAY - 1
  expect(await rig.retention.purge()).toBe(0)
  rig.clock.now += 1
  expect(await rig.retention.purge()).toBe(1)
  expect(await rig.retention.purge()).toBe(0)
  const found = await read(rig, flag.id)
  expect(found?.flag).toBeNull()
  expect(found?.stub).toMatchObject({ reference: 'FF-8Q2M-41XK', category: flag.category, author: null, link: null })
  const left = await words(rig)
  for (const gone of [
    flag.note,
    flag.subject.link,
    flag.capture?.author?.value,
    flag.capture?.text?.value,
    event.words,
    'The vote',
    'the families by the river',
  ]) {
    expect(left).not.toContain(gone)
  }
  const later = { id: uuidv7(), kind: 'information' as const, words: 'Again.' }
  await rig.events.say(flag.id, later, { now: 0, serverNow: 0, destination: SERVICE, also: [] })
  await rig.delivery.run()
  expect((await read(rig, flag.id))?.stub.state).toBe('under_review')
})

/** An event of the reviewers; the id is the position's. */
function reviewed(flagId: string, position: number, state: string, changes: Partial<FlagEvent> = {}): FlagEvent {
  const at = new Date(RECEIVED + position * DAY).toISOString()
  const id = `01938d6e-0000-7000-8000-${String(position).padStart(12, '0')}`
  return { id, position, flagId, state, at, by: 'reviewer', words: null, actions: [], reason: null, ...changes }
}

test('what is said after the content went is kept until the flag is closed; what went does not come back', async () => {
  const rig = await rigWith()
  const flag = await receive(rig)
  const takeIn = (fresh: FlagEvent[], how = {}) =>
    rig.outbox.updateStub(flag.id, (stub) => eventsTakenIn(rig.store, stub, fresh, how))
  const said = async () => {
    const { events = [] } = (await read(rig, flag.id)) ?? {}
    return events.flatMap(({ words, ground }) => [words, ground]).filter(Boolean)
  }
  const decided = reviewed(flag.id, 3, 'no_violation', { words: 'Of plants.', ground: 'Hateful conduct' })
  await takeIn([decided])
  await rig.retention.choose(7)
  rig.clock.now = RECEIVED + 7 * DAY
  expect(await rig.retention.purge()).toBe(1)
  expect(await said()).toEqual([])

  const question = reviewed(flag.id, 9, 'info_requested', { words: 'Which village?' })
  await takeIn([question])
  expect(await said()).toEqual(['Which village?'])
  expect(await rig.retention.purge()).toBe(0)
  expect(await said()).toEqual(['Which village?'])

  // A server that was restored tells all again, at places of its own.
  const answered = reviewed(flag.id, 12, 'actioned', { ground: 'Incitement' })
  await takeIn([{ ...decided, position: 4 }, { ...question, position: 8 }, answered], { replace: true })
  expect(await said()).toEqual(['Which village?', 'Incitement'])

  const { purgedAt } = (await read(rig, flag.id))?.stub ?? {}
  rig.clock.now += 30 * DAY
  // Typed, and not sent: as long as the flag is open it can be.
  const unsent = { words: { answer: 'By the mill.' }, feedback: null }
  await rig.store.write([{ put: 'records', id: `saying/${flag.id}`, columns: {}, value: unsent }])
  expect(await rig.retention.purge()).toBe(0)
  expect(await words(rig)).toContain('By the mill.')
  await takeIn([reviewed(flag.id, 20, 'closed', { by: 'system' })])
  expect(await rig.retention.purge()).toBe(1)
  expect(await said()).toEqual([])
  expect(await words(rig)).not.toContain('By the mill.')
  expect(await rig.retention.purge()).toBe(0)
  expect((await read(rig, flag.id))?.stub).toMatchObject({ state: 'closed', purgedAt })
})

test('at once means with the receipt; what waits is never deleted', async () => {
  const rig = await rigWith()
  await rig.retention.choose(0)
  const flag = await finishedFlag()
  await rig.outbox.enqueue(flag, SERVICE, [])
  rig.clock.now = RECEIVED
  expect(await rig.retention.purge()).toBe(0)
  await rig.delivery.run()
  expect(await rig.retention.purge()).toBe(1)
})

test('one flag is deleted with all that belongs to it, and its post is not known again', async () => {
  const rig = await rigWith()
  const flag = await receive(rig)
  const other = await finishedFlag({
    capture: null,
    subject: { type: 'post', link: 'https://www.facebook.com/a/posts/7' },
  })
  await rig.outbox.enqueue(other, SERVICE, await rig.flagged.remember(other))
  await rig.store.write([
    { put: 'records', id: `saying/${flag.id}`, columns: {}, value: { words: {}, feedback: null } },
  ])
  const keys = keysOfFlag(flag)?.keys ?? []
  expect(await rig.flagged.flagsBy('facebook', keys)).toEqual(keys.map(() => flag.id))
  expect(await rig.retention.erase(flag.id)).toBe(true)
  expect(await rig.retention.erase(flag.id)).toBe(false)
  expect(await read(rig, flag.id)).toBeNull()
  expect((await rig.store.ids('records')).toSorted()).toEqual(['flagged-posts', 'flagged-posts/0', 'habits'])
  expect(await rig.habits.read()).toMatchObject({ last: null, event: {}, glossary: [] })
  expect(await rig.flagged.flagsBy('facebook', keys)).not.toContain(flag.id)
  const others = keysOfFlag(other)?.keys ?? []
  expect(await rig.flagged.flagsBy('facebook', others)).toEqual(others.map(() => other.id))
})

test('everything of flags is deleted, also what waits and what was learned; settings stay', async () => {
  const rig = await rigWith()
  await receive(rig)
  await rig.outbox.enqueue(await finishedFlag(), SERVICE, [])
  await rig.drafts.startFromSubject({ type: 'account', link: 'https://www.facebook.com/some.body' })
  await rig.store.write([
    { put: 'records', id: 'habits', columns: {}, value: {} },
    { put: 'records', id: 'settings', columns: {}, value: { uiLanguage: 'sw' } },
  ])
  await rig.retention.eraseAll()
  for (const store of ['stubs', 'flags', 'outbox', 'drafts'] as const) expect(await rig.store.ids(store)).toEqual([])
  expect(await rig.store.ids('records')).toContain('settings')
  expect(await rig.store.ids('records')).not.toContain('habits')
})

test('what is due is found in the index: no row is opened for it', async () => {
  const rig = await rigWith()
  await receive(rig)
  await rig.retention.choose(7)
  expect(await rig.retention.purge()).toBe(0)
  const read = vi.spyOn(rig.store, 'read')
  const readAll = vi.spyOn(rig.store, 'readAll')
  expect(await rig.retention.purge()).toBe(0)
  expect(readAll).not.toHaveBeenCalled()
  expect(read.mock.calls.filter(([store]) => store === 'stubs')).toEqual([])
  rig.clock.now = RECEIVED + 7 * DAY
  expect(await rig.retention.purge()).toBe(1)
})

test('a flag that is submitted while another is deleted stays known, and the deleted one forgotten', async () => {
  const rig = await rigWith()
  const first = await receive(rig)
  const second = await finishedFlag({ id: uuidv7() })
  let erasing = Promise.resolve(false)
  // As a submission does it: what is learned is worked out first, then written.
  await navigator.locks.request(DRAFTS_LOCK, async () => {
    const learned = [...(await rig.flagged.remember(second)), ...(await rig.habits.learn(second))]
    erasing = rig.retention.erase(first.id)
    await vi.waitFor(async () => {
      const { pending = [] } = await navigator.locks.query()
      expect(pending.map(({ name }) => name)).toContain(DRAFTS_LOCK)
    })
    await rig.outbox.enqueue(second, SERVICE, learned)
  })
  expect(await erasing).toBe(true)
  const left = await words(rig)
  expect(left).toContain(second.id)
  expect(left).not.toContain(first.id)
})
