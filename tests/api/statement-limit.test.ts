// On PostgreSQL an answer gives up a statement in time; a command that reads everything must not.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withStore } from '../../reporting-api/commands/with-store.ts'
import { readConfiguration } from '../../reporting-api/configuration.ts'
import { openStore } from '../../reporting-api/store/open-store.ts'
import type { Store } from '../../reporting-api/store/store.ts'
import { type FreshDatabase, freshDatabase } from './databases.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase('postgres')
})
afterAll(() => database.remove())

it('is 15 s for the server, and for a transaction that stands idle', async () => {
  const store = await openStore(database)
  expect(await limitOf(store)).toEqual([{ statement_timeout: '15s' }])
  const idle = await sql`show idle_in_transaction_session_timeout`.execute(store.database)
  expect(idle.rows).toEqual([{ idle_in_transaction_session_timeout: '15s' }])
  await store.close()
})

it('is none for a command, also where the database has one of its own', async () => {
  const store = await openStore(database)
  const name = new URL(database.databaseUrl ?? '').pathname.slice(1)
  await sql`alter database ${sql.id(name)} set statement_timeout = '1min'`.execute(store.database)
  await store.close()
  const read = readConfiguration(database.environment)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  expect(await withStore(read.configuration, limitOf)).toEqual([{ statement_timeout: '0' }])
})

async function limitOf({ database }: Store): Promise<unknown[]> {
  return (await sql`show statement_timeout`.execute(database)).rows
}
