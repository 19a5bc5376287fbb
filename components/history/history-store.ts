// What the history screens show, and what the partner looks for in it. The flags themselves are the background's.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { StateGroup } from '../../utils/flag/life-cycle.ts'
import { NO_FILTERS, type Sort } from '../../utils/history/filters.ts'
import { type FirstScreen, ROWS, rowsOfEach } from '../../utils/history/first-screen.ts'
import type { Filters, FlagQuery } from '../../utils/history/flag-query.ts'
import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { HistoryPage, WaitingFlag } from '../../utils/messages/page-views.ts'
import type { Send } from '../../utils/messages/send.ts'
import { createSearchWords, type Names } from './search-words.ts'

/** Which flags the partner wants to see, and in which order. */
export interface HistoryView {
  /** As typed. */
  search: string
  filters: Filters
  sort: Sort
}

export const WHOLE_HISTORY: HistoryView = { search: '', filters: NO_FILTERS, sort: 'newest' }

export interface HistoryState {
  /** Null until read. */
  page: HistoryPage | null
  /** What waits to be sent, as it was read with the page before any search. */
  waiting: WaitingFlag[]
  /** True where the last reading failed; what was read before stays. */
  unread: boolean
  /** What the server last said to "what happened since": nothing yet, an answer, or none. */
  sync: 'unasked' | 'answered' | 'unanswered'
  /** When it last answered; null where that is not known. */
  syncedAt: Date | null
  /** What is asked for, and what `page` answers: the same object once the answer is there. */
  view: HistoryView
  answered: HistoryView
  /** Ids of flags that the partner picks out; null while they pick none. */
  picked: ReadonlySet<string> | null
  read(): Promise<void>
  /** Shows what was kept of the history, where it comes before the background's first answer. */
  showKept(first: FirstScreen<unknown>): void
  /** Asks the server what happened; failing is no error, states are then shown with their age. */
  askServer(): Promise<void>
  show(change: Partial<HistoryView>): void
  showMore(group: StateGroup): void
  /** The flag beside the list, so that its row is among those that are shown. */
  open(flagId: string | null): void
  /** Names to search by; reads again where something is searched. */
  setNames(names: Names): void
  pick(picked: ReadonlySet<string> | null): void
  pickOne(flagId: string, isPicked: boolean): void
  /** The query of the view, for more rows than are shown. */
  queryFor(most: number): FlagQuery
}

const EMPTY: HistoryPage['occurring'] = { category: [], country: [], language: [], platform: [] }
const SAME: Names = { category: (id) => id, country: (code) => code, language: (tag) => tag }

/** A store of the history screens. It shows `first`, where it has it, until the background answers. Late answers never replace newer ones. */
export function createHistoryStore(
  send: Send<PageCalls>,
  now: () => Date,
  first: FirstScreen<unknown> | null = null,
): StoreApi<HistoryState> {
  let asked = 0
  let answeredTurn = 0
  let most = rowsOfEach(ROWS)
  let shownId: string | null = null
  let isKept = first !== null
  let words = createSearchWords(SAME)
  const store = createStore<HistoryState>((set, get) => ({
    page: first?.page ?? null,
    waiting: first?.waiting ?? [],
    unread: false,
    sync: 'unasked',
    syncedAt: null,
    view: WHOLE_HISTORY,
    answered: WHOLE_HISTORY,
    picked: null,
    read: () => find(true),
    showKept({ page, waiting }) {
      if (answeredTurn > 0 || get().page || get().unread) return
      isKept = true
      set({ page, waiting })
    },
    async askServer() {
      const answer = await send('history.sync').catch(() => ({ ok: false, syncedAt: null }))
      const told = answer.syncedAt ? new Date(answer.syncedAt) : null
      set(answer.ok ? { sync: 'answered', syncedAt: told ?? now() } : { sync: 'unanswered', syncedAt: told })
    },
    show(change) {
      most = rowsOfEach(ROWS)
      set({ view: { ...get().view, ...change } })
      void find(false)
    },
    showMore(group) {
      most = { ...most, [group]: most[group] + ROWS }
      void find(false)
    },
    open(flagId) {
      // The row that was left keeps its place in the list.
      if (flagId !== null) shownId = flagId
    },
    setNames(names) {
      words = createSearchWords(names)
      if (get().view.search.trim() !== '') void find(false)
    },
    pick: (picked) => set({ picked }),
    pickOne(flagId, isPicked) {
      const others = [...(get().picked ?? [])].filter((id) => id !== flagId)
      set({ picked: new Set(isPicked ? [...others, flagId] : others) })
    },
    queryFor(rows) {
      const { page, view } = get()
      const { search, filters, sort } = view
      return { words: words(search, page?.occurring ?? EMPTY), filters, sort, most: rowsOfEach(rows), shownId: null }
    },
  }))

  /** A search asks nothing of what waits: with hundreds of flags that takes longer than to find them. */
  async function find(withWaiting: boolean): Promise<void> {
    asked += 1
    const turn = asked
    const { view, waiting, queryFor } = store.getState()
    try {
      const [page, nowWaiting] = await Promise.all([
        send('history.find', { ...queryFor(0), most, shownId }),
        withWaiting ? send('history.waiting') : waiting,
      ])
      if (withWaiting) store.setState({ waiting: nowWaiting })
      if (turn < answeredTurn) return
      answeredTurn = turn
      store.setState({ page, answered: view, unread: false })
    } catch {
      // Any reason reads the same to the partner: the screen says that it got no answer, and offers to try again.
      if (turn < answeredTurn) return
      // What was kept for the start stands in for an answer, but not for one that fails.
      store.setState(isKept && answeredTurn === 0 ? { page: null, waiting: [], unread: true } : { unread: true })
    }
  }

  return store
}
