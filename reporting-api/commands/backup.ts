import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import * as z from 'zod/mini'
import type { Configuration } from '../configuration.ts'
import { readBackup } from '../store/backup.ts'
import { nameDatabase } from './name-database.ts'
import { UsageError } from './usage-error.ts'
import { withStore } from './with-store.ts'

const OptionsSchema = z.object({ to: z.string().check(z.minLength(1)) })

/**
 * Writes the whole database into one new file, readable by this account only, and says how many flags of
 * which database it holds. Under its name it is always whole.
 */
export async function backup(configuration: Configuration, options: Record<string, unknown>): Promise<void> {
  const parsed = OptionsSchema.safeParse(options)
  if (!parsed.success) throw new UsageError('Missing: --to, the file to write.')
  const { to } = parsed.data
  const flags = await withStore(configuration, async (store) => {
    let count = 0
    const lines = async function* () {
      count = yield* readBackup(store)
    }
    const part = `${to}.part`
    const file = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(Readable.from(lines()), createGzip(), file)
    await rename(part, to)
    return count
  })
  console.log(`wrote ${to}: ${flags} flags of ${nameDatabase(configuration)}`)
}
