import { existsSync } from 'node:fs'
import * as z from 'zod/mini'
import type { Configuration } from '../configuration.ts'
import { readBackup } from '../store/backup.ts'
import { nameDatabase } from './name-database.ts'
import { UsageError } from './usage-error.ts'
import { withStore } from './with-store.ts'
import { writeNewFile } from './write-new-file.ts'

const OptionsSchema = z.object({ to: z.string().check(z.minLength(1)) })

/**
 * Writes the whole database into one new file, readable by this account only, and says how many flags of
 * which database it holds. Under its name it is always whole. Throws `UsageError` where the file exists.
 */
export async function backup(configuration: Configuration, options: Record<string, unknown>): Promise<void> {
  const parsed = OptionsSchema.safeParse(options)
  if (!parsed.success) throw new UsageError('Missing: --to, the file to write.')
  const { to } = parsed.data
  // The backup before may be the only one that is good.
  if (existsSync(to)) throw new UsageError(`${to} exists already: a backup goes into a new file.`)
  let flags = 0
  await withStore(configuration, (store) => {
    const lines = async function* () {
      flags = yield* readBackup(store)
    }
    return writeNewFile(to, lines())
  })
  console.log(`wrote ${to}: ${flags} flags of ${nameDatabase(configuration)}`)
}
