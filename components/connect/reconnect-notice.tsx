import { isolate } from '../../utils/i18n/isolate.ts'
import type { Connection } from '../../utils/messages/page-views.ts'
import { Banner } from '../ui/banner.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** On the page where a new invite is pasted: which service refused, and what is safe. */
export function ReconnectNotice({ connection }: { connection: Connection }) {
  const { t } = useTranslator()
  const { waiting } = useOverview()
  return (
    <Banner tone="needs-you" icon="lock" title={t('connect.reconnectTitle')}>
      {t('connect.reconnectAsk', { service: isolate(connection.service.name) })}{' '}
      {waiting > 0 && t('history.safeHere', { count: waiting })}
    </Banner>
  )
}
