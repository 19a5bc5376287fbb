import { type Kysely, sql } from 'kysely'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** Runs `work` on one connection that sees the database as it is at its first query, while others write on. */
export function snapshot<T>({ database, kind }: Store, work: (connection: Kysely<Tables>) => Promise<T>): Promise<T> {
  const begin = kind === 'postgres' ? 'begin isolation level repeatable read read only' : 'begin'
  return database.connection().execute(async (connection) => {
    await sql.raw(begin).execute(connection)
    try {
      return await work(connection)
    } finally {
      await sql.raw('rollback').execute(connection)
    }
  })
}
