import type { ApiAnswer } from '../../../utils/api/client.ts'
import { type BatchResult, PROBLEM_PREFIX, type Problem, type ProblemType } from '../../../utils/api/contract.ts'
import type { Flag } from '../../../utils/flag/flag.ts'
import { receiptFor } from '../finished-flag.ts'

/** What a server, or who stands between, makes of a delivery. */
export const MOODS = [
  'well',
  'unreachable',
  'foreign',
  'lost answer',
  'busy',
  'cut short',
  'forged receipts',
  'too large',
  'refuses the first',
  'refuses the whole',
  'token unknown',
] as const
export type Mood = (typeof MOODS)[number]

/** What a busy server asks for, in seconds. */
export const ASKED_SECONDS = 1_800

/** Holds each accepted flag once, however often it came, and knows which it refused for good. */
export interface ModelServer {
  held: Map<string, string>
  refused: Set<string>
  mood: Mood
  deliver(flags: Flag[]): Promise<ApiAnswer<BatchResult[]>>
}

export function createModelServer(): ModelServer {
  const held = new Map<string, string>()
  const refused = new Set<string>()
  const line = (why: 'unreachable' | 'foreign') => ({ ok: false, failure: { by: 'line', why } }) as const
  const accept = (flags: Flag[]): BatchResult[] =>
    flags.map((flag) => {
      if (refused.has(flag.id)) return { id: flag.id, status: 422, problem: problem(422, 'flag-invalid') }
      const known = held.has(flag.id)
      held.set(flag.id, flag.hash)
      return { id: flag.id, status: known ? 200 : 201, receipt: receiptFor(flag) }
    })
  /** Only what is not held yet: a server does not take its word back. */
  const refuse = (flag: Flag | undefined) => {
    if (flag && !held.has(flag.id)) refused.add(flag.id)
  }

  const server: ModelServer = {
    held,
    refused,
    mood: 'well',
    async deliver(flags) {
      switch (server.mood) {
        case 'unreachable':
          return line('unreachable')
        case 'foreign':
          return line('foreign')
        case 'lost answer':
          accept(flags)
          return line('unreachable')
        case 'busy':
          return failure(503, 'unavailable', String(ASKED_SECONDS))
        case 'cut short':
          return { ok: true, value: accept(flags.slice(0, flags.length >> 1)) }
        case 'forged receipts':
          return { ok: true, value: flags.map((flag) => forged(flag)) }
        case 'too large':
          return flags.length > 1 ? failure(413, 'too-large') : { ok: true, value: accept(flags) }
        case 'refuses the first':
          refuse(flags[0])
          return { ok: true, value: accept(flags) }
        case 'refuses the whole':
          refuse(flags.length === 1 ? flags[0] : undefined)
          return flags.length === 1 && !refused.has(flags[0]?.id ?? '')
            ? { ok: true, value: accept(flags) }
            : failure(422, 'flag-invalid')
        case 'token unknown':
          return failure(401, 'unauthorised')
        case 'well':
          return { ok: true, value: accept(flags) }
      }
    },
  }
  return server
}

function forged(flag: Flag): BatchResult {
  return { id: flag.id, status: 201, receipt: { ...receiptFor(flag), hash: 'f'.repeat(64) } }
}

function problem(status: number, type: ProblemType): Problem {
  return { type: `${PROBLEM_PREFIX}${type}`, title: 'No', status }
}

function failure(status: number, type: ProblemType, retryAfter: string | null = null): ApiAnswer<never> {
  return { ok: false, failure: { by: 'server', status, type, problem: problem(status, type), retryAfter } }
}
