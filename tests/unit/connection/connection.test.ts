import { expect, test, vi } from 'vitest'
import type { ApiClient, ApiFailure } from '../../../utils/api/client.ts'
import { PROBLEM_PREFIX, type ProblemType } from '../../../utils/api/problem-contract.ts'
import { createConnectionKeeper } from '../../../utils/connection/connection.ts'
import { createRig, SERVICE } from '../background-rig.ts'
import { EXAMPLE_SERVICE as service } from '../example-service.ts'

const LINK = `${SERVICE.origin}/#i=Ab3-_ZxQ9876543210aa`
const line: ApiFailure = { by: 'line', why: 'unreachable' }
function server(status: number, type: ProblemType): ApiFailure {
  return {
    by: 'server',
    status,
    type,
    retryAfter: null,
    problem: { type: `${PROBLEM_PREFIX}${type}`, title: 'No', status },
  }
}

async function keeperWith(client: Partial<ApiClient>) {
  const { store } = await createRig(async () => ({ ok: false, failure: line }))
  const clock = { now: Date.parse('2026-11-22T10:00:00Z') }
  const keeper = createConnectionKeeper({
    store,
    locks: navigator.locks,
    client: () => ({ answersAtAll: async () => false, ...client }) as ApiClient,
    now: () => clock.now,
  })
  return { keeper, clock }
}

test.each([
  [line, 'unreachable'],
  [{ by: 'line', why: 'foreign' }, 'not_fieldflag'],
  [server(404, 'invite-unknown'), 'invite_unknown'],
  [server(409, 'invite-used'), 'invite_used'],
  [server(410, 'invite-expired'), 'invite_expired'],
  [server(429, 'too-many-requests'), 'busy'],
  [server(500, 'internal'), 'busy'],
] satisfies [ApiFailure, string][])('%o is told as %s', async (failure, why) => {
  const { keeper } = await keeperWith({
    service: async () => ({ ok: false, failure }),
    enrol: async () => ({ ok: false, failure }),
  })
  expect(await keeper.inspect(LINK)).toEqual({ ok: false, why })
  expect(await keeper.accept(LINK)).toEqual({ ok: false, why })
  expect(await keeper.read()).toBeNull()
})

test('a server that answers without our headers is foreign, not unreachable', async () => {
  const { keeper } = await keeperWith({
    service: async () => ({ ok: false, failure: line }),
    answersAtAll: async () => true,
  })
  expect(await keeper.inspect(LINK)).toEqual({ ok: false, why: 'not_fieldflag' })
})

test('after a lost answer the same invite is asked with the same nonce', async () => {
  const nonces: string[] = []
  const { keeper } = await keeperWith({
    enrol: async (_, nonce) => {
      nonces.push(nonce)
      return nonces.length === 1
        ? { ok: false, failure: line }
        : { ok: true, value: { token: 't'.repeat(43), service } }
    },
  })
  expect(await keeper.accept(LINK)).toEqual({ ok: false, why: 'unreachable' })
  expect(await keeper.accept(LINK)).toMatchObject({ ok: true })
  expect(new Set(nonces).size).toBe(1)
})

test('a reviewer’s invite does not make this browser a partner', async () => {
  const { keeper } = await keeperWith({ service: async () => ({ ok: true, value: { ...service, role: 'reviewer' } }) })
  expect(await keeper.inspect(LINK)).toEqual({ ok: false, why: 'wrong_role' })
})

test('a refusal of an old token does not disconnect a newer one', async () => {
  const token = 't'.repeat(43)
  const { keeper } = await keeperWith({ enrol: async () => ({ ok: true, value: { token, service } }) })
  await keeper.accept(LINK)
  await keeper.markRefused('an older one')
  expect((await keeper.read())?.needsReconnect).toBe(false)
  await keeper.markRefused(token)
  expect((await keeper.read())?.needsReconnect).toBe(true)
})

test('contacts of the service are asked for again after a day', async () => {
  let contact = 'night line'
  const described = async () => ({ ok: true as const, value: { ...service, emergencyContacts: { '*': contact } } })
  const enrol: ApiClient['enrol'] = async () => ({ ok: true, value: { token: 't'.repeat(43), service } })
  const { keeper, clock } = await keeperWith({ enrol, service: described })
  await keeper.accept(LINK)
  contact = 'new number'
  await keeper.refresh()
  expect((await keeper.read())?.service.emergencyContacts).toEqual({ '*': 'night line' })
  clock.now += 24 * 3_600_000
  await keeper.refresh()
  expect((await keeper.read())?.service.emergencyContacts).toEqual({ '*': 'new number' })
})

const DAY_MS = 24 * 3_600_000

/** What an invite is traded for. */
let token = 't'.repeat(43)

/** A keeper whose token ends so many days after connecting, and what the service was asked. */
async function keeperWithTokenFor(days: number, renewed: () => Awaited<ReturnType<ApiClient['renewToken']>>) {
  const asked: string[] = []
  const connectedAt = Date.parse('2026-11-22T10:00:00Z')
  const tokenEndsAt = new Date(connectedAt + days * DAY_MS).toISOString()
  const described = { ...service, tokenEndsAt }
  const { keeper, clock } = await keeperWith({
    enrol: async () => ({ ok: true, value: { token, service: described } }),
    service: async () => ({ ok: true, value: described }),
    renewToken: async () => {
      asked.push('renew')
      return renewed()
    },
    endToken: async () => {
      asked.push('end')
      return { ok: false, failure: line }
    },
  })
  await keeper.accept(LINK)
  return { keeper, clock, asked }
}

test('a token is renewed once half of its life has passed, and the one before is kept', async () => {
  const expiresAt = '2028-06-01T00:00:00.000Z'
  const { keeper, clock, asked } = await keeperWithTokenFor(364, () => ({
    ok: true,
    value: { token: 'n'.repeat(43), expiresAt },
  }))
  clock.now += 181 * DAY_MS
  await keeper.refresh()
  expect(asked).toEqual([])
  clock.now += DAY_MS
  await keeper.refresh()
  expect(await keeper.read()).toMatchObject({
    token: 'n'.repeat(43),
    tokenBefore: 't'.repeat(43),
    needsReconnect: false,
    service: { tokenEndsAt: expiresAt },
  })
})

test('a token that was renewed is not renewed again before half of its own life has passed', async () => {
  let issued = 0
  const { keeper, clock, asked } = await keeperWithTokenFor(10, () => {
    issued += 1
    return {
      ok: true,
      value: { token: `${issued}`.repeat(43), expiresAt: new Date(clock.now + 10 * DAY_MS).toISOString() },
    }
  })
  for (let day = 0; day < 4; day += 1) {
    clock.now += DAY_MS
    await keeper.refresh()
  }
  expect(asked).toEqual([])
})

test('a refused token gives way once to the one before, as after a restored backup, then asks to reconnect', async () => {
  const { keeper, clock } = await keeperWithTokenFor(30, () => ({
    ok: true,
    value: { token: 'n'.repeat(43), expiresAt: null },
  }))
  clock.now += 20 * DAY_MS
  await keeper.refresh()
  await keeper.markRefused('n'.repeat(43))
  expect(await keeper.read()).toMatchObject({ token: 't'.repeat(43), needsReconnect: false })
  await keeper.markRefused('n'.repeat(43))
  expect(await keeper.read()).toMatchObject({ token: 't'.repeat(43), needsReconnect: false })
  await keeper.markRefused('t'.repeat(43))
  expect(await keeper.read()).toMatchObject({ token: 't'.repeat(43), needsReconnect: true })
})

test('another invite gives the token before it back', async () => {
  const { keeper, asked } = await keeperWithTokenFor(30, () => ({ ok: false, failure: line }))
  expect(asked).toEqual([])
  token = 'u'.repeat(43)
  expect(await keeper.accept(`${LINK}another`)).toMatchObject({ ok: true })
  expect(asked).toEqual(['end'])
  token = 't'.repeat(43)
})

test('a token that can not be renewed stays, and it is tried again', async () => {
  const { keeper, clock, asked } = await keeperWithTokenFor(30, () => ({ ok: false, failure: line }))
  clock.now += 16 * DAY_MS
  await keeper.refresh()
  expect(asked).toEqual(['renew'])
  clock.now += DAY_MS
  await keeper.refresh()
  expect(asked).toEqual(['renew', 'renew'])
  expect(await keeper.read()).toMatchObject({ token: 't'.repeat(43) })
})

test('a token that came after the partner had left is not kept', async () => {
  let leave = async () => {}
  const { keeper, clock } = await keeperWith({
    enrol: async () => ({ ok: true, value: { token: 't'.repeat(43), service } }),
    service: async () => ({ ok: true, value: { ...service, tokenEndsAt: '2026-12-01T00:00:00.000Z' } }),
    renewToken: async () => {
      await leave()
      return { ok: true, value: { token: 'n'.repeat(43), expiresAt: null } }
    },
    endToken: async () => ({ ok: true, value: { revoked: true } }),
  })
  leave = () => keeper.leave()
  await keeper.accept(LINK)
  clock.now += 30 * DAY_MS
  await keeper.refresh()
  expect(await keeper.read()).toBeNull()
})

test('who leaves forgets the token at once, and the service is asked to end it', async () => {
  const { keeper, asked } = await keeperWithTokenFor(365, () => ({ ok: false, failure: line }))
  await keeper.leave()
  expect(await keeper.read()).toBeNull()
  expect(asked).toEqual(['end'])
  await keeper.leave()
  expect(asked).toEqual(['end'])
})

test('who leaves while the connection is written again has left', async () => {
  const { store } = await createRig(async () => ({ ok: false, failure: line }))
  let meanwhile: (() => Promise<void>) | null = null
  const keeper = createConnectionKeeper({
    store: {
      ...store,
      async read(...place) {
        const value = await store.read(...place)
        const once = meanwhile
        meanwhile = null
        await once?.()
        return value
      },
    },
    locks: navigator.locks,
    client: () =>
      ({
        enrol: async () => ({ ok: true, value: { token, service } }),
        endToken: async () => ({ ok: false, failure: line }),
      }) as Partial<ApiClient> as ApiClient,
    now: () => Date.now(),
  })
  await keeper.accept(LINK)
  let left = false
  meanwhile = async () => {
    void keeper.leave().then(() => {
      left = true
    })
    // It has left, or waits for its turn.
    await vi.waitFor(async () => expect(left || (await navigator.locks.query()).pending?.length).toBeTruthy())
  }
  await keeper.markRefused(token)
  await vi.waitFor(() => expect(left).toBe(true))
  expect(await keeper.read()).toBeNull()
})
