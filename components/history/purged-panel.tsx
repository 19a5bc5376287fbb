import { useId } from 'react'
import type { FlagStub } from '../../utils/messages/contract.ts'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'

/** Stands in for what was sent once that is deleted from this device. */
export function PurgedPanel({ stub: { purgedAt } }: { stub: FlagStub }) {
  const { t, format } = useTranslator()
  const headingId = useId()
  const now = useNow()
  return (
    <section className="panel" aria-labelledby={headingId}>
      <div className="panel-head">
        <h2 className="section-title" id={headingId}>
          {t('history.sent')}
        </h2>
      </div>
      <div className="panel-body">
        {purgedAt && <p>{t('talk.purged', { time: format.absoluteTime(new Date(purgedAt), now) })}</p>}
      </div>
    </section>
  )
}
