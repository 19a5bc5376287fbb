import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import * as z from 'zod/mini'
import type { Configuration } from '../configuration.ts'
import { verifyFlags } from '../flags/verify-flags.ts'
import { RestoreError, restoreBackup } from '../store/backup.ts'
import { UsageError } from './usage-error.ts'
import { withStoreOrNew } from './with-store.ts'

const OptionsSchema = z.object({ from: z.string().check(z.minLength(1)) })

/** Fills an empty database, of either kind, from a backup, and verifies it. */
export async function restore(configuration: Configuration, options: Record<string, unknown>): Promise<void> {
  const parsed = OptionsSchema.safeParse(options)
  if (!parsed.success) throw new UsageError('Missing: --from, the file to read.')
  const { from } = parsed.data
  await access(from).catch(() => {
    throw new UsageError(`${from} can not be read.`)
  })
  await withStoreOrNew(configuration, async (store) => {
    try {
      const rows = await restoreBackup(store, linesOf(from))
      const { flags, events, faults } = await verifyFlags(store)
      console.log(`restored ${rows} rows: ${flags} flags, ${events} events, ${faults.length} faults`)
      if (faults.length > 0) process.exitCode = 1
    } catch (error) {
      if (error instanceof RestoreError) throw new UsageError(`${error.message} Nothing was restored.`)
      throw error
    }
  })
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip()
  const source = createReadStream(file)
  source.on('error', (error) => unpacked.destroy(error))
  try {
    yield* createInterface({ input: source.pipe(unpacked), crlfDelay: Number.POSITIVE_INFINITY })
  } catch {
    throw new RestoreError('The file is no backup of Fieldflag, or it is cut.')
  }
}
