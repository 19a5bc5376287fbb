import { useId, useState } from 'react'
import type { FlagStub } from '../../utils/messages/page-views.ts'
import { goTo } from '../shell/route.ts'
import { Button } from '../ui/button.tsx'
import { FieldError } from '../ui/field.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useRefusalWords } from './refusal-words.ts'

/** Why the server did not take a flag, field by field, and the way to correct it. */
export function RefusedPanel({ stub }: { stub: FlagStub }) {
  const { t } = useTranslator()
  const send = useSend()
  const refusalWords = useRefusalWords()
  const headingId = useId()
  const [failed, setFailed] = useState(false)
  const mend = async () => {
    setFailed(false)
    try {
      const { draft } = await send('history.mend', { id: stub.id })
      goTo({ screen: 'flag', draftId: draft.id })
    } catch {
      setFailed(true)
    }
  }
  return (
    <section className="panel is-needs-you refused" aria-labelledby={headingId}>
      <div className="panel-head">
        <h2 className="section-title" id={headingId}>
          {t('history.refused')}
        </h2>
      </div>
      <div className="panel-body stack is-tight">
        {stub.refusal && (
          <ul className="refused-reasons">
            {refusalWords(stub.refusal, stub.subjectType).map((words) => (
              <li key={words} dir="auto">
                {words}
              </li>
            ))}
          </ul>
        )}
        <p className="hint">{t('history.refusedHint')}</p>
        {failed && <FieldError id={`${headingId}-failed`} text={t('history.mendFailed')} />}
        <div className="line">
          <Button tone="primary" icon="pencil" onClick={() => void mend()}>
            {t('history.mend')}
          </Button>
        </div>
      </div>
    </section>
  )
}
