import type { Notices, PageCalls } from '../../utils/messages/page-contract.ts'
import type { Send } from '../../utils/messages/send.ts'
import type { Host } from '../ui/host.tsx'

/** What the popup shows first, and asks for without saying more. */
const FIRST = ['overview.read', 'draft.current'] as const satisfies (keyof PageCalls)[]

type Way = Pick<Host, 'send' | 'onChanged'>

export interface AskedAhead<H extends Way = Host> {
  /**
   * Gives who asks one of the questions first the answer, or the failure, that is under way; and tells who listens to
   * changes first what changed before, for the answer may be older.
   */
  host: H
  /** Resolves when all were answered or have failed. Never rejects. */
  settled: Promise<unknown>
}

/** Asks for what the first screen needs before the screens' own code is there. */
export function askAhead<H extends Way>(host: H): AskedAhead<H> {
  const asked = new Map<keyof PageCalls, Promise<unknown>>(FIRST.map((type) => [type, host.send(type)]))
  const nobodyListens = new AbortController()
  let missed: Notices['changed'] | null = null
  host.onChanged((change) => {
    missed = change
  }, nobodyListens.signal)
  const send = (type: keyof PageCalls, ...rest: [never]) => {
    const answer = asked.get(type)
    asked.delete(type)
    return answer ?? host.send(type, ...rest)
  }
  return {
    host: {
      ...host,
      send: send as Send<PageCalls>,
      onChanged(listener, signal) {
        host.onChanged(listener, signal)
        nobodyListens.abort()
        if (missed) listener(missed)
        missed = null
      },
    },
    settled: Promise.allSettled(asked.values()),
  }
}
