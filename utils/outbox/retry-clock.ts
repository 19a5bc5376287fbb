// When a waiting flag is tried again. Pure: now and chance are handed in.
import type { Urgency } from '../flag/taxonomy.ts'

const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 15 * 60_000
/** However often it failed: somebody waits for help. */
export const LONGEST_IMMINENT_WAIT_MS = 60_000
/** A server may ask for more patience, but not for more than this: it could be wrong by an hour, not by a day. */
export const LONGEST_ASKED_MS = 60 * 60_000

/**
 * Full-jitter exponential back-off: a random time between 0 and the doubling ceiling, at least what the server asked.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @param attempts how often it was tried, 1 after the first
 * @param retryAfter the answer's `Retry-After`: seconds or an HTTP date; null where it had none
 * @param now epoch milliseconds
 * @param random from 0 up to 1
 * @returns epoch milliseconds before which it is not tried
 */
export function nextAttempt({
  attempts,
  urgency,
  retryAfter,
  now,
  random,
}: {
  attempts: number
  urgency: Urgency
  retryAfter: string | null
  now: number
  random: number
}): number {
  const cap = urgency === 'imminent' ? LONGEST_IMMINENT_WAIT_MS : LONGEST_WAIT_MS
  // Beyond 30 doublings the ceiling is the cap anyway; the limit keeps the power finite.
  const ceiling = Math.min(cap, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 30))
  return now + Math.max(Math.round(ceiling * random), askedWait(retryAfter, now))
}

/** False while a flag must wait. No wait is longer than what a server may ask for: a time beyond was set before the clock was put back. */
export function isDue(notBefore: number, now: number): boolean {
  return notBefore <= now || notBefore - now > LONGEST_ASKED_MS
}

/** `Retry-After` as milliseconds from now, 0 where there is none or it makes no sense. RFC 9110 §10.2.3. */
function askedWait(retryAfter: string | null, now: number): number {
  if (retryAfter === null) return 0
  const seconds = /^\d+$/.test(retryAfter.trim()) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST_ASKED_MS) : 0
}
