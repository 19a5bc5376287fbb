import { createContext, type ReactNode, useContext, useDeferredValue } from 'react'
import type { StoreApi } from 'zustand'
import { useStore } from 'zustand'
import type { HistoryState } from './history-store.ts'

const HistoryContext = createContext<StoreApi<HistoryState> | null>(null)
const WholeContext = createContext(true)

/** Gives the store to the screens below. A list that is another one than before is drawn in two steps: `useIsWhole`. */
export function HistoryProvider({ store, children }: { store: StoreApi<HistoryState>; children: ReactNode }) {
  const list = useStore(store, ({ page, answered }) => page && answered)
  const isWhole = useDeferredValue(list, null) === list
  return (
    <HistoryContext value={store}>
      <WholeContext value={isWhole}>{children}</WholeContext>
    </HistoryContext>
  )
}

/** All that the history screens show. */
export function useHistory(): HistoryState {
  return useHistoryPart((state) => state)
}

/** A part of it: who asks is drawn again only where that part changes. */
export function useHistoryPart<Part>(select: (state: HistoryState) => Part): Part {
  const store = useContext(HistoryContext)
  if (!store) throw new Error('no HistoryProvider around this component')
  return useStore(store, select)
}

/**
 * False for the first frame of a list that was opened, searched or filtered: then only what fits on a screen need be
 * drawn. The rest follows as soon as nothing more urgent is there to be done; a list that is read again stays whole.
 */
export function useIsWhole(): boolean {
  return useContext(WholeContext)
}
