import { createContext, type ReactNode, useContext } from 'react'
import type { StoreApi } from 'zustand'
import { useStore } from 'zustand'
import type { Overview } from '../../utils/messages/page-views.ts'
import type { OverviewState } from './overview-store.ts'

const OverviewContext = createContext<StoreApi<OverviewState> | null>(null)

export function OverviewProvider({ store, children }: { store: StoreApi<OverviewState>; children: ReactNode }) {
  return <OverviewContext value={store}>{children}</OverviewContext>
}

/** The whole store, also while nothing was read yet. */
export function useOverviewState(): OverviewState {
  const store = useContext(OverviewContext)
  if (!store) throw new Error('no OverviewProvider around this component')
  return useStore(store)
}

/** The overview, for screens: the shell shows none before it is read. */
export function useOverview(): Overview {
  const { overview } = useOverviewState()
  if (!overview) throw new Error('the overview is not read yet')
  return overview
}
