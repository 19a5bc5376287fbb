// Sending a message within the extension. No library: content scripts use this too.
import type { PageCalls } from './page-contract.ts'
import type { ContentCalls } from './site-contract.ts'

/** An answer across the message boundary; errors do not survive it as objects. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; code: 'failed' | 'refused' | 'storage_full' | 'storage_unreadable' }

/** The part of `browser.runtime` that sending needs; both browsers' own object fits. */
export interface Runtime {
  id?: string | undefined
  sendMessage(message: unknown): Promise<unknown>
}

/** The extension was updated or removed under a page that still runs its old script: reload the page. */
export class OrphanedError extends Error {}

/** The background could not do it. `code` says why, in words that the catalogues know. */
export class CallError extends Error {
  code: Exclude<Answer<never>, { ok: true }>['code']
  constructor(type: string, code: CallError['code']) {
    super(`${type}: ${code}`)
    this.code = code
  }
}

type Calls = ContentCalls & PageCalls

/** Asks the background. Typed by the contract; throws `CallError` or `OrphanedError`. */
export type Send<C extends { [K in keyof C]: { in: unknown; out: unknown } } = Calls> = <K extends keyof C>(
  type: K,
  ...rest: C[K]['in'] extends null ? [] : [C[K]['in']]
) => Promise<C[K]['out']>

/** A `Send` over the browser's runtime. Content scripts take `createSend<ContentCalls>`, pages `createSend<PageCalls>`. */
export function createSend<C extends { [K in keyof C]: { in: unknown; out: unknown } }>(runtime: Runtime): Send<C> {
  return async (type, ...[payload]) => {
    let answer: Answer<never> | undefined
    try {
      if (runtime.id) {
        answer = (await runtime.sendMessage({ type, payload: payload ?? null })) as Answer<never> | undefined
      }
    } catch (cause) {
      if (runtime.id) throw cause
    }
    if (!runtime.id) throw new OrphanedError()
    if (!answer?.ok) throw new CallError(type as string, answer?.code ?? 'failed')
    return answer.value
  }
}
