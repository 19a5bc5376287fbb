import type { FormEvent } from 'react'
import { Button } from '../ui/button.tsx'
import { Field, FieldError } from '../ui/field.tsx'
import { PrivateInput } from '../ui/private-input.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { LONGEST_LINK } from './link-field.tsx'
import { type StartState, shownLink } from './start-store.ts'
import { SubjectChoice } from './subject-choice.tsx'

interface StartFormProps {
  state: StartState
  onStarted: (draftId: string) => void
}

/** "Flag a link or this page": says what it is and where, then opens the same form without a capture. */
export function StartForm({ state, onStarted }: StartFormProps) {
  const { t } = useTranslator()
  const { type, typed, pageAddress, draftId, saving, failed, change, begin } = state
  const start = async (event: FormEvent) => {
    event.preventDefault()
    const id = await begin()
    if (id !== null) onStarted(id)
  }
  return (
    <form className="panel start" noValidate onSubmit={(event) => void start(event)}>
      <h2 className="section-title">{t('start.other')}</h2>
      <p className="hint">{t('start.otherHint')}</p>
      <SubjectChoice chosen={type} onChoice={(choice) => void change({ type: choice })} />
      <Field
        id="start-link"
        label={t(`form.link.label.${type}`)}
        hint={typed === null && pageAddress && t('start.thisPage')}
      >
        {(control) => (
          <PrivateInput
            {...control}
            type="url"
            dir="ltr"
            inputMode="url"
            placeholder="https://"
            maxLength={LONGEST_LINK}
            value={shownLink(state)}
            onChange={(event) => void change({ typed: event.currentTarget.value })}
          />
        )}
      </Field>
      {failed && <FieldError id="start-failed" text={t('form.saveFailed.failed')} />}
      <div className="line">
        <Button type="submit" tone="primary">
          {t('start.begin')}
        </Button>
        <span className="meta" role="status">
          {draftId !== null && !failed && t(`form.save.${saving ? 'saving' : 'saved'}`)}
        </span>
      </div>
    </form>
  )
}
