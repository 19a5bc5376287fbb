import { expect, test } from 'vitest'
import type { ApiAnswer, TaxonomyHead } from '../../../utils/api/client.ts'
import { TaxonomySchema } from '../../../utils/api/service-contract.ts'
import { createServiceTaxonomy } from '../../../utils/connection/service-taxonomy.ts'
import taxonomy from '../../../utils/flag/taxonomy.json' with { type: 'json' }
import { createRig, SERVICE } from '../background-rig.ts'

const HOUR = 3_600_000
const { origin } = SERVICE
const newer: ApiAnswer<TaxonomyHead> = { ok: true, value: { version: '1.10.0', etag: '"b"' } }

async function rigWith(...answers: ApiAnswer<TaxonomyHead | null>[]) {
  const { store } = await createRig(() => Promise.reject(new Error('nothing is sent here')))
  const clock = { now: Date.parse('2026-11-22T10:00:00Z') }
  const known = createServiceTaxonomy({ store, now: () => clock.now, own: '1.9.0' })
  const asked: (string | null)[] = []
  const client = {
    taxonomy: async (etag: string | null) => {
      asked.push(etag)
      const answer = answers.shift()
      if (!answer) throw new Error('asked too often')
      return answer
    },
  }
  return { store, known, clock, asked, refresh: () => known.refresh(origin, client) }
}

test('a newer list is known once the service was asked, and only of that service', async () => {
  const { known, refresh } = await rigWith(newer)
  expect(await known.isNewer(origin)).toBe(false)
  expect(await refresh()).toBe(true)
  expect(await known.isNewer(origin)).toBe(true)
  expect(await known.isNewer('https://other.example')).toBe(false)
})

test.each(['1.9.0', '1.2.30', '1', '0.99.9'])('a service with %s has nothing newer', async (version) => {
  const { known, refresh } = await rigWith({ ok: true, value: { version, etag: null } })
  await refresh()
  expect(await known.isNewer(origin)).toBe(false)
})

test('the service is asked once a day, by the ETag that it gave', async () => {
  const { clock, asked, refresh, known } = await rigWith(newer, { ok: true, value: null })
  await refresh()
  clock.now += 23 * HOUR
  await refresh()
  expect(asked).toEqual([null])
  clock.now += HOUR
  expect(await refresh()).toBe(false)
  expect(asked).toEqual([null, '"b"'])
  expect(await known.isNewer(origin)).toBe(true)
})

test('without an answer it is asked again at the next chance, and what was known stays', async () => {
  const unreachable = { ok: false, failure: { by: 'line', why: 'unreachable' } } as const
  const { clock, asked, refresh, known } = await rigWith(newer, unreachable, newer)
  await refresh()
  clock.now += 24 * HOUR
  await refresh()
  expect(await known.isNewer(origin)).toBe(true)
  await refresh()
  expect(asked).toEqual([null, '"b"', '"b"'])
})

test('what can’t be read waits a day as well, and what was known stays', async () => {
  const foreign = { ok: false, failure: { by: 'line', why: 'foreign' } } as const
  const { clock, asked, refresh, known } = await rigWith(newer, foreign)
  await refresh()
  clock.now += 24 * HOUR
  await refresh()
  await refresh()
  expect(asked).toHaveLength(2)
  expect(await known.isNewer(origin)).toBe(true)
})

test('the list of this build is one that a client can read', () => {
  expect(TaxonomySchema.parse(taxonomy)).toMatchObject({ version: taxonomy.version })
})
