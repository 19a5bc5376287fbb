import { expect, test } from 'vitest'
import type { ApiClient, ApiFailure } from '../../../utils/api/client.ts'
import { PROBLEM_PREFIX, type ProblemType } from '../../../utils/api/problem-contract.ts'
import type { Service } from '../../../utils/api/service-contract.ts'
import { createConnectionKeeper } from '../../../utils/connection/connection.ts'
import { createRig, SERVICE } from '../background-rig.ts'

const LINK = `${SERVICE.origin}/#i=Ab3-_ZxQ9876543210aa`
const service: Service = {
  api: 'fieldflag/1',
  name: 'Open Review Desk',
  organisation: { id: SERVICE.organisationId, name: SERVICE.organisationName },
  role: 'partner',
  version: '0.1.0',
  languages: ['en'],
  limits: { batchItems: 50, batchBytes: 262_144, noteLength: 2_000 },
  targets: [],
  emergencyContacts: { '*': 'night line' },
}
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
