// What the history screens show, and what the partner looks for in it. The flags themselves are the background's.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FlagStub, PageCalls } from '../../utils/messages/contract.ts'
import type { Send } from '../../utils/messages/send.ts'

export interface HistoryState {
  /** Null until read. */
  flags: FlagStub[] | null
  /** True where the last reading failed; what was read before stays. */
  unread: boolean
  /** What the server last said to "what happened since": nothing yet, an answer, or none. */
  sync: 'unasked' | 'answered' | 'unanswered'
  /** When it last answered; null where that is not known. */
  syncedAt: Date | null
  query: string
  read(): Promise<void>
  /** Asks the server what happened; failing is no error, states are then shown with their age. */
  askServer(): Promise<void>
  search(query: string): void
}

/** A store of the history screens. Late answers never replace newer ones. */
export function createHistoryStore(send: Send<PageCalls>, now: () => Date): StoreApi<HistoryState> {
  let asked = 0
  let answered = 0
  return createStore<HistoryState>((set) => ({
    flags: null,
    unread: false,
    sync: 'unasked',
    syncedAt: null,
    query: '',
    async read() {
      asked += 1
      const turn = asked
      try {
        const flags = await send('history.list')
        if (turn < answered) return
        answered = turn
        set({ flags, unread: false })
      } catch {
        // Any reason reads the same to the partner: the screen says that it got no answer, and offers to try again.
        if (turn >= answered) set({ unread: true })
      }
    },
    async askServer() {
      const answer = await send('history.sync').catch(() => ({ ok: false, syncedAt: null }))
      const told = answer.syncedAt ? new Date(answer.syncedAt) : null
      set(answer.ok ? { sync: 'answered', syncedAt: told ?? now() } : { sync: 'unanswered', syncedAt: told })
    },
    search: (query) => set({ query }),
  }))
}
