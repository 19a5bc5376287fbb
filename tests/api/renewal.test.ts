// A partner's token over the years: the extension's own client and keeper against the real server.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { secretHash } from '../../reporting-api/organisations/secret.ts'
import { createApiClient } from '../../utils/api/client.ts'
import { type ConnectionKeeper, createConnectionKeeper } from '../../utils/connection/connection.ts'
import { createRig } from '../unit/background-rig.ts'
import { DATABASE_KINDS } from './databases.ts'
import { openTestService, type TestService } from './test-service.ts'

const ORIGIN = 'https://reports.example'
const DAY = 24 * 3_600_000

describe.each(DATABASE_KINDS)('the token of a partner on %s', (kind) => {
  let service: TestService
  let keeper: ConnectionKeeper
  /** Answers to "a new token, please" that do not come back. */
  let lost = 0
  beforeEach(async () => {
    service = await openTestService(kind)
    lost = 0
    const fetch: typeof globalThis.fetch = async (address, init) => {
      const path = new URL(String(address)).pathname
      const { method = 'GET', headers, body } = init ?? {}
      const bearer = new Headers(headers).get('authorization')
      const answer = await service.request(method, path, {
        ...(bearer && { token: bearer.replace('Bearer ', '') }),
        ...(typeof body === 'string' && { body: JSON.parse(body) }),
      })
      if (path !== '/v1/tokens' || lost === 0) return answer
      lost -= 1
      throw new TypeError('the line broke')
    }
    const { store } = await createRig(() => Promise.reject(new Error('nothing is delivered here')))
    const client = (origin: string, token: string | null) => createApiClient({ origin, token, fetch })
    keeper = createConnectionKeeper({ store, locks: navigator.locks, client, now: () => service.now().getTime() })
    const invite = await service.invite('Bonde Rights Monitor')
    expect(await keeper.accept(`${ORIGIN}/#i=${invite}`)).toMatchObject({ ok: true })
  })
  afterEach(() => service.close())

  const token = async () => (await keeper.read())?.token ?? ''
  const works = async (secret: string) =>
    (await service.request('GET', '/v1/changes', { token: secret })).status === 200

  it('is renewed for as long as the extension follows its flags, and each one before ends', async () => {
    const held = new Set<string>()
    for (let month = 0; month < 40; month += 1) {
      service.passTime(30 * DAY)
      await keeper.refresh()
      held.add(await token())
      expect(await works(await token())).toBe(true)
    }
    expect(held.size).toBeGreaterThan(3)
    const working = await Promise.all([...held].map(works))
    expect(working.filter(Boolean)).toHaveLength(1)
  })

  it('goes on working where each answer with a new one is lost', async () => {
    const first = await token()
    service.passTime(200 * DAY)
    lost = 3
    for (let day = 0; day < 3; day += 1) {
      service.passTime(DAY)
      await keeper.refresh()
      expect(await token()).toBe(first)
      expect(await works(first)).toBe(true)
    }
    service.passTime(DAY)
    await keeper.refresh()
    expect(await token()).not.toBe(first)
    expect(await works(await token())).toBe(true)
    expect(await works(first)).toBe(false)
  })

  it('goes back to the one before where the server was restored from a backup', async () => {
    const first = await token()
    service.passTime(200 * DAY)
    await keeper.refresh()
    const second = await token()
    expect(await works(second)).toBe(true)
    // What a backup from before the renewal holds.
    await service.store.database.deleteFrom('tokens').where('secret_hash', '=', secretHash(second)).execute()
    await service.store.database.updateTable('tokens').set({ revoked_at: null }).execute()
    expect(await works(second)).toBe(false)
    await keeper.markRefused(second)
    expect(await token()).toBe(first)
    expect(await works(first)).toBe(true)
  })

  it('is given back by a partner who leaves', async () => {
    const last = await token()
    await keeper.leave()
    await expect.poll(() => works(last)).toBe(false)
  })
})
