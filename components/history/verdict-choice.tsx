import { useId } from 'react'
import { FEEDBACK, type Feedback } from '../../utils/flag/partner-events.ts'
import { Check } from '../ui/check.tsx'
import { FieldError } from '../ui/field.tsx'
import { useTranslator } from '../ui/translator.tsx'

interface VerdictChoiceProps {
  chosen: Feedback | null
  onChoose: (feedback: Feedback) => void
  error: string | undefined
}

/** What the partner thinks of an outcome. */
export function VerdictChoice({ chosen, onChoose, error }: VerdictChoiceProps) {
  const { t } = useTranslator()
  const id = useId()
  return (
    <fieldset className={error ? 'field is-invalid' : 'field'} aria-describedby={error && `${id}-error`}>
      <legend className="visually-hidden">{t('talk.feedback.title')}</legend>
      {error && <FieldError id={`${id}-error`} text={error} />}
      <div className="choices">
        {FEEDBACK.map((verdict) => (
          <Check key={verdict} type="radio" name={id} checked={chosen === verdict} onChange={() => onChoose(verdict)}>
            {t(`talk.verdict.${verdict}`)}
          </Check>
        ))}
      </div>
    </fieldset>
  )
}
