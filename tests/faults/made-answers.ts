// Answers that servers, gateways, captive portals and censors give instead of the API's own.
import type { IncomingHttpHeaders } from 'node:http'
import { PROBLEM_PREFIX, type ProblemType } from '../../utils/api/problem-contract.ts'
import type { WaitReason } from '../../utils/messages/page-views.ts'
import type { SentFlag } from './fault-proxy.ts'

export interface MadeAnswer {
  status: number
  headers: IncomingHttpHeaders
  content: Buffer
}

/** What a perfect outbox tells the partner after such an answer. */
export type Told =
  | Extract<WaitReason, 'no_line' | 'foreign_line' | 'unanswered' | 'server_busy' | 'asked_to_wait' | 'reconnect'>
  | 'one refused'
  | 'all received'

/** What a server asks for in `Retry-After`, in seconds: longer than any schedule. */
export const ASKED_SECONDS = 150

const CORS = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After, ETag' }
const PORTAL = '<!doctype html><title>Welcome</title><p>Sign in to use this network.</p>'

const answer = (status: number, type: string, text: string, more: IncomingHttpHeaders = {}): MadeAnswer => ({
  status,
  headers: { 'content-type': type, ...CORS, ...more },
  content: Buffer.from(text),
})
const problem = (status: number, name: ProblemType, more: IncomingHttpHeaders = {}) =>
  answer(status, 'application/problem+json', JSON.stringify(problemOf(status, name)), more)
const problemOf = (status: number, name: ProblemType) => ({
  type: `${PROBLEM_PREFIX}${name}`,
  title: 'Not now',
  status,
})
// Some portals copy the CORS headers, so that a page of theirs looks like an answer.
const html = (status: number, more: IncomingHttpHeaders = {}) => answer(status, 'text/html', PORTAL, more)
const results = (list: object[]) => answer(200, 'application/json', JSON.stringify({ results: list }))
const receipt = (flag: SentFlag, hash: string) => ({
  id: flag.id,
  status: 201,
  receipt: { id: flag.id, reference: 'FF-FORG-ED00', receivedAt: new Date().toISOString(), hash },
})
const inSeconds = () => ({ 'retry-after': String(ASKED_SECONDS) })
const asDate = () => ({ 'retry-after': new Date(Date.now() + ASKED_SECONDS * 1_000).toUTCString() })

interface AnswerKind {
  told: Told
  make: (flags: SentFlag[]) => MadeAnswer | null
}

/** Refuses one flag by name and passes all others on: the one that was first in the first delivery. */
function refuseOne(status: number, name: ProblemType): () => AnswerKind {
  return () => {
    let refused: string | undefined
    return {
      told: 'one refused',
      make(flags) {
        refused ??= flags[0]?.id
        if (!flags.some(({ id }) => id === refused)) return null
        // Alone, so that the others' results are the server's own.
        if (flags.length > 1) return problem(413, 'too-large')
        return results([{ id: refused ?? null, status, problem: problemOf(status, name) }])
      },
    }
  }
}
const always = (told: Told, make: (flags: SentFlag[]) => MadeAnswer | null) => (): AnswerKind => ({ told, make })

/** Each kind by name; each call makes one with a memory of its own. */
export const MADE_ANSWERS = {
  '500': always('server_busy', () => problem(500, 'internal')),
  '502 from a gateway': always('foreign_line', () => html(502)),
  '503': always('server_busy', () => problem(503, 'unavailable')),
  '503 until a date': always('asked_to_wait', () => problem(503, 'unavailable', asDate())),
  '429 for seconds': always('asked_to_wait', () => problem(429, 'too-many-requests', inSeconds())),
  '429 until a date': always('asked_to_wait', () => problem(429, 'too-many-requests', asDate())),
  '401': always('reconnect', () => problem(401, 'unauthorised')),
  '409 for one flag': refuseOne(409, 'content-differs'),
  '422 for one flag': refuseOne(422, 'flag-invalid'),
  '413 for a batch': always('all received', (flags) => (flags.length > 1 ? problem(413, 'too-large') : null)),
  garbage: always('foreign_line', () => answer(200, 'application/json', '\u0000{]]"results')),
  'another JSON': always('foreign_line', () => answer(200, 'application/json', '{"ok":true}')),
  'receipts of another content': always('unanswered', (flags) =>
    results(flags.map((flag) => receipt(flag, '0'.repeat(64)))),
  ),
  'no word on any flag': always('unanswered', () => results([])),
  'captive portal with 200': always('foreign_line', () => html(200)),
  'captive portal with 302': always('no_line', () => html(302, { location: 'http://127.0.0.1:9/portal' })),
  'block page with 403': always('foreign_line', () => html(403)),
} satisfies Record<string, () => AnswerKind>

export type AnswerName = keyof typeof MADE_ANSWERS
