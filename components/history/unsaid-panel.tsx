import { useState } from 'react'
import type { PartnerEventKind } from '../../utils/flag/partner-events.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'

interface UnsaidPanelProps {
  flagId: string
  unsaid: { kind: PartnerEventKind; words: string }[]
  /** They were deleted: the flag is read again. */
  onDropped: () => void
}

/** Words to the reviewers that have no form any more, to be read: nothing that was typed is lost without a word. */
export function UnsaidPanel({ flagId, unsaid, onDropped }: UnsaidPanelProps) {
  const { t } = useTranslator()
  const send = useSend()
  const [failed, setFailed] = useState(false)
  const drop = (kind: PartnerEventKind) => {
    setFailed(false)
    send('saying.change', { id: flagId, change: { kind, words: '' } }).then(onDropped, () => setFailed(true))
  }
  return (
    <Panel title={t('talk.unsaid.title')}>
      <p className="hint">{t('talk.unsaid.hint')}</p>
      {unsaid.map(({ kind, words }) => (
        <figure className="stack is-tight" key={kind}>
          <figcaption className="label">{t(`talk.${kind}.label`)}</figcaption>
          <blockquote className="words" dir="auto">
            {words}
          </blockquote>
          <div className="line">
            <Button small tone="quiet" onClick={() => drop(kind)}>
              {t('talk.unsaid.drop')}
            </Button>
          </div>
        </figure>
      ))}
      {failed && (
        <p className="error" role="alert">
          {t('shell.unanswered')}
        </p>
      )}
    </Panel>
  )
}
