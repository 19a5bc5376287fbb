import { shownState } from '../../utils/history/shown-state.ts'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import { ReconnectBanner } from '../connect/reconnect-banner.tsx'
import { UnmatchedQuestion } from '../connect/unmatched-question.tsx'
import { Banner } from '../ui/banner.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useOnline } from '../ui/use-online.ts'
import { LostBanner } from './lost-banner.tsx'
import { PausedBanner } from './paused-banner.tsx'
import { RefusedPanel } from './refused-panel.tsx'
import { waitReason } from './wait-reason.ts'
import { WaitingBanner } from './waiting-banner.tsx'
import { WaitingControls } from './waiting-controls.tsx'

/** What a flag waits for, and what the partner can do about it. Nothing for one that is with the reviewers. */
export function FlagNeeds({ detail }: { detail: FlagDetail }) {
  const { stub } = detail
  const { t } = useTranslator()
  const state = shownState(stub)
  if (stub.lostAt !== null) return <LostBanner stub={stub} />
  if (stub.mended) return <Banner icon="ok">{t('history.mendedHint')}</Banner>
  if (state === 'needs_fix') return <RefusedPanel stub={stub} />
  if (stub.withdrawn && state === 'withdrawn') {
    return (
      <Banner icon="ok">{t(stub.withdrawn === 'unsent' ? 'history.withdrawnUnsent' : 'history.withdrawnTried')}</Banner>
    )
  }
  if (state !== 'queued' && state !== 'sending') return null
  return (
    <>
      <WaitingFor stub={stub} />
      <WaitingControls detail={detail} />
    </>
  )
}

/** Why it waits, and the way out of that. */
function WaitingFor({ stub }: Pick<FlagDetail, 'stub'>) {
  const { t } = useTranslator()
  const online = useOnline()
  const reason = waitReason(stub, online)
  if (reason === 'not_adopted') return <UnmatchedQuestion which="unaddressed" />
  if (reason === 'other_service') return <UnmatchedQuestion which="elsewhere" />
  if (reason === 'reconnect') return <ReconnectBanner waiting={1} />
  if (reason === 'paused') return <PausedBanner />
  if (reason === 'held') return <Banner tone="waiting" icon="waiting" title={t('history.wait.held.title')} />
  if (reason === 'unreadable') {
    return (
      <Banner tone="needs-you" icon="needsYou" title={t('history.wait.unreadable.title')}>
        {t('history.unreadableHint')}
      </Banner>
    )
  }
  return <WaitingBanner waiting={{ count: 1, reason, nextTryAt: stub.nextTryAt, oldestAt: null }} />
}
