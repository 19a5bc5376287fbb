import { useId } from 'react'
import type { PartnerEventKind } from '../../utils/flag/partner-events.ts'
import { useTranslator } from '../ui/translator.tsx'

/** Words to the reviewers that have no form any more, to be read: nothing that was typed is lost without a word. */
export function UnsaidPanel({ unsaid }: { unsaid: { kind: PartnerEventKind; words: string }[] }) {
  const { t } = useTranslator()
  const headingId = useId()
  return (
    <section className="panel" aria-labelledby={headingId}>
      <div className="panel-head">
        <h2 className="section-title" id={headingId}>
          {t('talk.unsaid.title')}
        </h2>
      </div>
      <div className="panel-body stack">
        <p className="hint">{t('talk.unsaid.hint')}</p>
        {unsaid.map(({ kind, words }) => (
          <figure key={kind}>
            <figcaption className="label">{t(`talk.${kind}.label`)}</figcaption>
            <blockquote className="words" dir="auto">
              {words}
            </blockquote>
          </figure>
        ))}
      </div>
    </section>
  )
}
