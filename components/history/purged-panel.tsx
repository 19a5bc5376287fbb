import type { FlagStub } from '../../utils/messages/page-views.ts'
import { Panel } from '../ui/panel.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'

/** Stands in for what was sent once that is deleted from this device. */
export function PurgedPanel({ stub: { purgedAt } }: { stub: FlagStub }) {
  const { t, format } = useTranslator()
  const now = useNow()
  return (
    <Panel title={t('history.sent')}>
      {purgedAt && <p>{t('talk.purged', { time: format.absoluteTime(new Date(purgedAt), now) })}</p>}
    </Panel>
  )
}
