// Several processes on one PostgreSQL: what a growing service stands on. FIELDFLAG_LONG=1 runs it at full size.
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { text } from 'node:stream/consumers'
import { type Kysely, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { acceptFlags } from '../../reporting-api/flags/accept-flags.ts'
import { listChanges } from '../../reporting-api/flags/list-changes.ts'
import { appendEvents, lockStream } from '../../reporting-api/flags/stream.ts'
import { verifyFlags } from '../../reporting-api/flags/verify-flags.ts'
import { openStore } from '../../reporting-api/store/open-store.ts'
import { write } from '../../reporting-api/store/store.ts'
import type { Tables } from '../../reporting-api/store/tables.ts'
import type { Flag } from '../../utils/flag/flag.ts'
import { freshDatabase } from './databases.ts'
import { makeFlag } from './make-flag.ts'
import { enrolAt, startProcess } from './server-process.ts'
import { openTestService } from './test-service.ts'

const [IDS, EACH] = process.env.FIELDFLAG_LONG === '1' ? [2_000, 5] : [200, 5]

describe('a cursor beside two transactions', () => {
  it('passes no event that commits later, in whichever order they end', async () => {
    const service = await openTestService('postgres')
    const partner = await service.enrol('Partner')
    const flags = await Promise.all([makeFlag(), makeFlag()])
    await service.sendBatch(partner, flags)
    const { id } = await service.store.database.selectFrom('organisations').select('id').executeTakeFirstOrThrow()
    const read = (cursor?: string) => listChanges(service.store, id, { cursor, limit: 500 })
    const { cursor } = await read()

    const first = Promise.withResolvers<void>()
    const second = Promise.withResolvers<void>()
    const started = Promise.withResolvers<void>()
    const order: string[] = []
    const transactionOf = (flag: Flag | undefined, mayCommit: Promise<void>, hasWritten: () => void) =>
      write(service.store, async (transaction) => {
        const last = await lockStream(service.store, transaction, id)
        order.push(flag?.id ?? '')
        const added = {
          id: crypto.randomUUID(),
          flagId: flag?.id ?? '',
          kind: 'review',
          state: 'triaged',
          by: 'system' as const,
          member: null,
          previousHash: flag?.hash ?? '',
        }
        await appendEvents(service.store, transaction, id, last, new Date(), [added])
        hasWritten()
        await mayCommit
      })
    const early = transactionOf(flags[0], first.promise, started.resolve)
    await started.promise
    // The second begins while the first has written and not committed; it may end as soon as it can.
    second.resolve()
    const late = transactionOf(flags[1], second.promise, () => undefined)
    await waitingForLock(service.store.database)
    expect(order).toEqual([flags[0]?.id])
    const between = await read(cursor)
    expect(between.events).toEqual([])
    first.resolve()
    await early
    const afterFirst = await read(between.cursor)
    await late
    const afterBoth = await read(afterFirst.cursor)
    const seen = [...afterFirst.events, ...afterBoth.events]
    expect(seen.map(({ flagId }) => flagId)).toEqual(flags.map((flag) => flag.id))
    expect(seen.map(({ position }) => position)).toEqual([3, 4])
    await service.close()
  })

  it('waits for no other organisation', async () => {
    const service = await openTestService('postgres')
    await service.enrol('One')
    await service.enrol('Two')
    const organisations = await service.store.database.selectFrom('organisations').select('id').execute()
    const hold = Promise.withResolvers<void>()
    const locked = Promise.withResolvers<void>()
    const holding = write(service.store, async (transaction) => {
      await lockStream(service.store, transaction, organisations[0]?.id ?? '')
      locked.resolve()
      await hold.promise
    })
    await locked.promise
    const results = await acceptFlags(service.store, organisations[1]?.id ?? '', [await makeFlag()], () => new Date())
    expect(results).toMatchObject([{ status: 201 }])
    hold.resolve()
    await holding
    await service.close()
  })
})

describe('two processes on one PostgreSQL behind a proxy', () => {
  it('store each flag once and give the same receipt to all who bring it', async () => {
    const database = await freshDatabase('postgres')
    const environment = { ...database.environment, RATE_LIMIT_TOKEN: '1000000' }
    const servers = await Promise.all([startProcess(environment), startProcess(environment)])
    const proxy = await startProxy(servers.map(({ origin }) => Number(new URL(origin).port)))
    const { port } = proxy.address() as AddressInfo
    const token = await enrolAt(`http://127.0.0.1:${port}`, environment)
    const flags = await Promise.all(Array.from({ length: IDS }, () => makeFlag()))
    const puts = Array.from({ length: EACH }, () => flags).flat()
    const agent = new Agent({ keepAlive: true, maxSockets: 32 })
    const answers = await Promise.all(puts.map((flag) => put(agent, port, token, flag)))
    agent.destroy()

    const receipts = Map.groupBy(answers, ({ id }) => id)
    expect(receipts.size).toBe(IDS)
    for (const [, same] of receipts) {
      expect(same.map(({ status }) => status).toSorted()).toEqual([...Array(EACH - 1).fill(200), 201])
      expect(new Set(same.map(({ body }) => body)).size).toBe(1)
    }
    const store = await openStore(database)
    expect(await verifyFlags(store)).toEqual({ flags: IDS, events: IDS, faults: [] })
    await store.close()
    await Promise.all(servers.map((server) => server.end('SIGKILL')))
    proxy.close()
    await database.remove()
  }, 600_000)
})

/** Hands each connection to the next port in turn. */
async function startProxy(ports: number[]): Promise<Server> {
  let turn = 0
  const proxy = createServer((client) => {
    const upstream = connect(ports[turn++ % ports.length] ?? 0, '127.0.0.1')
    client.pipe(upstream).pipe(client)
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return proxy
}

async function put(agent: Agent, port: number, token: string, flag: Flag) {
  const sending = request({
    agent,
    port,
    host: '127.0.0.1',
    method: 'PUT',
    path: `/v1/flags/${flag.id}`,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
  })
  const answered = once(sending, 'response')
  sending.end(JSON.stringify(flag))
  const [answer] = await answered
  return { id: flag.id, status: Number(answer.statusCode), body: await text(answer) }
}

/** Waits until a connection of this database waits for a lock that another holds. */
async function waitingForLock(database: Kysely<Tables>): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'
      and datname = current_database()`.execute(database)
    if (rows.length > 0) return
  }
}
