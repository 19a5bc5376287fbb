import { CONTEXT_LINK } from '../../utils/flag/context-link.ts'
import { MOST_LINES } from '../../utils/flag/context-table.ts'
import { Field } from '../ui/field.tsx'
import { PrivateTextarea } from '../ui/private-input.tsx'
import { useTranslator } from '../ui/translator.tsx'
import type { QuestionProps } from './question-props.ts'
import { questionWords } from './question-words.tsx'

/** Several short answers, one on each line. Says which lines are no links, where links are asked for. */
export function LinesField({ question, answer, texts, onAnswer }: QuestionProps) {
  const { t, format } = useTranslator()
  const { label, hint } = questionWords(texts, question.id)
  const lines = Array.isArray(answer) ? (answer as string[]) : []
  const wrong =
    question.type === 'links' ? lines.filter((line) => line.trim() !== '' && !CONTEXT_LINK.test(line.trim())) : []
  const left = wrong.length > 0 ? t('context.notLinks', { lines: format.list(wrong) }) : undefined
  const { max = 2_048 } = question
  return (
    <Field label={label} hint={hint} error={left}>
      {(control) => (
        <PrivateTextarea
          {...control}
          rows={2}
          value={lines.join('\n')}
          onChange={({ currentTarget: { value } }) => {
            const typed = value.split('\n').slice(0, MOST_LINES)
            onAnswer(value === '' ? undefined : typed.map((line) => line.slice(0, max)))
          }}
        />
      )}
    </Field>
  )
}
