import { useEffect, useRef, useState } from 'react'
import { useHost } from '../ui/host.tsx'
import { later } from '../ui/later.tsx'
import { useOverviewState } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useChanged } from '../ui/use-changed.ts'
import { useWide } from '../ui/use-wide.ts'
import { FlagList } from './flag-list.tsx'
import { FlagPage } from './flag-page.tsx'
import { rowId } from './flag-row.tsx'
import { HistoryProvider, useHistoryPart } from './history-context.tsx'
import { createHistoryStore } from './history-store.ts'

const ExportPanel = later(() => import('../export/export-panel.tsx').then((file) => file.ExportPanel))

/** All flags, or one of them; both beside each other where there is room. */
export function HistoryScreen({ flagId }: { flagId: string | null }) {
  const { send } = useHost()
  const { first, forgetFirst } = useOverviewState()
  const [store] = useState(() => createHistoryStore(send, () => new Date(), first))
  useEffect(() => {
    void store.getState().read().then(forgetFirst)
    void store.getState().askServer()
    return forgetFirst
  }, [store, forgetFirst])
  useEffect(() => {
    if (first) store.getState().showKept(first)
  }, [store, first])
  useChanged('history', () => void store.getState().read())
  useChanged('overview', () => void store.getState().read())
  useEffect(() => store.getState().open(flagId), [store, flagId])
  useReturnToRow(flagId)
  return (
    <HistoryProvider store={store}>
      <Panes flagId={flagId} />
    </HistoryProvider>
  )
}

function Panes({ flagId }: { flagId: string | null }) {
  const { t } = useTranslator()
  const wide = useWide()
  const picked = useHistoryPart((state) => state.picked)
  const [isExporting, setExporting] = useState(false)
  if (wide) {
    return (
      <div className="split">
        <nav className="pane-list" aria-label={t('history.all')}>
          <FlagList shownId={flagId} />
        </nav>
        <main className="detail">
          {picked ? (
            <ExportPanel picked={picked} />
          ) : flagId ? (
            <FlagPage key={flagId} flagId={flagId} />
          ) : (
            <ChooseFlag />
          )}
        </main>
      </div>
    )
  }
  if (picked && isExporting) {
    return (
      <main className="detail">
        <ExportPanel picked={picked} onBack={() => setExporting(false)} />
      </main>
    )
  }
  return (
    <main className={flagId && !picked ? 'detail' : 'history'}>
      {flagId && !picked ? (
        <FlagPage key={flagId} flagId={flagId} backTo="list" />
      ) : (
        <>
          <h1 className="visually-hidden">{t('shell.history')}</h1>
          <FlagList shownId={flagId} onExport={() => setExporting(true)} />
        </>
      )}
    </main>
  )
}

function ChooseFlag() {
  const { t } = useTranslator()
  return (
    <>
      <h1 className="visually-hidden">{t('shell.history')}</h1>
      <p className="hint">{t('history.choose')}</p>
    </>
  )
}

/** Back in the list, the focus stands on the row that was left. */
function useReturnToRow(flagId: string | null): void {
  const left = useRef<string | null>(flagId)
  useEffect(() => {
    if (flagId === null && left.current) document.getElementById(rowId(left.current))?.focus()
    left.current = flagId
  }, [flagId])
}
