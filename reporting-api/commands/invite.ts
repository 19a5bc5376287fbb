import * as z from 'zod/mini'
import { organisationName } from '../../utils/api/access-contract.ts'
import { ROLES } from '../../utils/api/service-contract.ts'
import { type Configuration, publicUrlOf } from '../configuration.ts'
import { createInvite, inviteLink } from '../organisations/create-invite.ts'
import { UsageError } from './usage-error.ts'
import { withStoreOrNew } from './with-store.ts'

const WEEK = '168'

const OptionsSchema = z.object({
  organisation: organisationName,
  role: z.enum(ROLES),
  hours: z.pipe(
    z.transform((text: string | undefined) => Number(text ?? WEEK)),
    z.int().check(z.minimum(1), z.maximum(24 * 365)),
  ),
})

/** Prints one line, an invite link. The server may run at the same time or not. */
export async function invite(configuration: Configuration, options: Record<string, unknown>): Promise<void> {
  const parsed = OptionsSchema.safeParse(options)
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => `--${String(path[0])}`))
    throw new UsageError(`Missing or not usable: ${[...names].join(', ')}.`)
  }
  const publicUrl = publicUrlOf(configuration)
  if (publicUrl === undefined) throw new UsageError('PUBLIC_URL must say where the server is reached when PORT is 0.')
  await withStoreOrNew(configuration, async (store) => {
    console.log(inviteLink(publicUrl, await createInvite(store, parsed.data, new Date())))
  })
}
