import * as z from 'zod/mini'
import type { Configuration } from '../configuration.ts'
import { revokeAccess } from '../organisations/revoke-access.ts'
import { UsageError } from './usage-error.ts'
import { withStore } from './with-store.ts'

const OptionsSchema = z.object({ id: z.uuid() })

/** Ends a member's tokens or an unused invite at once. */
export async function revoke(configuration: Configuration, options: Record<string, unknown>): Promise<void> {
  const parsed = OptionsSchema.safeParse(options)
  if (!parsed.success) throw new UsageError('Missing or not usable: --id, an id that `list` shows.')
  await withStore(configuration, async (store) => {
    const ended = await revokeAccess(store, parsed.data.id, new Date())
    if (ended === 0) throw new UsageError('Nothing valid has this id: `list` shows what there is.')
    console.log(`revoked ${ended}`)
  })
}
