import { Check } from '../ui/check.tsx'
import { FieldError } from '../ui/field.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { FIELD_IDS } from './field-ids.ts'
import { useDraft, useProblem } from './form-context.tsx'

/** The statement without which no flag goes out. */
export function GoodFaithField() {
  const { t } = useTranslator()
  const { draft, change } = useDraft()
  const error = useProblem('goodFaith')
  const id = FIELD_IDS.goodFaith
  return (
    <div className={error ? 'field is-invalid' : 'field'}>
      {error && <FieldError id={`${id}-error`} text={error} />}
      <Check
        id={id}
        checked={draft.answers.goodFaith}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-invalid={error ? true : undefined}
        onChange={(event) => void change({ goodFaith: event.currentTarget.checked })}
      >
        {t('form.goodFaith')}
      </Check>
    </div>
  )
}
