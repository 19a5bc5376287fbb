// What every screen shows around its own content, read again whenever the background says that it changed.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FirstScreen } from '../../utils/history/first-screen.ts'
import type { Overview } from '../../utils/messages/page-views.ts'
import { OrphanedError } from '../../utils/messages/send.ts'
import type { Host } from './host.tsx'

export interface OverviewState {
  overview: Overview | null
  /** True while the overview is the one that was kept with the history: it says nothing of drafts. */
  isKept: boolean
  /** Why the last reading failed; null where it did not. */
  failure: 'unanswered' | 'orphaned' | null
  /** What was kept of the history as the page opened; null once something changed, or `forgetFirst` was called. */
  first: FirstScreen<Overview> | null
  refresh(): Promise<void>
  /** The history was answered by the background: what was kept of it is of no use any more. */
  forgetFirst(): void
}

/** A store that reads the overview at once and at each notice, until the signal aborts. Late answers never replace newer ones. */
export function createOverviewStore(host: Host, signal: AbortSignal): StoreApi<OverviewState> {
  let asked = 0
  let answered = 0
  let isFirstOld = false
  const store = createStore<OverviewState>((set, get) => ({
    overview: null,
    isKept: false,
    failure: null,
    first: null,
    async refresh() {
      asked += 1
      const turn = asked
      try {
        const overview = await host.send('overview.read')
        if (turn < answered) return
        answered = turn
        set({ overview, isKept: false, failure: null })
      } catch (error) {
        if (turn < answered) return
        const failure = error instanceof OrphanedError ? 'orphaned' : 'unanswered'
        // What was kept stands in for an answer, but not for one that fails.
        set(({ overview, isKept }) => ({ overview: isKept ? null : overview, isKept: false, failure, first: null }))
      }
    },
    forgetFirst() {
      isFirstOld = true
      if (get().first) set({ first: null })
    },
  }))
  host.onChanged(() => {
    store.getState().forgetFirst()
    void store.getState().refresh()
  }, signal)
  void store.getState().refresh()
  void host.firstScreen?.().then((first) => {
    const { overview, failure } = store.getState()
    if (!first || isFirstOld || failure) return
    store.setState(overview ? { first } : { overview: first.overview, isKept: true, first })
  })
  return store
}
