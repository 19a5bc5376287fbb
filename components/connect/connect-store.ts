// The way from a pasted invite to a connection: check, confirm, done. The typed link is kept through every failure.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { ConnectFailure, Service } from '../../utils/messages/page-views.ts'
import type { Send } from '../../utils/messages/send.ts'

export interface FoundService {
  origin: string
  service: Service
}

export interface ConnectState {
  /** As pasted or typed. */
  link: string
  step: 'invite' | 'checking' | 'confirm' | 'connecting' | 'done'
  /** Where the invite leads; null until the service said so. */
  found: FoundService | null
  /** `unanswered`: the extension's own background gave no answer. */
  failure: ConnectFailure | 'unanswered' | null
  change(link: string): void
  /** Asks the service whom the invite leads to, without using it up. */
  check(): Promise<void>
  /** Uses the invite. */
  accept(): Promise<void>
  /** Back to an empty field. */
  startOver(): void
}

/** A store for one visit of the invite steps. An answer about a link that was changed since is dropped. */
export function createConnectStore(send: Send<PageCalls>): StoreApi<ConnectState> {
  const empty = { link: '', step: 'invite', found: null, failure: null } as const
  return createStore<ConnectState>((set, get) => ({
    ...empty,
    change: (link) => set({ link, step: 'invite', found: null, failure: null }),
    async check() {
      const { link, step } = get()
      if (step === 'checking' || step === 'connecting') return
      set({ step: 'checking', found: null, failure: null })
      try {
        const answer = await send('connection.inspect', { link })
        if (get().link !== link) return
        if (answer.ok) set({ step: 'confirm', found: { origin: answer.origin, service: answer.service } })
        else set({ step: 'invite', failure: answer.why })
      } catch {
        if (get().link === link) set({ step: 'invite', failure: 'unanswered' })
      }
    },
    async accept() {
      const { link, step } = get()
      if (step !== 'confirm') return
      set({ step: 'connecting', failure: null })
      try {
        const answer = await send('connection.accept', { link })
        set(answer.ok ? { step: 'done', link: '' } : { step: 'confirm', failure: answer.why })
      } catch {
        set({ step: 'confirm', failure: 'unanswered' })
      }
    },
    startOver: () => set(empty),
  }))
}
