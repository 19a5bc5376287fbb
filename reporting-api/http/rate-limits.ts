import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { ApiContext, ApiEnvironment } from './environment.ts'
import { networkKeys } from './network.ts'
import { ProblemError } from './problem.ts'

/** Requests a minute. Each server process counts for itself. */
export interface RateLimitConfiguration {
  perToken: number
  /** Requests without a valid token. */
  perNetwork: number
  enrolmentsPerNetwork: number
  proxyHops: number
}

const MINUTE = 60

/** Counts requests and throws `too-many-requests` with `Retry-After` where there were too many. */
export interface RateLimits {
  /** Counts a request that showed a valid token, whichever of the member's it was. */
  countMember(member: string): Promise<void>
  /** Counts a request that showed no valid token. */
  countStranger(c: ApiContext): Promise<void>
  countEnrolment(c: ApiContext): Promise<void>
}

export function createRateLimits(configuration: RateLimitConfiguration): RateLimits {
  const networkKey = networkKeys(configuration.proxyHops)
  const tokens = limiter('token', configuration.perToken)
  const strangers = limiter('network', configuration.perNetwork)
  const enrolments = limiter('enrolment', configuration.enrolmentsPerNetwork)
  return {
    countMember: (member) => count(tokens, member),
    countStranger: (c) => count(strangers, networkKey(c)),
    countEnrolment: (c) => count(enrolments, networkKey(c)),
  }
}

/** For routes that need no token. */
export function limitStrangers(limits: RateLimits): MiddlewareHandler<ApiEnvironment> {
  return async function limitStrangers(c, next) {
    await limits.countStranger(c)
    await next()
  }
}

function limiter(keyPrefix: string, points: number): RateLimiterMemory {
  return new RateLimiterMemory({ keyPrefix, points, duration: MINUTE })
}

async function count(counter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await counter.consume(key)
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw tooMany(refusal)
    throw refusal
  }
}

function tooMany({ msBeforeNext }: RateLimiterRes): ProblemError {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1_000))
  return new ProblemError('too-many-requests', {}, { 'Retry-After': String(seconds) })
}
