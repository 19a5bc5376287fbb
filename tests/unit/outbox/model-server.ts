import type { ApiAnswer } from '../../../utils/api/client.ts'
import type { PartnerEventRequest, SaidEvent } from '../../../utils/api/event-contract.ts'
import type { BatchResult } from '../../../utils/api/flag-contract.ts'
import { PROBLEM_PREFIX, type Problem, type ProblemType } from '../../../utils/api/problem-contract.ts'
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
  'words fail',
] as const
export type Mood = (typeof MOODS)[number]

/** What a busy server asks for, in seconds. */
export const ASKED_SECONDS = 1_800

/** Holds each accepted flag once, however often it came, and knows which it refused for good. */
export interface ModelServer {
  held: Map<string, string>
  refused: Set<string>
  /** Each recorded event once, by its id, in the order of recording. */
  recorded: Map<string, SaidEvent>
  mood: Mood
  deliver(flags: Flag[]): Promise<ApiAnswer<BatchResult[]>>
  say(flagId: string, event: PartnerEventRequest): Promise<ApiAnswer<SaidEvent>>
}

export function createModelServer(): ModelServer {
  const held = new Map<string, string>()
  const refused = new Set<string>()
  const recorded = new Map<string, SaidEvent>()
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

  const record = (flagId: string, event: PartnerEventRequest): ApiAnswer<SaidEvent> => {
    if (!held.has(flagId)) return failure(404, 'not-found')
    const known = recorded.get(event.id) ?? saidEvent(flagId, event, recorded.size + 1)
    recorded.set(event.id, known)
    return { ok: true, value: known }
  }

  const server: ModelServer = {
    held,
    refused,
    recorded,
    mood: 'well',
    async say(flagId, event) {
      switch (server.mood) {
        case 'unreachable':
        case 'cut short':
          return line('unreachable')
        case 'foreign':
          return line('foreign')
        case 'lost answer':
          record(flagId, event)
          return line('unreachable')
        case 'busy':
          return failure(503, 'unavailable', String(ASKED_SECONDS))
        case 'forged receipts': {
          const answer = saidEvent(flagId, { ...event, id: crypto.randomUUID() }, 1)
          return { ok: true, value: answer }
        }
        case 'token unknown':
          return failure(401, 'unauthorised')
        case 'words fail':
          return failure(500, 'internal')
        case 'refuses the first':
        case 'refuses the whole':
          // Only what is not recorded yet: a server does not take its word back.
          if (!recorded.has(event.id)) refused.add(event.id)
          return refused.has(event.id) ? failure(409, 'illegal-transition') : record(flagId, event)
        default:
          return refused.has(event.id) ? failure(409, 'illegal-transition') : record(flagId, event)
      }
    },
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
        case 'words fail':
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

/** An event as an honest server records it. */
export function saidEvent(flagId: string, event: PartnerEventRequest, position: number): SaidEvent {
  return {
    id: event.id,
    kind: event.kind,
    feedback: event.feedback ?? null,
    flagId,
    position,
    state: 'under_review',
    at: '2026-11-22T11:00:00.000Z',
    by: 'reporter',
    words: event.words ?? null,
    actions: [],
    reason: null,
  }
}
