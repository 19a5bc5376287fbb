import type { MiddlewareHandler } from 'hono'
import type { Caller, Role } from '../organisations/caller.ts'
import { findCaller } from '../organisations/find-caller.ts'
import type { Store } from '../store/store.ts'
import type { ApiContext, ApiEnvironment } from './environment.ts'
import { ProblemError } from './problem.ts'
import type { RateLimits } from './rate-limits.ts'

const BEARER = /^Bearer +([\w.~+/=-]{16,200}) *$/i

/** The secret of `Authorization: Bearer …` (RFC 6750); undefined where there is none. */
export function bearer(c: ApiContext): string | undefined {
  return c.req.header('authorization')?.match(BEARER)?.[1]
}

/** Lets only holders of a valid token pass, and only so often. From here on `c.get('caller')` says who it is. */
export function authenticate(store: Store, limits: RateLimits, now: () => Date): MiddlewareHandler<ApiEnvironment> {
  return async function authenticate(c, next) {
    c.set('caller', await callerOf(c, store, limits, now()))
    await next()
  }
}

/**
 * The caller by their token; throws `unauthorised` where it is missing, unknown, expired or revoked. Only that counts against
 * the network: a valid token is served whoever else comes from there, as behind a proxy all do.
 */
export async function callerOf(c: ApiContext, store: Store, limits: RateLimits, now: Date): Promise<Caller> {
  const token = bearer(c)
  const caller = token === undefined ? undefined : await findCaller(store, token, now)
  if (!caller) {
    await limits.countStranger(c)
    throw new ProblemError('unauthorised', {}, { 'WWW-Authenticate': 'Bearer' })
  }
  await limits.countMember(caller.member)
  return caller
}

/** Lets only these roles pass. Stands behind `authenticate`. */
export function allowOnly(...roles: Role[]): MiddlewareHandler<ApiEnvironment> {
  return async function allowOnly(c, next) {
    if (!roles.includes(c.get('caller').role)) {
      throw new ProblemError('forbidden', { detail: `Only a ${roles.join(' or ')} may do this.` })
    }
    await next()
  }
}
