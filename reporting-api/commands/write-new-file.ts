import { randomUUID } from 'node:crypto'
import { createWriteStream, rmSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { constants } from 'node:os'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

/** What ends a command from outside and lets it tidy up first. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Writes lines, packed with gzip, into a file for this account only. Under its name it is always whole: until then it
 * is a part beside it, which goes when the writing fails or a signal ends the process. Rejects with what failed.
 */
export async function writeNewFile(to: string, lines: AsyncIterable<string>): Promise<void> {
  // The process id says whose it is. Within containers each has the same, so it alone is not enough.
  const part = `${to}.${process.pid}-${randomUUID()}.part`
  const leave = (signal: NodeJS.Signals) => {
    rmSync(part, { force: true })
    // As a shell counts it. To raise the signal anew would not end the first process of a container.
    process.exit(128 + constants.signals[signal])
  }
  for (const name of SIGNALS) process.once(name, leave)
  try {
    const file = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(Readable.from(lines), createGzip(), file)
    await rename(part, to)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  } finally {
    for (const name of SIGNALS) process.off(name, leave)
  }
}
