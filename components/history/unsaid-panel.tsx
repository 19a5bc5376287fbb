import type { PartnerEventKind } from '../../utils/flag/partner-events.ts'
import { Panel } from '../ui/panel.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Words to the reviewers that have no form any more, to be read: nothing that was typed is lost without a word. */
export function UnsaidPanel({ unsaid }: { unsaid: { kind: PartnerEventKind; words: string }[] }) {
  const { t } = useTranslator()
  return (
    <Panel title={t('talk.unsaid.title')}>
      <p className="hint">{t('talk.unsaid.hint')}</p>
      {unsaid.map(({ kind, words }) => (
        <figure key={kind}>
          <figcaption className="label">{t(`talk.${kind}.label`)}</figcaption>
          <blockquote className="words" dir="auto">
            {words}
          </blockquote>
        </figure>
      ))}
    </Panel>
  )
}
