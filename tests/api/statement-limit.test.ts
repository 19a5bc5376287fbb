// On PostgreSQL an answer gives up a statement in time; a command that reads everything must not. And connections end.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { withStore } from '../../reporting-api/commands/with-store.ts'
import { readConfiguration } from '../../reporting-api/configuration.ts'
import { openStore } from '../../reporting-api/store/open-store.ts'
import { type Store, write } from '../../reporting-api/store/store.ts'
import { type FreshDatabase, freshDatabase } from './databases.ts'

const LIMITS = ['statement_timeout', 'idle_in_transaction_session_timeout']

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase('postgres')
})
afterAll(() => database.remove())

it('is 15 s for the server, and for a transaction that stands idle', async () => {
  const store = await openStore(database)
  expect(await limitsOf(store)).toEqual(['15s', '15s'])
  await store.close()
})

it('is none for a command, also where the database has one of its own', async () => {
  const store = await openStore(database)
  const name = new URL(database.databaseUrl ?? '').pathname.slice(1)
  for (const limit of LIMITS)
    await sql`alter database ${sql.id(name)} set ${sql.id(limit)} = '1min'`.execute(store.database)
  await store.close()
  const read = readConfiguration(database.environment)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  expect(await withStore(read.configuration, limitsOf)).toEqual(['0', '0'])
})

it('fails what runs on a connection that the database closes, and nothing else', async () => {
  const broken: string[] = []
  const store = await openStore({ ...database, reportError: ({ message }) => void broken.push(message) })
  const running = write(store, async (transaction) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
    // As when it stood idle for too long.
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(store.database)
    await vi.waitUntil(() => broken.length > 0)
    await sql`select 1`.execute(transaction)
  })
  await expect(running).rejects.toThrow()
  expect(await limitsOf(store)).toEqual(['15s', '15s'])
  await store.close()
})

async function limitsOf({ database }: Store): Promise<unknown[]> {
  const asked = LIMITS.map((limit) => sql<Record<string, string>>`show ${sql.id(limit)}`.execute(database))
  return (await Promise.all(asked)).map(({ rows: [row] }, place) => row?.[LIMITS[place] ?? ''])
}
