import type { Configuration } from '../configuration.ts'
import { verifyFlags } from '../flags/verify-flags.ts'
import { withStore } from './with-store.ts'

/** Recomputes every hash; prints what does not hold, and ends with 1 where anything does not. */
export async function verify(configuration: Configuration): Promise<void> {
  await withStore(configuration, async (store) => {
    const { flags, events, faults } = await verifyFlags(store)
    for (const { where, what } of faults) console.log(`${where}: ${what}`)
    console.log(`${flags} flags, ${events} events, ${faults.length} faults`)
    if (faults.length > 0) process.exitCode = 1
  })
}
