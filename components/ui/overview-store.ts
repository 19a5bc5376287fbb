// What every screen shows around its own content, read again whenever the background says that it changed.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FirstScreen } from '../../utils/history/first-screen.ts'
import type { Overview } from '../../utils/messages/page-views.ts'
import { OrphanedError } from '../../utils/messages/send.ts'
import type { Host } from './host.tsx'

export interface OverviewState {
  overview: Overview | null
  /** Why the last reading failed; null where it did not. */
  failure: 'unanswered' | 'orphaned' | null
  /** What was kept of the history, which the page opened on; null once the background has answered. */
  first: FirstScreen<Overview> | null
  refresh(): Promise<void>
}

/** A store that reads the overview at once and at each notice, until the signal aborts. Late answers never replace newer ones. */
export function createOverviewStore(host: Host, signal: AbortSignal): StoreApi<OverviewState> {
  let asked = 0
  let answered = 0
  const store = createStore<OverviewState>((set) => ({
    overview: null,
    failure: null,
    first: null,
    async refresh() {
      asked += 1
      const turn = asked
      try {
        const overview = await host.send('overview.read')
        if (turn < answered) return
        answered = turn
        set({ overview, failure: null, first: null })
      } catch (error) {
        if (turn < answered) return
        const failure = error instanceof OrphanedError ? 'orphaned' : 'unanswered'
        // What was kept stands in for an answer, but not for one that fails.
        set(({ overview, first }) => ({ overview: first ? null : overview, failure, first: null }))
      }
    },
  }))
  const refresh = () => void store.getState().refresh()
  host.onChanged(refresh, signal)
  refresh()
  void host.firstScreen?.().then((first) => {
    const { overview, failure } = store.getState()
    if (first && !overview && !failure) store.setState({ overview: first.overview, first })
  })
  return store
}
