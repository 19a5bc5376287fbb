// What every screen shows around its own content, read again whenever the background says that it changed.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Overview } from '../../utils/messages/page-views.ts'
import { OrphanedError } from '../../utils/messages/send.ts'
import type { Host } from './host.tsx'

export interface OverviewState {
  overview: Overview | null
  /** Why the last reading failed; null where it did not. */
  failure: 'unanswered' | 'orphaned' | null
  refresh(): Promise<void>
}

/** A store that reads the overview at once and at each notice, until the signal aborts. Late answers never replace newer ones. */
export function createOverviewStore(host: Host, signal: AbortSignal): StoreApi<OverviewState> {
  let asked = 0
  let answered = 0
  const store = createStore<OverviewState>((set) => ({
    overview: null,
    failure: null,
    async refresh() {
      asked += 1
      const turn = asked
      try {
        const overview = await host.send('overview.read')
        if (turn < answered) return
        answered = turn
        set({ overview, failure: null })
      } catch (error) {
        if (turn < answered) return
        set({ failure: error instanceof OrphanedError ? 'orphaned' : 'unanswered' })
      }
    },
  }))
  const refresh = () => void store.getState().refresh()
  host.onChanged(refresh, signal)
  refresh()
  return store
}
