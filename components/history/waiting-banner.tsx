import type { WaitReason } from '../../utils/messages/page-views.ts'
import { CarryLink } from '../carry/carry-link.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import type { IconName } from '../ui/icon-shapes.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'
import { useNextTry } from './next-try.ts'
import { PauseSending } from './pause-sending.tsx'
import { SendNow } from './send-now.tsx'
import type { WaitSummary } from './wait-reason.ts'

const ICONS: Partial<Record<WaitReason, IconName>> = { not_connected: 'link', reconnect: 'lock', no_line: 'offline' }

/** What happened, what is safe, what comes next. No live region: it would be read again at each passing minute. */
export function WaitingBanner({
  canPause = false,
  waiting: { count, reason, nextTryAt, oldestAt },
}: {
  waiting: WaitSummary
  /** True above the list: it is about all flags. */
  canPause?: boolean
}) {
  const { t, format } = useTranslator()
  const now = useNow()
  const host = useHost()
  const planned = useNextTry()(nextTryAt)
  const title = reason ? t(`history.wait.${reason}.title`) : t('history.sendingNow')
  const action =
    reason === 'not_connected' ? (
      <Button small onClick={() => void host.openTab('/welcome.html')}>
        {t('history.connect')}
      </Button>
    ) : (
      reason && (
        <span className="line">
          <SendNow />
          {canPause && <PauseSending quiet />}
          {canPause && <CarryLink />}
        </span>
      )
    )
  return (
    <Banner tone="waiting" icon={(reason && ICONS[reason]) ?? 'waiting'} title={title} action={action}>
      {t('history.safeHere', { count })}
      {oldestAt && (
        <span className="hint banner-line">
          {t('history.oldestWaits', { when: format.relativeTime(new Date(oldestAt), now) })}
        </span>
      )}
      {planned && <span className="hint banner-line">{planned}</span>}
    </Banner>
  )
}
