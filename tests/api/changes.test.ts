import { setImmediate } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptFlags } from '../../reporting-api/flags/accept-flags.ts'
import { listChanges } from '../../reporting-api/flags/list-changes.ts'
import { createInvite } from '../../reporting-api/organisations/create-invite.ts'
import { openStore } from '../../reporting-api/store/open-store.ts'
import { ChangesSchema } from '../../utils/api/event-contract.ts'
import { DATABASE_KINDS, freshDatabase } from './databases.ts'
import { makeFlag } from './make-flag.ts'
import { openTestService, problemOf, type TestService } from './test-service.ts'

const flags = (count: number) => Promise.all(Array.from({ length: count }, () => makeFlag()))

describe.each(DATABASE_KINDS)('changes on %s', (kind) => {
  let service: TestService
  let partner: string
  let stranger: string

  beforeAll(async () => {
    service = await openTestService(kind)
    partner = await service.enrol('Partner')
    stranger = await service.enrol('Stranger')
  })
  afterAll(() => service.close())

  const page = async (query: string, token = partner) =>
    ChangesSchema.parse(await (await service.request('GET', `/v1/changes${query}`, { token })).json())

  it('hands out each event once, in order, page by page, to its own organisation', async () => {
    const sent = await flags(7)
    await service.sendBatch(partner, sent)
    await service.sendBatch(stranger, await flags(2))
    const events = await service.changes(partner, 3)
    expect(events.map(({ flagId }) => flagId)).toEqual(sent.map(({ id }) => id))
    expect(events.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(await page('?limit=3')).toMatchObject({ more: true })
  })

  it('comes packed where the caller can unpack it', async () => {
    const headers = { 'accept-encoding': 'gzip' }
    const packed = await service.request('GET', '/v1/changes', { token: partner, headers })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const bytes = Buffer.from(await packed.arrayBuffer())
    expect(ChangesSchema.parse(JSON.parse(gunzipSync(bytes).toString()))).toEqual(await page(''))
    expect((await service.request('GET', '/v1/changes', { token: partner })).headers.get('content-encoding')).toBeNull()
  })

  it('goes on from the cursor', async () => {
    const { cursor } = await page('')
    expect(await page(`?cursor=${cursor}`)).toEqual({ events: [], cursor, more: false })
    const [flag] = await flags(1)
    await service.sendBatch(partner, [flag])
    expect((await page(`?cursor=${cursor}`)).events).toMatchObject([{ flagId: flag?.id, state: 'received' }])
  })

  it('refuses a cursor that is not of this stream', async () => {
    const { cursor: foreign } = await page('', stranger)
    const organisation = Buffer.from((await page('')).cursor, 'base64url')
      .toString()
      .split(':')[1]
    const written = (position: number, mark: string) =>
      Buffer.from(`2:${organisation}:${position}:${mark}`).toString('base64url')
    // Of a server that was restored from a backup and has taken in others since.
    const otherHistory = written(1, '0123456789abcdef')
    for (const cursor of [
      foreign,
      written(999_999, '0123456789abcdef'),
      otherHistory,
      'nonsense',
      '',
      'x'.repeat(201),
    ]) {
      const answer = await service.request('GET', `/v1/changes?cursor=${cursor}`, { token: partner })
      expect(await problemOf(answer), cursor).toBe('bad-request')
    }
  })

  it.each(['0', '501', 'many', '1.5'])('refuses a page of %s', async (limit) => {
    const answer = await service.request('GET', `/v1/changes?limit=${limit}`, { token: partner })
    expect(await problemOf(answer)).toBe('bad-request')
  })
})

describe.each(DATABASE_KINDS)('a reader beside several writing servers on %s', (kind) => {
  it('misses no event and sees none twice', async () => {
    const database = await freshDatabase(kind)
    const reader = await openStore(database)
    const stores = [reader, await openStore(database), await openStore(database)]
    await createInvite(reader, { organisation: 'Busy', role: 'partner', hours: 1 }, new Date())
    const { id } = await reader.database.selectFrom('organisations').select('id').executeTakeFirstOrThrow()

    const batches = await Promise.all(Array.from({ length: 30 }, () => flags(4)))
    let writing = true
    const writers = Promise.all(
      batches.map((batch, index) => acceptFlags(stores[index % 3] ?? reader, id, batch, () => new Date())),
    ).finally(() => {
      writing = false
    })
    const seen: { position: number; flagId: string; at: string }[] = []
    let cursor: string | undefined
    let isLastRound = false
    while (!isLastRound) {
      // What was written before this round began, this round must see.
      isLastRound = !writing
      // SQLite answers without I/O of the event loop; the writers' timers need their turn.
      await setImmediate()
      let more = true
      while (more) {
        const changes = await listChanges(reader, id, { cursor, limit: 5 })
        seen.push(...changes.events)
        ;({ cursor, more } = changes)
      }
    }
    await writers
    await Promise.all(stores.map((store) => store.close()))
    await database.remove()

    expect(seen.map(({ flagId }) => flagId).sort()).toEqual(
      batches
        .flat()
        .map((flag) => flag.id)
        .sort(),
    )
    expect(seen.map(({ position }) => position)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1))
    expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).toSorted())
  })
})
