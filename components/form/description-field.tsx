import { captureRules } from '../../utils/flag/capture-rules.ts'
import { DESCRIPTION_LIMIT } from '../../utils/flag/subject-types.ts'
import { Field } from '../ui/field.tsx'
import { PrivateTextarea } from '../ui/private-input.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useDraft } from './form-context.tsx'

/** What was removed, for something that can't be opened any more. Not asked where the category forbids description. */
export function DescriptionField() {
  const { t } = useTranslator()
  const { draft, change } = useDraft()
  const { subject, answers } = draft
  if (subject.type !== 'removed') return null
  if (answers.category && !captureRules(answers.category).freeText) return null
  return (
    <Field
      label={t('form.description.label')}
      hint={t('form.description.hint')}
      aside={t('form.note.count', { used: subject.description?.length ?? 0, limit: DESCRIPTION_LIMIT })}
    >
      {(control) => (
        <PrivateTextarea
          {...control}
          rows={2}
          maxLength={DESCRIPTION_LIMIT}
          value={subject.description ?? ''}
          onChange={(event) => void change({ subject: { ...subject, description: event.currentTarget.value || null } })}
        />
      )}
    </Field>
  )
}
