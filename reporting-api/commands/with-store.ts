import type { Configuration } from '../configuration.ts'
import { logToStderr } from '../http/log.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'

/** Runs `work` on the configured database, brought up to date, and closes it. The server may run at the same time. */
export async function withStore<T>(
  { databaseUrl, dataFolder }: Configuration,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const reportError = ({ name }: Error) => logToStderr({ event: 'database', name })
  const store = await openStore({ databaseUrl, dataFolder, reportError })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
