import { expect, test } from 'vitest'
import { createApiClient } from '../../../utils/api/client.ts'
import { createServerClock } from '../../../utils/connection/server-clock.ts'
import { createMemoryStore } from '../outbox/memory-store.ts'

const CHANGES = { events: [], cursor: 'c', more: false }
const PROBLEM = { type: 'urn:fieldflag:problem:unavailable', title: 'Busy', status: 503 }
const AT = 'Sun, 22 Nov 2026 10:00:00 GMT'

async function heard(body: object, init: ResponseInit): Promise<number[]> {
  const times: number[] = []
  const client = createApiClient({
    origin: 'https://flags.example',
    token: 't',
    fetch: async () => new Response(JSON.stringify(body), init),
    onServerTime: (at) => times.push(at),
  })
  await client.changes(null, 50)
  return times
}

test('the server’s clock is heard with its answers, also with its problems', async () => {
  const json = { 'content-type': 'application/json', date: AT }
  expect(await heard(CHANGES, { headers: json })).toEqual([Date.parse(AT)])
  const problem = { status: 503, headers: { 'content-type': 'application/problem+json', date: AT } }
  expect(await heard(PROBLEM, problem)).toEqual([Date.parse(AT)])
})

test('who else answers on the line sets no clock', async () => {
  expect(await heard({ login: 'here' }, { headers: { date: AT } })).toEqual([])
  expect(await heard({ login: 'here' }, { status: 403, headers: { date: AT } })).toEqual([])
  expect(await heard(CHANGES, {})).toEqual([])
})

test('the offset is kept, and a small difference changes nothing', async () => {
  let now = Date.parse('2026-11-22T09:00:00Z')
  const store = createMemoryStore()
  const clock = () => createServerClock({ store, now: () => now })
  expect(await clock().offset()).toBe(0)
  await clock().heard(now + 3_600_000)
  expect(await clock().offset()).toBe(3_600_000)
  now += 1_500
  await clock().heard(Date.parse('2026-11-22T10:00:00Z'))
  expect(await clock().offset()).toBe(3_600_000)
})
