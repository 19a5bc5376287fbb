import { Field } from '../ui/field.tsx'
import { PrivateInput, PrivateTextarea } from '../ui/private-input.tsx'
import { useTranslator } from '../ui/translator.tsx'
import type { QuestionProps } from './question-props.ts'
import { questionWords } from './question-words.tsx'

/** From here on the room that is left is told, in UTF-16 units. */
const NEARLY_FULL = 40

/** A line or a box of the partner's own words. */
export function WordsField({ question, answer, texts, onAnswer }: QuestionProps) {
  const { label, hint } = questionWords(texts, question.id)
  const { t } = useTranslator()
  const { max = 0, type } = question
  const value = typeof answer === 'string' ? answer : ''
  const aside = value.length > max - NEARLY_FULL && t('form.note.count', { used: value.length, limit: max })
  return (
    <Field label={label} hint={hint} aside={aside}>
      {(control) => {
        const common = {
          ...control,
          maxLength: max,
          value,
          onChange: (event: { currentTarget: { value: string } }) => onAnswer(event.currentTarget.value || undefined),
        }
        return type === 'long' ? <PrivateTextarea {...common} rows={2} /> : <PrivateInput {...common} />
      }}
    </Field>
  )
}
