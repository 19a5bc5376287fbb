import type { SubjectType } from '../../utils/flag/subject.ts'
import { SUBJECT_TYPES } from '../../utils/flag/subject-types.ts'
import { Check } from '../ui/check.tsx'
import { useTranslator } from '../ui/translator.tsx'

interface SubjectChoiceProps {
  chosen: SubjectType
  onChoice: (type: SubjectType) => void
}

/** What is flagged: a post, a comment, an account, or something removed. */
export function SubjectChoice({ chosen, onChoice }: SubjectChoiceProps) {
  const { t } = useTranslator()
  return (
    <fieldset className="field">
      <legend className="label-row">
        <span className="label">{t('start.what')}</span>
      </legend>
      <div className="choices">
        {SUBJECT_TYPES.map((type) => (
          <Check key={type} type="radio" name="subject" checked={chosen === type} onChange={() => onChoice(type)}>
            {t(`subject.${type}`)}
          </Check>
        ))}
      </div>
    </fieldset>
  )
}
