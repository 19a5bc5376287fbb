import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { markOf } from '../../../entrypoints/background/recognise-post.ts'
import type { ApiClient } from '../../../utils/api/client.ts'
import type { FlagEvent } from '../../../utils/flag/event.ts'
import type { Flag } from '../../../utils/flag/flag.ts'
import type { StoredFlag } from '../../../utils/flag/stub.ts'
import { FIRST_QUERY } from '../../../utils/history/first-screen.ts'
import { createHistory, type History } from '../../../utils/history/history.ts'
import { syncedAt, syncHistory } from '../../../utils/history/sync.ts'
import { fold } from '../../../utils/i18n/fold.ts'
import { storedFlag } from '../../../utils/outbox/flag-events.ts'
import { createRig, type Rig, SERVICE } from '../background-rig.ts'
import { finishedFlag } from '../finished-flag.ts'

const refuse: ApiClient['deliver'] = async () => ({ ok: false, failure: { by: 'line', why: 'unreachable' } })
const LINK = { destination: SERVICE, needsReconnect: false, isPaused: false }

function event(flagId: string, position: number, state: string): FlagEvent {
  return {
    flagId,
    position,
    state,
    at: `2026-11-22T11:00:0${position}.000Z`,
    by: 'reviewer',
    words: null,
    actions: [],
    reason: null,
  }
}

function sync(rig: Rig, changes: ApiClient['changes'], onNews = (_: string[]) => {}) {
  const { store, outbox, clock } = rig
  const now = () => clock.now
  return syncHistory({ store, outbox, locks: navigator.locks, client: { changes }, destination: SERVICE, now, onNews })
}

test('the last event gives the state; pages are followed; applied events are not applied twice', async () => {
  const rig = await createRig(refuse)
  const flag = await finishedFlag()
  await rig.outbox.enqueue(flag, SERVICE, [{ delete: 'drafts', id: 'none' }])
  await rig.store.write([{ delete: 'outbox', id: flag.id }])
  const cursors: (string | null)[] = []
  const changes: ApiClient['changes'] = async (cursor) => {
    cursors.push(cursor)
    return cursor === null
      ? {
          ok: true,
          value: { events: [event(flag.id, 2, 'triaged'), event(flag.id, 1, 'received')], cursor: 'c2', more: true },
        }
      : {
          ok: true,
          value: {
            events: [event(flag.id, 3, 'under_review'), event(flag.id, 2, 'triaged')],
            cursor: 'c3',
            more: false,
          },
        }
  }
  expect(await sync(rig, changes)).toBeNull()
  await sync(rig, changes)
  expect(cursors).toEqual([null, 'c2', 'c3'])
  const found = await createHistory({
    ...rig,
    now: () => rig.clock.now,
    serverNow: async () => rig.clock.now,
    fold,
  }).read(flag.id, LINK)
  expect(found?.stub.state).toBe('under_review')
  expect(found?.events.map(({ position }) => position)).toEqual([1, 2, 3])
})

test('a server that does not know the cursor any more is read from the beginning', async () => {
  const rig = await createRig(refuse)
  const known: ApiClient['changes'] = async () => ({ ok: true, value: { events: [], cursor: 'old', more: false } })
  await sync(rig, known)
  const asked: (string | null)[] = []
  await sync(rig, async (cursor) => {
    asked.push(cursor)
    if (cursor === null) return { ok: true, value: { events: [], cursor: 'new', more: false } }
    const problem = { type: 'urn:fieldflag:problem:bad-request' as const, title: 'Unknown cursor', status: 400 }
    return { ok: false, failure: { by: 'server', status: 400, type: 'bad-request', problem, retryAfter: null } }
  })
  expect(asked).toEqual(['old', null])
})

test('a waiting flag says why', async () => {
  const rig = await createRig(refuse)
  const history = createHistory({ ...rig, now: () => rig.clock.now, serverNow: async () => rig.clock.now, fold })
  const flag = await finishedFlag()
  await rig.outbox.enqueue(flag, null, [])
  const reason = async (link: Parameters<typeof history.list>[0]) => (await history.list(link))[0]?.waiting
  expect(await reason({ destination: null, needsReconnect: false, isPaused: false })).toBe('not_connected')
  expect(await reason(LINK)).toBe('not_adopted')
  await rig.outbox.adopt('unaddressed', SERVICE)
  expect(await reason(LINK)).toBe('first_try')
  await rig.delivery.run()
  expect(await reason(LINK)).toBe('no_line')
  expect((await history.list(LINK))[0]?.nextTryAt).not.toBeNull()
  expect(await reason({ ...LINK, needsReconnect: true })).toBe('reconnect')
  expect(await reason({ ...LINK, destination: { ...SERVICE, origin: 'https://other.example' } })).toBe('other_service')
})

const problem = { type: 'urn:fieldflag:problem:bad-request' as const, title: 'Unknown cursor', status: 400 }
const unknownCursor = {
  ok: false,
  failure: { by: 'server', status: 400, type: 'bad-request', problem, retryAfter: null },
} as const

/** A flag with a receipt. */
async function received(rig: Rig) {
  const flag = await finishedFlag()
  await rig.outbox.enqueue(flag, SERVICE, [])
  await rig.outbox.updateStub(flag.id, (stub) => ({
    stub: { ...stub, state: 'received', reference: 'FF-8Q2M-41XK', receivedAt: stub.submittedAt, receivedBy: SERVICE },
    also: [{ delete: 'outbox', id: flag.id }],
  }))
  return flag
}

test('a server restored from a backup: what it tells stands in for what was known, and what it lost is sent again', async () => {
  const rig = await createRig(refuse)
  const [kept, lost] = [await received(rig), await received(rig)]
  await sync(rig, async () => ({
    ok: true,
    value: {
      events: [event(kept.id, 1, 'received'), event(lost.id, 2, 'received'), event(kept.id, 9, 'actioned')],
      cursor: 'before',
      more: false,
    },
  }))
  await sync(rig, async (cursor) => {
    if (cursor === 'before') return unknownCursor
    return cursor === null
      ? { ok: true, value: { events: [event(kept.id, 1, 'received')], cursor: 'a', more: true } }
      : { ok: true, value: { events: [event(kept.id, 2, 'triaged')], cursor: 'b', more: false } }
  })
  const history = createHistory({ ...rig, now: () => rig.clock.now, serverNow: async () => rig.clock.now, fold })
  expect(await history.read(kept.id, LINK)).toMatchObject({
    stub: { state: 'triaged' },
    events: [{ position: 1 }, { position: 2 }],
  })
  expect((await rig.outbox.rows()).map(({ id }) => id)).toEqual([lost.id])
  expect((await history.read(lost.id, LINK))?.stub).toMatchObject({ state: 'queued', reference: null })
})

/** As a server answers that was restored, and tells of these events. */
const restored =
  (...events: FlagEvent[]): ApiClient['changes'] =>
  async (cursor) =>
    cursor === null ? { ok: true, value: { events, cursor: `restored ${events.length}`, more: false } } : unknownCursor

/** What was sent is deleted from the device, as the partner chose. */
const deleted = (rig: Rig, { id }: Flag) =>
  rig.outbox.updateStub(id, async (stub) => ({
    stub: { ...stub, author: null, link: null, purgedAt: stub.submittedAt },
    also: [
      {
        put: 'flags',
        id,
        columns: {},
        value: { flag: null, events: (await storedFlag(rig.store, id))?.events ?? [] } satisfies StoredFlag,
      },
    ],
  }))

const groupsOf = async (history: History) => {
  const { groups } = await history.find(FIRST_QUERY, async () => LINK)
  return groups.map(({ id, flags }) => [id, flags.map((flag) => flag.id)])
}

test('what a restored server lost and was deleted here can not be sent again: it needs the partner until the server has it', async () => {
  const rig = await createRig(refuse)
  const [open, decided] = [await received(rig), await received(rig)]
  const decision = event(decided.id, 3, 'no_violation')
  await sync(rig, async () => ({
    ok: true,
    value: { events: [event(open.id, 1, 'received'), decision], cursor: 'before', more: false },
  }))
  for (const flag of [open, decided]) await deleted(rig, flag)
  const history = createHistory({ ...rig, now: () => rig.clock.now, serverNow: async () => rig.clock.now, fold })
  expect((await history.open()).map(({ id }) => id)).toEqual([open.id])
  const lostAt = new Date(rig.clock.now).toISOString()
  await sync(rig, restored())
  expect(await rig.outbox.rows()).toEqual([])
  expect((await history.read(open.id, LINK))?.stub).toMatchObject({ state: 'received', lostAt })
  expect(await groupsOf(history)).toEqual([
    ['needs_you', [open.id]],
    ['decided', [decided.id]],
  ])
  expect(await history.needsYou()).toBe(1)
  expect(await history.open()).toEqual([])
  expect(markOf(await history.stateOf(open.id))).toBe('needs_you')
  expect((await history.read(decided.id, LINK))?.stub).toMatchObject({ state: 'no_violation', lostAt })
  // Restored once more, it is still lost since then.
  rig.clock.now += 60_000
  await sync(rig, restored(event('01938d6e-0000-7000-8000-0000000000ff', 1, 'received')))
  expect((await history.read(open.id, LINK))?.stub.lostAt).toBe(lostAt)
  await sync(rig, restored(event(open.id, 1, 'received'), decision))
  for (const flag of [open, decided]) expect((await history.read(flag.id, LINK))?.stub.lostAt).toBeNull()
  expect(await groupsOf(history)).toEqual([
    ['with_reviewers', [open.id]],
    ['decided', [decided.id]],
  ])
})

test('a lost flag that came to the restored server by another way stands as that tells, whatever was known before', async () => {
  const rig = await createRig(refuse)
  const flag = await received(rig)
  const before = [event(flag.id, 1, 'received'), event(flag.id, 9, 'info_requested')]
  await sync(rig, async () => ({ ok: true, value: { events: before, cursor: 'before', more: false } }))
  await deleted(rig, flag)
  await sync(rig, restored())
  await sync(rig, async () => ({
    ok: true,
    value: { events: [event(flag.id, 2, 'received')], cursor: 'after', more: false },
  }))
  const history = createHistory({ ...rig, now: () => rig.clock.now, serverNow: async () => rig.clock.now, fold })
  expect(await history.read(flag.id, LINK)).toMatchObject({
    stub: { state: 'received', lostAt: null },
    events: [{ position: 2 }],
  })
})

test('nothing more can be said of a lost flag, and what waited is not lost without a word', async () => {
  const rig = await createRig(refuse)
  const flag = await received(rig)
  const needs = { now: rig.clock.now, serverNow: rig.clock.now, destination: SERVICE, also: [] }
  const before = { id: uuidv7(), kind: 'information', words: 'By the river.' } as const
  await rig.events.say(flag.id, before, needs)
  await deleted(rig, flag)
  await rig.outbox.sendAgain(flag.id, 'FF-8Q2M-41XK', SERVICE, rig.clock.now)
  for (const kind of ['information', 'withdraw'] as const) {
    expect(await rig.events.say(flag.id, { id: uuidv7(), kind, words: 'More.' }, needs)).toBe('not_now')
  }
  expect((await rig.events.ofFlag(flag.id)).map(({ id }) => id)).toEqual([before.id])
})

test('what a restored server lost and can not be read here any more is lost too', async () => {
  const rig = await createRig(refuse)
  const flag = await received(rig)
  await rig.store.write([{ delete: 'flags', id: flag.id }])
  await rig.outbox.sendAgain(flag.id, 'FF-8Q2M-41XK', SERVICE, rig.clock.now)
  expect(await rig.store.read('stubs', flag.id)).toMatchObject({ lostAt: new Date(rig.clock.now).toISOString() })
})

test('a flag with another receipt by now is not lost', async () => {
  const rig = await createRig(refuse)
  const flag = await received(rig)
  await deleted(rig, flag)
  await rig.outbox.sendAgain(flag.id, 'FF-0000-0000', SERVICE, rig.clock.now)
  expect(await rig.store.read('stubs', flag.id)).toMatchObject({ lostAt: null })
})

test('what the partner said and a restored server lost is said again, under its own id', async () => {
  const rig = await createRig(refuse)
  const flag = await received(rig)
  const said = { ...event(flag.id, 3, 'received'), by: 'reporter', kind: 'information', id: uuidv7() } as const
  const kept = { ...event(flag.id, 2, 'received'), by: 'reporter', kind: 'information', id: uuidv7() } as const
  const words = (one: FlagEvent, text: string): FlagEvent => ({ ...one, words: text })
  await sync(rig, async () => ({
    ok: true,
    value: {
      events: [event(flag.id, 1, 'received'), words(kept, 'By the river.'), words(said, 'At the market.')],
      cursor: 'before',
      more: false,
    },
  }))
  await sync(rig, async (cursor) =>
    cursor === 'before'
      ? unknownCursor
      : {
          ok: true,
          value: {
            events: [event(flag.id, 1, 'received'), words(kept, 'By the river.')],
            cursor: 'after',
            more: false,
          },
        },
  )
  const waiting = await rig.events.ofFlag(flag.id)
  expect(waiting.map(({ id, entry }) => [id, entry.event.words])).toEqual([[said.id, 'At the market.']])
})

test('starting over that breaks off changes nothing, and starts over again', async () => {
  const rig = await createRig(refuse)
  const flag = await received(rig)
  await sync(rig, async () => ({
    ok: true,
    value: { events: [event(flag.id, 1, 'received')], cursor: 'before', more: false },
  }))
  const asked: (string | null)[] = []
  const breaks: ApiClient['changes'] = async (cursor) => {
    asked.push(cursor)
    if (cursor === 'before') return unknownCursor
    if (cursor === null) return { ok: true, value: { events: [], cursor: 'a', more: true } }
    return { ok: false, failure: { by: 'line', why: 'unreachable' } }
  }
  await sync(rig, breaks)
  await sync(rig, breaks)
  expect(asked).toEqual(['before', null, 'a', 'before', null, 'a'])
  expect(await rig.outbox.rows()).toEqual([])
})

test('late events change no state, and a state of a newer server is kept as it is', async () => {
  const rig = await createRig(refuse)
  const flag = await received(rig)
  const tell = (...events: FlagEvent[]) =>
    sync(rig, async () => ({ ok: true, value: { events, cursor: 'c', more: false } }))
  await tell(event(flag.id, 5, 'put_to_a_vote'))
  await tell(event(flag.id, 2, 'triaged'))
  const history = createHistory({ ...rig, now: () => rig.clock.now, serverNow: async () => rig.clock.now, fold })
  expect(await history.read(flag.id, LINK)).toMatchObject({
    stub: { state: 'put_to_a_vote' },
    events: [{ position: 2 }, { position: 5 }],
  })
})

test('what others did is news of its flag, once; what the partner did is none', async () => {
  const rig = await createRig(refuse)
  const flag = await received(rig)
  const news: string[] = []
  const tell = (...events: FlagEvent[]) =>
    sync(
      rig,
      async () => ({ ok: true, value: { events, cursor: 'c', more: false } }),
      (flagIds) => void news.push(...flagIds),
    )
  await tell({ ...event(flag.id, 1, 'received'), by: 'server' }, { ...event(flag.id, 2, 'received'), by: 'reporter' })
  expect(news).toEqual([])
  await tell(event(flag.id, 3, 'triaged'))
  await tell(event(flag.id, 3, 'triaged'))
  expect(news).toEqual([flag.id])
})

test('flags that were carried here are asked about from the beginning', async () => {
  const rig = await createRig(refuse)
  const quiet: ApiClient['changes'] = async () => ({ ok: true, value: { events: [], cursor: 'c', more: false } })
  await sync(rig, quiet)
  expect(await syncedAt(rig.store, SERVICE)).toBe(new Date(rig.clock.now).toISOString())
  await rig.carry.takeIn([{ flag: await finishedFlag(), destination: SERVICE }])
  let asked: string | null = 'nothing'
  await sync(rig, async (cursor, most) => {
    asked = cursor
    return quiet(cursor, most)
  })
  expect(asked).toBeNull()
})
