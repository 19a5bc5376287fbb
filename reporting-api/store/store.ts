import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

export type DatabaseKind = 'sqlite' | 'postgres'

/** The database that all modules work on. `close` waits for what runs. */
export interface Store {
  kind: DatabaseKind
  database: Kysely<Tables>
  close(): Promise<void>
}

/**
 * Runs `work` in one writing transaction and gives back its result once it is durable.
 * SQLite: one writer at a time, from the first statement on. PostgreSQL: lock the rows that you read to decide.
 */
export function write<T>({ database }: Store, work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
  return database.transaction().execute(work)
}
