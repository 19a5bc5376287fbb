import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepFlags } from '../../reporting-api/flags/keep-flags.ts'
import { ReceiptSchema, StoredFlagSchema } from '../../utils/api/flag-contract.ts'
import { ServiceSchema } from '../../utils/api/service-contract.ts'
import { flagHash } from '../../utils/flag/flag-hash.ts'
import { DATABASE_KINDS } from './databases.ts'
import { makeFlag, makeReferenceFlag, referenceWith } from './make-flag.ts'
import { openTestService, problemOf, type TestService } from './test-service.ts'

const SENTENCE = 'a girl of nine, seen there'
const LINK = { value: 'https://www.facebook.com/groups/100/posts/200/', source: 'timestamp-link', sure: 'yes' }

describe.each(DATABASE_KINDS)('flags on %s', (kind) => {
  let service: TestService
  let partner: string
  let stranger: string
  let reviewer: string

  beforeAll(async () => {
    service = await openTestService(kind)
    partner = await service.enrol('Partner')
    stranger = await service.enrol('Stranger')
    reviewer = await service.enrol('Desk', 'reviewer')
  })
  afterAll(() => service.close())

  async function storedFlags(ids: string[]): Promise<number> {
    const rows = await service.store.database.selectFrom('flags').select('id').where('id', 'in', ids).execute()
    return rows.length
  }

  it('gives a receipt for a new flag and the same receipt when it comes again', async () => {
    const flag = await makeFlag()
    const [first] = await service.sendBatch(partner, [flag])
    const [second] = await service.sendBatch(partner, [flag])
    expect(first).toMatchObject({ id: flag.id, status: 201, receipt: { id: flag.id, hash: flag.hash } })
    expect(first && 'receipt' in first && first.receipt.reference).toMatch(
      /^FF-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/,
    )
    expect(second).toEqual({ ...first, status: 200 })
  })

  it('gives back exactly the flag that it got', async () => {
    const flag = await makeFlag({ note: 'nul \u0000, quotes " and \\ud800 as text, \u2028, 😀' })
    await service.sendBatch(partner, [flag])
    const answer = await service.request('GET', `/v1/flags/${flag.id}`, { token: partner })
    const stored = StoredFlagSchema.parse(await answer.json())
    expect(stored.flag).toEqual(flag)
    expect(stored.events).toMatchObject([{ flagId: flag.id, state: 'received', by: 'server' }])
  })

  it('judges each item by itself, in the order sent', async () => {
    const good = await makeFlag()
    const changed = await makeFlag({ id: good.id, note: 'Another note under the same id.' })
    const results = await service.sendBatch(partner, [null, good, 'x', good, changed, { id: good.id }, [[[]]]])
    expect(results.map(({ status }) => status)).toEqual([422, 201, 422, 200, 409, 422, 422])
    expect(results.map(({ id }) => id)).toEqual([null, good.id, null, good.id, good.id, good.id, null])
    expect(await storedFlags([good.id])).toBe(1)
  })

  it('refuses other content under a known id and keeps the first', async () => {
    const flag = await makeFlag()
    const other = await makeFlag({ id: flag.id, note: 'Something else.' })
    await service.sendBatch(partner, [flag])
    const [result] = await service.sendBatch(partner, [other])
    expect(result).toMatchObject({ status: 409, problem: { type: 'urn:fieldflag:problem:content-differs' } })
    const answer = await service.request('GET', `/v1/flags/${flag.id}`, { token: partner })
    expect(StoredFlagSchema.parse(await answer.json()).flag).toEqual(flag)
  })

  it('tells another organisation nothing of a flag, even when it knows id and content', async () => {
    const flag = await makeFlag()
    await service.sendBatch(partner, [flag])
    const [result] = await service.sendBatch(stranger, [flag])
    expect(result).toMatchObject({ status: 409 })
    expect(JSON.stringify(result)).not.toContain('FF-')
    const path = `/v1/flags/${flag.id}`
    expect(await problemOf(await service.request('GET', path, { token: stranger }))).toBe('not-found')
    const put = await service.request('PUT', path, { token: stranger, body: flag })
    expect(await problemOf(put)).toBe('content-differs')
    expect(await service.changes(stranger)).toEqual([])
  })

  it('keeps one flag and one event of twenty equal batches at once', async () => {
    const flags = await Promise.all([makeFlag(), makeFlag(), makeFlag()])
    const answers = await Promise.all(Array.from({ length: 20 }, () => service.sendBatch(partner, flags)))
    const statuses = answers.flat().map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(3)
    expect(statuses.filter((status) => status === 200)).toHaveLength(57)
    const ids = flags.map(({ id }) => id)
    const receipts = answers.flat().map((result) => ('receipt' in result ? JSON.stringify(result.receipt) : ''))
    expect(new Set(receipts).size).toBe(3)
    expect(await storedFlags(ids)).toBe(3)
    const events = (await service.changes(partner)).filter(({ flagId }) => ids.includes(flagId))
    expect(events).toHaveLength(3)
  })

  it('gives a contested id to one of two organisations', async () => {
    const flags = await Promise.all(Array.from({ length: 8 }, () => makeFlag()))
    const answers = await Promise.all([
      service.sendBatch(partner, flags),
      service.sendBatch(stranger, flags.toReversed()),
    ])
    const statuses = answers.flat().map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(8)
    expect(statuses.filter((status) => status === 409)).toHaveLength(8)
  })

  it.each([
    ['a wrong hash', { hash: 'a'.repeat(64) }],
    ['changed content under the old hash', { note: 'changed' }],
  ])('refuses %s', async (_, changes) => {
    const flag = { ...(await makeFlag()), ...changes }
    const [result] = await service.sendBatch(partner, [flag])
    expect(result).toMatchObject({
      id: flag.id,
      status: 422,
      problem: { errors: [{ field: 'hash', code: 'mismatch' }] },
    })
    expect(await storedFlags([flag.id])).toBe(0)
  })

  it('refuses half a character anywhere instead of storing what has no canonical form', async () => {
    const flag = await makeFlag({
      subject: { type: 'removed', link: 'https://www.facebook.com/1', description: 'gone' },
    })
    const broken = withEachText(flag, (text) => `${text}\ud800`)
    expect(broken.length).toBeGreaterThan(30)
    for (let start = 0; start < broken.length; start += 50) {
      const results = await service.sendBatch(partner, broken.slice(start, start + 50))
      expect(new Set(results.map(({ status }) => status))).toEqual(new Set([422]))
    }
    const answer = await service.request('PUT', `/v1/flags/${flag.id}`, {
      token: partner,
      body: { ...flag, note: 'half \ud800', '\ud800': 1 },
    })
    expect(await problemOf(answer)).toBe('flag-invalid')
    expect(await storedFlags([flag.id])).toBe(0)
    const [result] = await service.sendBatch(partner, [{ ...flag, note: 'half \ud800' }])
    expect(result).toMatchObject({ status: 422, problem: { errors: [{ field: 'hash', code: 'invalid' }] } })
  })

  it.each([
    ['the text', { capture: { text: { value: 'SECRET', source: 'message', sure: 'yes' } } }, 'capture'],
    ['the author', { capture: { author: { value: 'SECRET', source: 'heading', sure: 'yes' } } }, 'capture'],
    ['a note', { note: 'SECRET' }, 'note'],
    [
      'a description',
      { subject: { type: 'removed', link: 'https://www.facebook.com/1', description: 'SECRET' }, capture: null },
      'subject',
    ],
  ])('refuses %s in a flag of child abuse and keeps nothing of it', async (_, changes, field) => {
    const flag = await makeReferenceFlag(changes)
    const [result] = await service.sendBatch(partner, [flag])
    expect(result).toMatchObject({ status: 422, problem: { type: 'urn:fieldflag:problem:flag-invalid' } })
    expect(result && 'problem' in result && result.problem.errors).toContainEqual({ field, code: 'forbidden' })
    expect(JSON.stringify(result)).not.toContain('SECRET')
    expect(await storedFlags([flag.id])).toBe(0)
  })

  it.each([
    ['the link', { subject: { type: 'removed', link: `https://x ${SENTENCE}`, description: null } }, 'subject'],
    ['the link of an account', { subject: { type: 'account', link: `https://x.example/${SENTENCE}` } }, 'subject'],
    [
      'the permalink',
      referenceWith({ permalink: { ...LINK, value: `https://x ${SENTENCE}` } }),
      'capture.permalink.value',
    ],
    ['an id', referenceWith({ ids: { post: SENTENCE } }), 'capture.ids.post'],
    ['the program', referenceWith({ capturedBy: SENTENCE }), 'capture.capturedBy'],
    ['a source', referenceWith({ permalink: { ...LINK, source: SENTENCE } }), 'capture.permalink.source'],
    ['the time', referenceWith({ postedAt: { value: SENTENCE, source: 'timestamp-text', sure: 'yes' } }), 'capture'],
    ['the version of the taxonomy', { taxonomyVersion: SENTENCE.slice(0, 20) }, 'taxonomyVersion'],
  ])('lets no sentence through in %s of a flag of child abuse', async (_, changes, field) => {
    const flag = await makeReferenceFlag(changes)
    const [result] = await service.sendBatch(partner, [flag])
    expect(result).toMatchObject({ id: flag.id, status: 422, problem: { errors: [{ field }] } })
    expect(JSON.stringify(result)).not.toContain('nine')
    expect(await storedFlags([flag.id])).toBe(0)
  })

  it('accepts what a flag of child abuse may hold', async () => {
    const timed = referenceWith({
      postedAt: { value: '2026-11-20T07:00:00.000Z', source: 'time-element', sure: 'yes' },
    })
    const results = await service.sendBatch(partner, [await makeReferenceFlag(), await makeReferenceFlag(timed)])
    expect(results).toMatchObject([{ status: 201 }, { status: 201 }])
  })

  it('hands out a flag whose category is no more', async () => {
    const flag = await makeFlag({ category: 'left_in_2031' })
    const { organisation } = ServiceSchema.parse(
      await (await service.request('GET', '/v1/service', { token: partner })).json(),
    )
    const dependencies = { now: () => new Date(), newReference: () => 'FF-0LD0-0LD0' }
    await keepFlags(service.store, organisation.id, [flag], dependencies)
    const answer = await service.request('GET', `/v1/flags/${flag.id}`, { token: partner })
    expect(StoredFlagSchema.parse(await answer.json()).flag).toEqual(flag)
  })

  it('names each wrong field with a code', async () => {
    const { language: _, ...flag } = await makeFlag({ country: 'Ethiopia', note: 'x'.repeat(2_001), extra: 1 })
    const [result] = await service.sendBatch(partner, [flag])
    expect(result && 'problem' in result && result.problem.errors).toEqual(
      expect.arrayContaining([
        { field: 'country', code: 'invalid' },
        { field: 'note', code: 'too_long' },
        { field: 'language', code: 'missing' },
        { field: 'extra', code: 'forbidden' },
      ]),
    )
  })

  it.each([
    ['no items', { flags: [] }],
    ['51 items', { flags: Array(51).fill(null) }],
    ['no list', {}],
  ])('refuses a batch of %s', async (_, body) => {
    const answer = await service.request('POST', '/v1/flags/batch', { token: partner, body })
    expect(await problemOf(answer)).toBe('bad-request')
  })

  it('takes a batch of 50', async () => {
    const flags = await Promise.all(Array.from({ length: 50 }, () => makeFlag()))
    const results = await service.sendBatch(partner, flags)
    expect(results.map(({ status }) => status)).toEqual(Array(50).fill(201))
    const references = results.map((result) => ('receipt' in result ? result.receipt.reference : ''))
    expect(new Set(references).size).toBe(50)
  })

  it('finds another reference where the first is taken', async () => {
    const { id } = await service.store.database
      .selectFrom('organisations')
      .select('id')
      .where('name', '=', 'Partner')
      .executeTakeFirstOrThrow()
    const keep = async (references: string[]) => {
      const flag = await makeFlag()
      const newReference = () => references.shift() ?? 'FF-0000-0003'
      const kept = await keepFlags(service.store, id, [flag], { now: () => new Date(), newReference })
      return kept.get(flag.id)
    }
    expect(await keep(['FF-0000-0001'])).toMatchObject({ reference: 'FF-0000-0001', isNew: true })
    expect(await keep(['FF-0000-0001', 'FF-0000-0002'])).toMatchObject({ reference: 'FF-0000-0002', isNew: true })
    await expect(keep(Array(9).fill('FF-0000-0001'))).rejects.toThrow('reference')
  })

  it('puts one flag as the batch does', async () => {
    const flag = await makeFlag()
    const put = (body: unknown, token = partner) => service.request('PUT', `/v1/flags/${flag.id}`, { token, body })
    const first = await put(flag)
    const second = await put(flag)
    expect([first.status, second.status]).toEqual([201, 200])
    expect(ReceiptSchema.parse(await first.json())).toEqual(ReceiptSchema.parse(await second.json()))
    expect(await problemOf(await put(await makeFlag({ id: flag.id, note: 'Other.' })))).toBe('content-differs')
    expect(await problemOf(await put(await makeFlag()))).toBe('bad-request')
    expect(await problemOf(await put({ ...flag, hash: 'b'.repeat(64) }))).toBe('flag-invalid')
  })

  it('lets a reviewer read any flag but send none', async () => {
    const flag = await makeFlag()
    await service.sendBatch(partner, [flag])
    const path = `/v1/flags/${flag.id}`
    expect((await service.request('GET', path, { token: reviewer })).status).toBe(200)
    expect(await problemOf(await service.request('PUT', path, { token: reviewer, body: flag }))).toBe('forbidden')
    const batch = await service.request('POST', '/v1/flags/batch', { token: reviewer, body: { flags: [flag] } })
    expect(await problemOf(batch)).toBe('forbidden')
  })

  it('stores the hash that it computed', async () => {
    const flag = await makeFlag()
    await service.sendBatch(partner, [flag])
    const row = await service.store.database
      .selectFrom('flags')
      .select(['hash', 'content'])
      .where('id', '=', flag.id)
      .executeTakeFirstOrThrow()
    expect(await flagHash(JSON.parse(row.content))).toBe(row.hash)
  })

  it('never changes nor removes flags and events', async () => {
    const flag = await makeFlag()
    await service.sendBatch(partner, [flag])
    const { database } = service.store
    const changes = [
      database.updateTable('flags').set({ content: '{}' }).where('id', '=', flag.id),
      database.deleteFrom('flags').where('id', '=', flag.id),
      database.updateTable('events').set({ state: 'closed' }).where('flag_id', '=', flag.id),
      database.deleteFrom('events').where('flag_id', '=', flag.id),
    ]
    for (const change of changes) await expect(change.execute()).rejects.toThrow('rows are only ever added')
  })
})

/** Copies of a value, each with one of its texts changed, whatever it stands in. */
function withEachText(value: unknown, change: (text: string) => string): unknown[] {
  if (typeof value === 'string') return [change(value)]
  if (Array.isArray(value)) {
    return value.flatMap((item, at) => withEachText(item, change).map((other) => value.with(at, other)))
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    withEachText(inner, change).map((other) => ({ ...value, [name]: other })),
  )
}
