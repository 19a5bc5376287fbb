import { useEffect } from 'react'
import { FlagScreen } from '../form/flag-screen.tsx'
import { SiteChangeNotice } from '../site-change/site-change-notice.tsx'
import { later } from '../ui/later.tsx'
import { useOverview, useOverviewState } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { parseRoute } from './route.ts'
import { StorageTrouble } from './storage-trouble.tsx'
import { TopBar } from './top-bar.tsx'
import { useRoute } from './use-route.ts'

const EMPTY = <main className="screen" />

// The popup opens on the form; the other screens are fetched when they are asked for.
const HistoryScreen = later(() => import('../history/history-screen.tsx').then((file) => file.HistoryScreen), EMPTY)
const SettingsScreen = later(() => import('../settings/settings-screen.tsx').then((file) => file.SettingsScreen), EMPTY)
const FiguresScreen = later(() => import('../figures/figures-screen.tsx').then((file) => file.FiguresScreen), EMPTY)
const CarryScreen = later(() => import('../carry/carry-screen.tsx').then((file) => file.CarryScreen), EMPTY)
const ReportScreen = later(() => import('../site-change/report-screen.tsx').then((file) => file.ReportScreen), EMPTY)
const OverdueNotice = later(() => import('../history/overdue-notice.tsx').then((file) => file.OverdueNotice))

// The screen that a page opens on is fetched beside the words and the overview, not after them.
if (parseRoute(location.hash).screen === 'history') HistoryScreen.fetch()

/** All screens of the popup and of the full page. */
export function App() {
  const { t } = useTranslator()
  const route = useRoute()
  const { overdue } = useOverview()
  const { isKept } = useOverviewState()
  useEffect(() => {
    document.title = t(`shell.title.${route.screen}`)
  }, [t, route.screen])
  return (
    <div className="shell">
      <TopBar route={route} />
      <StorageTrouble />
      {overdue.length > 0 && (
        <div className="trouble">
          <OverdueNotice />
        </div>
      )}
      <SiteChangeNotice />
      {/* What is kept of the history says nothing of drafts. */}
      {route.screen === 'flag' && isKept && EMPTY}
      {route.screen === 'flag' && !isKept && <FlagScreen key={route.draftId} draftId={route.draftId} />}
      {route.screen === 'history' && <HistoryScreen flagId={route.flagId} />}
      {route.screen === 'settings' && <SettingsScreen />}
      {route.screen === 'figures' && <FiguresScreen />}
      {route.screen === 'carry' && <CarryScreen />}
      {route.screen === 'report' && <ReportScreen tabId={route.tabId} />}
    </div>
  )
}
