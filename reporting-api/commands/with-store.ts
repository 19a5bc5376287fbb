import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Configuration } from '../configuration.ts'
import { logToStderr } from '../http/log.ts'
import { openPatientStore, sqliteFile } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { UsageError } from './usage-error.ts'

/**
 * Runs `work` on the configured database, brought up to date, and closes it. The server may run at the same time.
 * Throws `UsageError` where the SQLite file does not exist: a new empty one would answer as if the service had no flags.
 */
export async function withStore<T>(configuration: Configuration, work: (store: Store) => Promise<T>): Promise<T> {
  const { databaseUrl, dataFolder } = configuration
  if (databaseUrl === undefined && !existsSync(sqliteFile(dataFolder))) {
    throw new UsageError(
      `There is no database in ${resolve(dataFolder)} (DATA_DIR), and DATABASE_URL is not set.\n` +
        'Set DATABASE_URL or DATA_DIR to what the service itself has.',
    )
  }
  return withStoreOrNew(configuration, work)
}

/** As `withStore`, for what may come before the server's first start: a SQLite file that does not exist is made. */
export async function withStoreOrNew<T>(
  { databaseUrl, dataFolder }: Configuration,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const reportError = ({ name }: Error) => logToStderr({ event: 'database', name })
  const store = await openPatientStore({ databaseUrl, dataFolder, reportError })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
