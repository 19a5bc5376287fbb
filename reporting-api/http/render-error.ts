import type { Problem } from '../../utils/api/problem-contract.ts'
import { isUnavailable } from '../store/is-unavailable.ts'
import type { ApiContext } from './environment.ts'
import type { Log } from './log.ts'
import { ProblemError } from './problem.ts'

/** Seconds after which a client should ask again when the database does not answer. */
const RETRY_AFTER = '5'

/** Where an error becomes an answer of the API. Unforeseen ones are logged, without what was sent. */
export function renderError(log: Log) {
  return function onError(error: Error, c: ApiContext): Response {
    const refusal = refusalOf(error, c, log)
    return answer(refusal.problem, refusal.headers)
  }
}

/** What an error is to whoever asked. */
export function refusalOf(error: Error, c: ApiContext, log: Log): ProblemError {
  return error instanceof ProblemError ? error : unforeseen(error, c, log)
}

function answer(body: Problem, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
  })
}

function unforeseen(error: Error, c: ApiContext, log: Log): ProblemError {
  const request = c.get('requestId')
  log({ event: 'error', request, name: error.name, code: codeOf(error), at: placesOf(error) })
  const details = { detail: `Request ${request}` }
  return isUnavailable(error)
    ? new ProblemError('unavailable', details, { 'Retry-After': RETRY_AFTER })
    : new ProblemError('internal', details)
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** The stack without the message, which may quote what was sent. */
function placesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .map((line) => line.trim())
    .join(' < ')
}
