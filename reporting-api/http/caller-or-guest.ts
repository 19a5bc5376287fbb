import type { Guest } from '../organisations/caller.ts'
import { findInvite } from '../organisations/find-invite.ts'
import { isSecret } from '../organisations/secret.ts'
import type { Store } from '../store/store.ts'
import { bearer, callerOf } from './authenticate.ts'
import type { ApiContext } from './environment.ts'
import { ProblemError } from './problem.ts'
import type { RateLimits } from './rate-limits.ts'

/**
 * Who asks, by a token or by an invite that is still good: the partner sees where an invite leads before it is used.
 * Whatever does not look like a token is taken for an invite, so that a mistyped one is told to be one.
 */
export async function callerOrGuest(c: ApiContext, store: Store, limits: RateLimits, now: Date): Promise<Guest> {
  const secret = bearer(c)
  if (secret === undefined || isSecret('token', secret)) return callerOf(c, store, limits, now)
  await limits.countStranger(c)
  const found = await findInvite(store, secret, now)
  if (!found.ok) throw new ProblemError(found.problem)
  return found.guest
}
