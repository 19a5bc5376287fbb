import { PROBLEM_PREFIX, type Problem, type ProblemType } from '../../utils/api/problem-contract.ts'

const KINDS: Record<ProblemType, { status: number; title: string }> = {
  'bad-request': { status: 400, title: 'The request is not understood' },
  unauthorised: { status: 401, title: 'A valid token is needed' },
  forbidden: { status: 403, title: 'This token may not do that' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'invite-unknown': { status: 404, title: 'This invite is not known' },
  'invite-used': { status: 409, title: 'This invite was used before' },
  'invite-expired': { status: 410, title: 'This invite has expired' },
  'content-differs': { status: 409, title: 'Something different has this id' },
  'flag-invalid': { status: 422, title: 'The flag is not valid' },
  'illegal-transition': { status: 409, title: 'The flag can not go into that state now' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media': { status: 415, title: 'The request has a type that is not taken here' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'The server failed' },
  unavailable: { status: 503, title: 'The service can not answer now' },
}

/** What is wrong with one field: a code that clients can name. */
export interface FieldError {
  field: string
  code: string
}

/** What can be said beyond the type. `detail` is for people and holds nothing that was sent. */
export interface ProblemDetails {
  detail?: string
  errors?: FieldError[]
  legal?: string[]
}

/** A problem in the words of RFC 9457, https://www.rfc-editor.org/rfc/rfc9457. */
export function problem(type: ProblemType, details: ProblemDetails = {}): Problem {
  return { type: `${PROBLEM_PREFIX}${type}`, ...KINDS[type], ...details }
}

/** Thrown wherever a request can't be served; `renderError` makes the answer of it. */
export class ProblemError extends Error {
  readonly problem: Problem
  /** Header fields of the answer. */
  readonly headers: Record<string, string>

  constructor(told: ProblemType | Problem, details: ProblemDetails = {}, headers: Record<string, string> = {}) {
    const whole = typeof told === 'string' ? problem(told, details) : told
    super(whole.title)
    this.name = 'ProblemError'
    this.problem = whole
    this.headers = headers
  }
}

/** `bad-request` of what a schema found wrong. */
export function badFields(issues: readonly { path: PropertyKey[]; code: string }[]): ProblemError {
  return new ProblemError('bad-request', {
    errors: issues.map(({ path, code }) => ({ field: path.join('.'), code })),
  })
}
