import type { HistoryPage } from '../../utils/messages/page-views.ts'
import { NewerTaxonomy } from '../connect/newer-taxonomy.tsx'
import { ReconnectBanner } from '../connect/reconnect-banner.tsx'
import { UnmatchedQuestions } from '../connect/unmatched-question.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useOnline } from '../ui/use-online.ts'
import { useHistoryPart } from './history-context.tsx'
import { NewsOffer } from './news-offer.tsx'
import { PausedBanner } from './paused-banner.tsx'
import { SaidBanner } from './said-banner.tsx'
import { StatesAsOf } from './states-as-of.tsx'
import { summariseWaiting } from './wait-reason.ts'
import { WaitingBanner } from './waiting-banner.tsx'

/** What must be said above the list: what keeps flags from going out, and what only the partner can decide. */
export function HistoryNotices({ page }: { page: HistoryPage }) {
  const flags = useHistoryPart((state) => state.waiting)
  const { connection, isPaused } = useOverview()
  const online = useOnline()
  const waiting = summariseWaiting(flags, online)
  return (
    <div className="history-notices">
      {connection?.needsReconnect ? (
        <ReconnectBanner waiting={waiting.count} />
      ) : (
        !isPaused && waiting.count > 0 && <WaitingBanner waiting={waiting} canPause />
      )}
      {isPaused && <PausedBanner />}
      {waiting.count === 0 && <SaidBanner />}
      <UnmatchedQuestions />
      <NewerTaxonomy />
      <NewsOffer newestWordAt={page.newestWordAt} />
      <StatesAsOf newestWordAt={page.newestWordAt} />
    </div>
  )
}
