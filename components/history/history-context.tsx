import { createContext, type ReactNode, useContext } from 'react'
import type { StoreApi } from 'zustand'
import { useStore } from 'zustand'
import type { HistoryState } from './history-store.ts'

const HistoryContext = createContext<StoreApi<HistoryState> | null>(null)

export function HistoryProvider({ store, children }: { store: StoreApi<HistoryState>; children: ReactNode }) {
  return <HistoryContext value={store}>{children}</HistoryContext>
}

/** What the history screens show. */
export function useHistory(): HistoryState {
  const store = useContext(HistoryContext)
  if (!store) throw new Error('no HistoryProvider around this component')
  return useStore(store)
}
