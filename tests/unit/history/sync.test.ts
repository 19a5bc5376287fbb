import { expect, test } from 'vitest'
import type { ApiClient } from '../../../utils/api/client.ts'
import type { FlagEvent } from '../../../utils/flag/event.ts'
import { createHistory } from '../../../utils/history/history.ts'
import { syncHistory } from '../../../utils/history/sync.ts'
import { fold } from '../../../utils/i18n/fold.ts'
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

function sync(rig: Rig, changes: ApiClient['changes']) {
  const client = { changes } as ApiClient
  return syncHistory({ store: rig.store, outbox: rig.outbox, locks: navigator.locks, client, destination: SERVICE })
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
  const found = await createHistory({ ...rig, now: () => rig.clock.now, fold }).read(flag.id, LINK)
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
  const history = createHistory({ ...rig, now: () => rig.clock.now, fold })
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
