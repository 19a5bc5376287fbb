import { lazy, Suspense, useEffect } from 'react'
import { FlagScreen } from '../form/flag-screen.tsx'
import { SiteChangeNotice } from '../site-change/site-change-notice.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useRoute } from './route.ts'
import { StorageTrouble } from './storage-trouble.tsx'
import { TopBar } from './top-bar.tsx'

// The popup opens on the form; the other screens are fetched when they are asked for.
const HistoryScreen = lazy(() =>
  import('../history/history-screen.tsx').then((file) => ({ default: file.HistoryScreen })),
)
const SettingsScreen = lazy(() =>
  import('../settings/settings-screen.tsx').then((file) => ({ default: file.SettingsScreen })),
)
const CarryScreen = lazy(() => import('../carry/carry-screen.tsx').then((file) => ({ default: file.CarryScreen })))
const ReportScreen = lazy(() =>
  import('../site-change/report-screen.tsx').then((file) => ({ default: file.ReportScreen })),
)

const OverdueNotice = lazy(() =>
  import('../history/overdue-notice.tsx').then((file) => ({ default: file.OverdueNotice })),
)

/** All screens of the popup and of the full page. */
export function App() {
  const { t } = useTranslator()
  const route = useRoute()
  const { overdue } = useOverview()
  useEffect(() => {
    document.title = t(`shell.title.${route.screen}`)
  }, [t, route.screen])
  return (
    <div className="shell">
      <TopBar route={route} />
      <StorageTrouble />
      {overdue.length > 0 && (
        <div className="trouble">
          <Suspense fallback={null}>
            <OverdueNotice />
          </Suspense>
        </div>
      )}
      <SiteChangeNotice />
      {route.screen === 'flag' && <FlagScreen key={route.draftId} draftId={route.draftId} />}
      <Suspense fallback={<main className="screen" />}>
        {route.screen === 'history' && <HistoryScreen flagId={route.flagId} />}
        {route.screen === 'settings' && <SettingsScreen />}
        {route.screen === 'carry' && <CarryScreen />}
        {route.screen === 'report' && <ReportScreen tabId={route.tabId} />}
      </Suspense>
    </div>
  )
}
