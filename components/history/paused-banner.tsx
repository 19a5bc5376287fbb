import { Banner } from '../ui/banner.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { PauseSending } from './pause-sending.tsx'

/** Nothing is sent because the partner said so; also where nothing waits, so that it is not forgotten. */
export function PausedBanner() {
  const { t } = useTranslator()
  const { waiting } = useOverview()
  return (
    <Banner tone="waiting" icon="waiting" title={t('sending.paused')} action={<PauseSending />}>
      {t('sending.pausedHint')} {waiting > 0 && t('history.safeHere', { count: waiting })}
    </Banner>
  )
}
