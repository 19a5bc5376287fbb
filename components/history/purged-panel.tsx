import type { FlagStub } from '../../utils/messages/page-views.ts'
import { Panel } from '../ui/panel.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'

/** Stands in for what was sent once that is deleted from this device. */
export function PurgedPanel({ stub }: { stub: FlagStub }) {
  const { t } = useTranslator()
  return (
    <Panel title={t('history.sent')}>
      <PurgedWords stub={stub} />
    </Panel>
  )
}

/** When it was deleted, and who still has it; nothing where it was not deleted as chosen. */
export function PurgedWords({ stub: { purgedAt, lostAt } }: { stub: FlagStub }) {
  const { t, format } = useTranslator()
  const now = useNow()
  if (purgedAt === null) return null
  return (
    <p>
      {t(lostAt === null ? 'talk.purged' : 'talk.purgedLost', { time: format.absoluteTime(new Date(purgedAt), now) })}
    </p>
  )
}
