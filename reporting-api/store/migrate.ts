import { Migrator } from 'kysely/migration'
import { start } from './migrations/0001-start.ts'
import { addChains } from './migrations/0002-chains.ts'
import { addDesk } from './migrations/0003-desk.ts'
import { addMergeTargets } from './migrations/0004-merge-targets.ts'
import { addQueueOrder } from './migrations/0005-queue-order.ts'
import { addTokenRenewal } from './migrations/0006-token-renewal.ts'
import { keepOneEventsIndex } from './migrations/0007-one-events-index.ts'
import type { Store } from './store.ts'

/**
 * Brings the database to this version's tables; throws where that fails, and then nothing has changed. Several
 * processes may start at once: an advisory lock (PostgreSQL) or the writing transaction (SQLite) lets one do it
 * while the others wait.
 */
export async function migrate({ database, kind }: Store): Promise<void> {
  const migrations = {
    '0001-start': start(kind),
    '0002-chains': addChains(kind),
    '0003-desk': addDesk,
    '0004-merge-targets': addMergeTargets,
    '0005-queue-order': addQueueOrder,
    '0006-token-renewal': addTokenRenewal,
    '0007-one-events-index': keepOneEventsIndex,
  }
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
