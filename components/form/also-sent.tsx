import { useDeferredValue } from 'react'
import type { Draft } from '../../utils/flag/draft.ts'
import { type CapturedFact, capturedFacts } from '../ui/captured-facts.ts'
import { Icon } from '../ui/icon.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useTimeAsShown } from './time-as-shown.ts'

/** Every field of the flag that the card does not show by itself, in words: nothing is sent unseen (product rule 3). */
export function AlsoSent({ draft }: { draft: Draft }) {
  const { t } = useTranslator()
  // They are folded at first, so the form is ready without them.
  const isFormReady = useDeferredValue(true, false)
  return (
    <details className="capture-more">
      <summary>
        <Icon name="next" />
        {t('form.card.alsoSent')}
      </summary>
      {isFormReady && <Facts draft={draft} />}
      <p className="hint">{t('captured.envelope')}</p>
    </details>
  )
}

function Facts({ draft: { capture, subject } }: { draft: Draft }) {
  const translator = useTranslator()
  const timeAsShown = useTimeAsShown()
  const { t } = translator
  const facts: CapturedFact[] = [
    { name: 'captured.subject', value: t(`subject.${subject.type}`) },
    ...(capture ? capturedFacts(capture, translator, timeAsShown) : []),
  ]
  return (
    <dl className="facts">
      {facts.map(({ name, value }) => (
        <div className="fact" key={name}>
          <dt>{t(name)}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
