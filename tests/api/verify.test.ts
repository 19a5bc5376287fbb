import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postKey } from '../../reporting-api/flags/post-key.ts'
import { verifyFlags } from '../../reporting-api/flags/verify-flags.ts'
import { migrate } from '../../reporting-api/store/migrate.ts'
import { start } from '../../reporting-api/store/migrations/0001-start.ts'
import { openUnmigratedStore } from '../../reporting-api/store/open-store.ts'
import { StoredFlagSchema } from '../../utils/api/flag-contract.ts'
import { DATABASE_KINDS, freshDatabase } from './databases.ts'
import { makeFlag } from './make-flag.ts'
import { openTestService, type TestService } from './test-service.ts'

describe.each(DATABASE_KINDS)('the chain of events on %s', (kind) => {
  let service: TestService
  let id: string
  let reference: string

  beforeAll(async () => {
    service = await openTestService(kind)
    const [partner, reviewer] = [await service.enrol('Partner'), await service.enrol('Desk', 'reviewer')]
    const flags = await Promise.all([makeFlag(), makeFlag(), makeFlag()])
    const results = await service.sendBatch(partner, flags)
    id = flags[1]?.id ?? ''
    reference = results.flatMap((result) => ('receipt' in result ? [result.receipt.reference] : []))[1] ?? ''
    for (const state of ['triaged', 'under_review', 'escalated']) {
      await service.request('POST', `/v1/review/flags/${id}/events`, { token: reviewer, body: { state, words: state } })
    }
    await liftTriggers()
  })
  afterAll(() => service.close())

  /** Somebody with the database's own password can. */
  async function liftTriggers(): Promise<void> {
    const lift =
      kind === 'sqlite'
        ? ['drop trigger events_no_update', 'drop trigger events_no_delete', 'drop trigger flags_no_update']
        : ['alter table events disable trigger all', 'alter table flags disable trigger all']
    for (const line of lift) await sql.raw(line).execute(service.store.database)
  }

  it('holds', async () => {
    expect(await verifyFlags(service.store)).toEqual({ flags: 3, events: 6, faults: [] })
    const answer = await service.request('GET', `/v1/flags/${id}`, { token: await service.enrol('Partner') })
    const { events, receipt } = StoredFlagSchema.parse(await answer.json())
    expect(events.map(({ previousHash }) => previousHash)).toEqual([
      receipt.hash,
      ...events.slice(0, -1).map(({ hash }) => hash),
    ])
  })

  it.each([
    ['a changed word', `update events set details = replace(details, '"triaged"', '"trusted"') where position = 4`],
    ['a changed state', `update events set state = 'closed' where position = 5`],
    ['a changed time', 'update events set at = at - 1 where position = 4'],
    ['another actor', `update events set actor = 'system' where position = 5`],
    ['a missing event', 'delete from events where position = 5'],
    ['a missing first event', 'delete from events where position = 2'],
    ['a missing last event', 'delete from events where position = 6'],
    [
      'swapped events',
      [
        [5, 900],
        [4, 5],
        [900, 4],
      ]
        .map(([from, to]) => `update events set position = ${to} where position = ${from}`)
        .join(';'),
    ],
    ['a changed flag', `update flags set content = replace(content, 'one village', 'one market') where id = '%'`],
    ['a changed head', `update flag_heads set state = 'closed' where flag_id = '%'`],
  ])('finds %s', async (_, change) => {
    const { database } = service.store
    const before = await dump()
    for (const statement of change.replace('%', id).split(';')) await sql.raw(statement).execute(database)
    const { faults } = await verifyFlags(service.store)
    await restore(before)
    expect(faults).toContainEqual({ where: reference, what: expect.any(String) })
    expect((await verifyFlags(service.store)).faults).toEqual([])
  })

  it('finds that the end of a chain was cut off together with its head', async () => {
    const before = await dump()
    const { database } = service.store
    const earlier = before.events.find(({ position }) => position === 5)
    await sql.raw('delete from events where position = 6').execute(database)
    await database
      .updateTable('flag_heads')
      .set({ state: earlier?.state ?? '', hash: earlier?.hash ?? '' })
      .where('flag_id', '=', id)
      .execute()
    expect((await verifyFlags(service.store)).faults).toMatchObject([{ what: 'events missing in the stream' }])
    await restore(before)
  })

  async function dump() {
    const { database } = service.store
    return {
      events: await database.selectFrom('events').selectAll().execute(),
      heads: await database.selectFrom('flag_heads').selectAll().execute(),
      flags: await database.selectFrom('flags').select(['id', 'content']).execute(),
    }
  }
  async function restore({ events, heads, flags }: Awaited<ReturnType<typeof dump>>): Promise<void> {
    const { database } = service.store
    await database.deleteFrom('events').execute()
    await database.insertInto('events').values(events).execute()
    for (const head of heads) {
      await database.updateTable('flag_heads').set(head).where('flag_id', '=', head.flag_id).execute()
    }
    for (const { id: flag, content } of flags) {
      await database.updateTable('flags').set({ content }).where('id', '=', flag).execute()
    }
  }
})

describe.each(DATABASE_KINDS)('a database of the first version on %s', (kind) => {
  it('gets its chains, and is held as before', async () => {
    const database = await freshDatabase(kind)
    const store = openUnmigratedStore(database)
    const provider = { getMigrations: async () => ({ '0001-start': start(kind) }) }
    await new Migrator({ db: store.database, provider }).migrateToLatest()
    const flag = await makeFlag({ urgency: 'imminent' })
    const run = (text: string) => sql.raw(text).execute(store.database)
    await run(`insert into organisations values ('0a000000-0000-4000-8000-000000000001', 'Old', 1, 2)`)
    await run(
      `insert into tokens values ('${'a'.repeat(64)}', '0a000000-0000-4000-8000-000000000001', 'partner', 1, null)`,
    )
    await sql`insert into flags values (${flag.id}, '0a000000-0000-4000-8000-000000000001', ${flag.hash},
      'FF-AAAA-0001', 1000, ${JSON.stringify(flag)})`.execute(store.database)
    const details = JSON.stringify({ words: null, actions: [], reason: null })
    for (const [position, state, actor] of [
      [1, 'received', 'server'],
      [2, 'triaged', 'reviewer'],
    ]) {
      await sql`insert into events values ('0a000000-0000-4000-8000-000000000001', ${position}, ${flag.id}, ${state},
        ${2000}, ${actor}, ${details})`.execute(store.database)
    }

    await migrate(store)
    expect(await verifyFlags(store)).toEqual({ flags: 1, events: 2, faults: [] })
    expect(await store.database.selectFrom('flag_heads').selectAll().executeTakeFirst()).toMatchObject({
      state: 'triaged',
      urgency_rank: 0,
      is_open: 1,
      next_alarm_at: 1000 + 4 * 3_600_000,
      due_at: 1000 + 4 * 3_600_000,
      taken_by: null,
      post_key: postKey(flag),
    })
    const { member_id } = await store.database.selectFrom('tokens').select('member_id').executeTakeFirstOrThrow()
    expect(member_id).toMatch(/^[0-9a-f-]{36}$/)
    await expect(run(`update events set state = 'closed'`)).rejects.toThrow('rows are only ever added')
    await store.close()
    await database.remove()
  })
})
