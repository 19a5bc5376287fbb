import type { ApiFailure } from '../api/client.ts'
import type { Problem } from '../api/problem-contract.ts'
import type { Stub } from '../flag/stub.ts'
import type { Attempt } from './attempt-log.ts'

/**
 * What a failed request means for what it carried. `reconnect`: the token is refused. `refused`: the server's last word
 * on this content, sending it again would get the same answer. `too_large`: fewer at a time. `unknown`: there is no such
 * thing at the server. `wait`: later.
 */
export type WhatFailed =
  | { means: 'reconnect' }
  | { means: 'refused' | 'too_large' | 'unknown'; problem: Problem }
  | {
      means: 'wait'
      why: NonNullable<Stub['lastFailure']>
      outcome: Attempt['outcome']
      retryAfter: string | null
    }

/** Reads a failure. Rules: design.md, "Who is speaking". */
export function whatFailed(failure: ApiFailure): WhatFailed {
  if (failure.by === 'line') {
    return failure.why === 'foreign'
      ? { means: 'wait', why: 'foreign_line', outcome: 'foreign', retryAfter: null }
      : { means: 'wait', why: 'no_line', outcome: 'unreachable', retryAfter: null }
  }
  const { status, problem, retryAfter } = failure
  if (status === 401 || status === 403) return { means: 'reconnect' }
  if (isFinal(status)) return { means: 'refused', problem }
  if (status === 413) return { means: 'too_large', problem }
  if (status === 404) return { means: 'unknown', problem }
  const isBusy = status === 408 || status === 425 || status === 429 || status >= 500
  if (!isBusy) return { means: 'wait', why: 'unanswered', outcome: 'unanswered', retryAfter }
  return retryAfter === null
    ? { means: 'wait', why: 'server_busy', outcome: 'server_busy', retryAfter }
    : { means: 'wait', why: 'asked_to_wait', outcome: 'asked_to_wait', retryAfter }
}

/** True where the server will say no more of this content than it said. */
export function isFinal(status: number): boolean {
  return status === 400 || status === 409 || status === 422
}
