import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Dialect, Kysely } from 'kysely'
import { migrate } from './migrate.ts'
import { postgresDialect } from './postgres-dialect.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

export interface StoreOptions {
  /** `postgres://…`; where absent, one SQLite file in `dataFolder`. */
  databaseUrl: string | undefined
  dataFolder: string
  /** Told of connections that broke while idle. */
  reportError(error: Error): void
}

/** A statement that takes longer, in ms, is given up: the partner's device tries again. */
const STATEMENT_TIMEOUT = 15_000

/** Opens the database for the server and brings it to this version's tables. The caller closes it. */
export async function openStore(options: StoreOptions): Promise<Store> {
  await migrateAndClose(openUnmigratedStore(options))
  return open(options, STATEMENT_TIMEOUT)
}

/** As `openStore`, for an operator's command, whose statements may read whole tables: they take as long as they need. */
export async function openPatientStore(options: StoreOptions): Promise<Store> {
  await migrateAndClose(openUnmigratedStore(options))
  return openUnmigratedStore(options)
}

/**
 * The database as it is, for migrations. Changing a large table, or waiting for another process that does, may take longer
 * than an answer: no time-out.
 */
export function openUnmigratedStore(options: StoreOptions): Store {
  return open(options, 0)
}

/** A store in memory without tables, for what only looks at the routes. */
export function openEmptyStore(): Store {
  return storeOn('sqlite', sqliteDialect(':memory:'))
}

/** Where the SQLite file of a data folder is, whether it exists or not. */
export function sqliteFile(folder: string): string {
  return join(folder, 'fieldflag.sqlite')
}

function fileIn(folder: string): string {
  // Only the account that runs the server may read what partners sent.
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return sqliteFile(folder)
}

function open({ databaseUrl, dataFolder, reportError }: StoreOptions, statementTimeout: number): Store {
  return databaseUrl
    ? storeOn('postgres', postgresDialect({ url: databaseUrl, statementTimeout, reportError }))
    : storeOn('sqlite', sqliteDialect(fileIn(dataFolder)))
}

async function migrateAndClose(store: Store): Promise<void> {
  try {
    await migrate(store)
  } finally {
    await store.close()
  }
}

function storeOn(kind: Store['kind'], dialect: Dialect): Store {
  const database = new Kysely<Tables>({ dialect })
  return { kind, database, close: () => database.destroy() }
}
