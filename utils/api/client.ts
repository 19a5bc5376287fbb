// The extension's side of the reporting API. Decides who is speaking: the server, or the line.
import * as z from 'zod/mini'
import type { Flag } from '../flag/flag.ts'
import { RevokedSchema, type RotatedToken, RotatedTokenSchema } from './access-contract.ts'
import {
  type Changes,
  ChangesSchema,
  type PartnerEventRequest,
  type SaidEvent,
  SaidEventSchema,
} from './event-contract.ts'
import { BatchResponseSchema, type BatchResult } from './flag-contract.ts'
import { packJson } from './pack-json.ts'
import { PROBLEM_PREFIX, type Problem, ProblemSchema, type ProblemType } from './problem-contract.ts'
import { type Enrolment, EnrolmentSchema, type Service, ServiceSchema, TaxonomySchema } from './service-contract.ts'

/** No request lasts longer. A worker is ended after 30 s in one fetch: https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle */
export const REQUEST_LIMIT_MS = 20_000

/**
 * Why a call gave no result.
 * `line`: nothing that is provably the server's own word came back, whatever the status; `unreachable` where no answer
 * came at all, `foreign` where somebody else answered (captive portal, block page, other site).
 * `server`: problem+json of a known type.
 */
export type ApiFailure =
  | { by: 'line'; why: 'unreachable' | 'foreign' }
  | { by: 'server'; status: number; type: ProblemType; problem: Problem; retryAfter: string | null }

export type ApiAnswer<T> = { ok: true; value: T } | { ok: false; failure: ApiFailure }

/** The version of a service's taxonomy, and the ETag to ask with again; null where it gave none. */
export interface TaxonomyHead {
  version: string
  etag: string | null
}

/** A longer one is none of ours and not kept. */
const LONGEST_ETAG = 200

export interface ApiClient {
  service(signal?: AbortSignal): Promise<ApiAnswer<Service>>
  enrol(invite: string, nonce: string, signal?: AbortSignal): Promise<ApiAnswer<Enrolment>>
  /** A token to go on with. The one that asks works until the new one is first used. */
  renewToken(signal?: AbortSignal): Promise<ApiAnswer<RotatedToken>>
  /** Ends the token that asks, and all of the same member. */
  endToken(signal?: AbortSignal): Promise<ApiAnswer<{ revoked: true }>>
  /** Delivers up to 50 flags. One result for each, matched by id. */
  deliver(flags: Flag[], signal?: AbortSignal): Promise<ApiAnswer<BatchResult[]>>
  /** Says something to the reviewers of a flag. The same event again gets the same answer. */
  say(flagId: string, event: PartnerEventRequest, signal?: AbortSignal): Promise<ApiAnswer<SaidEvent>>
  /** Events after the cursor, oldest first, so many at most. */
  changes(cursor: string | null, most: number, signal?: AbortSignal): Promise<ApiAnswer<Changes>>
  /** The taxonomy that the service goes by; null where it is still the one with this ETag. */
  taxonomy(etag: string | null, signal?: AbortSignal): Promise<ApiAnswer<TaxonomyHead | null>>
  /**
   * True where anything at all answers at the origin. An answer without our CORS headers looks to `fetch` like no answer;
   * this tells a foreign server from an unreachable one. Sends no token and reads nothing. For connecting only: it follows
   * redirects, as requests of this kind must (https://fetch.spec.whatwg.org/#main-fetch).
   */
  answersAtAll(): Promise<boolean>
}

const UNREACHABLE: ApiAnswer<never> = { ok: false, failure: { by: 'line', why: 'unreachable' } }
const FOREIGN: ApiAnswer<never> = { ok: false, failure: { by: 'line', why: 'foreign' } }

/** An answer that came whole, whoever gave it. */
interface Heard {
  response: Response
  text: string
}

interface RequestParts {
  /** Left out: POST where there is a body, else GET. */
  method?: 'GET' | 'POST' | 'DELETE'
  body?: unknown
  isPacked?: boolean
  etag?: string | null
  signal?: AbortSignal | undefined
}

/** A client of the API at `origin`, speaking with `token` (or an unused invite). `fetch` is handed in. */
export function createApiClient({
  origin,
  token,
  fetch,
  onServerTime,
  limitMs = REQUEST_LIMIT_MS,
}: {
  origin: string
  token: string | null
  fetch: typeof globalThis.fetch
  /** What the server's clock said (epoch milliseconds) when it answered; never what somebody else on the line says. */
  onServerTime?: (at: number) => void
  /** How long a request may last. */
  limitMs?: number
}): ApiClient {
  function hearTime(response: Response): void {
    const at = Date.parse(response.headers.get('date') ?? '')
    if (!Number.isNaN(at)) onServerTime?.(at)
  }

  /** Null where no whole answer came. */
  async function request(
    path: string,
    { body, method = body === undefined ? 'GET' : 'POST', isPacked = false, etag = null, signal }: RequestParts,
  ): Promise<Heard | null> {
    const limit = AbortSignal.timeout(limitMs)
    const headers = new Headers()
    if (token) headers.set('authorization', `Bearer ${token}`)
    if (body !== undefined) headers.set('content-type', 'application/json')
    if (isPacked) headers.set('content-encoding', 'gzip')
    if (etag !== null) headers.set('if-none-match', etag)
    try {
      const response = await fetch(`${origin}/v1/${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: isPacked ? await packJson(body) : JSON.stringify(body) }),
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        // A redirect is never ours: a portal or an http-to-https hop would get the token.
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      })
      // An answer that breaks off is a broken line, whoever spoke.
      return { response, text: await response.text() }
    } catch {
      return null
    }
  }

  function read<T>({ response, text }: Heard, schema: z.ZodMiniType<T>): ApiAnswer<T> {
    let content: unknown
    try {
      content = JSON.parse(text)
    } catch {
      return FOREIGN
    }
    if (response.ok) {
      const parsed = z.safeParse(schema, content)
      if (parsed.success) {
        hearTime(response)
        return { ok: true, value: parsed.data }
      }
    } else if (response.headers.get('content-type')?.includes('application/problem+json')) {
      const parsed = z.safeParse(ProblemSchema, content)
      if (parsed.success) {
        const type = parsed.data.type.slice(PROBLEM_PREFIX.length) as ProblemType
        const retryAfter = response.headers.get('retry-after')
        hearTime(response)
        return { ok: false, failure: { by: 'server', status: response.status, type, problem: parsed.data, retryAfter } }
      }
    }
    return FOREIGN
  }

  async function call<T>(path: string, schema: z.ZodMiniType<T>, parts: RequestParts = {}): Promise<ApiAnswer<T>> {
    const heard = await request(path, parts)
    return heard === null ? UNREACHABLE : read(heard, schema)
  }

  return {
    async answersAtAll() {
      try {
        const signal = AbortSignal.timeout(REQUEST_LIMIT_MS)
        await fetch(`${origin}/v1/service`, {
          mode: 'no-cors',
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          signal,
        })
        return true
      } catch {
        return false
      }
    },
    service: (signal) => call('service', ServiceSchema, { signal }),
    enrol: (invite, nonce, signal) => call('enrolments', EnrolmentSchema, { body: { invite, nonce }, signal }),
    renewToken: (signal) => call('tokens', RotatedTokenSchema, { body: {}, signal }),
    endToken: (signal) => call('tokens', RevokedSchema, { method: 'DELETE', signal }),
    say: (flagId, event, signal) => call(`flags/${flagId}/events`, SaidEventSchema, { body: event, signal }),
    changes: (cursor, most, signal) =>
      call(`changes?limit=${most}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`, ChangesSchema, {
        signal,
      }),
    async taxonomy(known, signal) {
      const heard = await request('taxonomy', { etag: known, signal })
      if (heard === null) return UNREACHABLE
      if (known !== null && heard.response.status === 304) return { ok: true, value: null }
      const answer = read(heard, TaxonomySchema)
      if (!answer.ok) return answer
      const etag = heard.response.headers.get('etag')
      return {
        ok: true,
        value: { version: answer.value.version, etag: etag && etag.length <= LONGEST_ETAG ? etag : null },
      }
    },
    async deliver(flags, signal) {
      const answer = await call('flags/batch', BatchResponseSchema, { body: { flags }, isPacked: true, signal })
      return answer.ok ? { ok: true, value: answer.value.results } : answer
    },
  }
}
