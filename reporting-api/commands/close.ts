import type { Configuration } from '../configuration.ts'
import { closeExpired } from '../flags/close-expired.ts'
import { withStore } from './with-store.ts'

/** Closes what expired, once; the server does the same each hour. */
export async function close(configuration: Configuration): Promise<void> {
  await withStore(configuration, async (store) => {
    const closed = await closeExpired(store, configuration.closing, () => new Date())
    console.log(`closed ${closed}`)
  })
}
