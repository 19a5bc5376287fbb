import { useId } from 'react'
import { type ContextQuestion, choicesOf } from '../../utils/flag/context-table.ts'
import type { QuestionProps } from './question-props.ts'
import { questionWords } from './question-words.tsx'
import { withAnswer } from './use-context-answers.ts'
import { WordsField } from './words-field.tsx'

/** A few words on each of several points. */
export function NotesField({ question, answer, texts, forbidden, onAnswer }: QuestionProps) {
  const legendId = useId()
  const { label, hint } = questionWords(texts, question.id)
  const notes = isNotes(answer) ? answer : {}
  const { vocabulary = '', max = 0 } = question
  // Each point is a question of its own, named by the vocabulary.
  const about = { ...texts, question: (id: string) => ({ label: texts.choice(vocabulary, id) }) }
  return (
    <fieldset className="field-group stack is-tight" aria-labelledby={legendId}>
      <p className="label" id={legendId}>
        {label}
      </p>
      {hint && <p className="hint">{hint}</p>}
      {choicesOf(question).map((id) => (
        <WordsField
          key={id}
          question={{ id, type: 'long', max } satisfies ContextQuestion}
          answer={notes[id]}
          texts={about}
          forbidden={forbidden}
          onAnswer={(value) => {
            const left = withAnswer(notes, id, value as string | undefined)
            onAnswer(Object.keys(left).length > 0 ? left : undefined)
          }}
        />
      ))}
    </fieldset>
  )
}

function isNotes(answer: QuestionProps['answer']): answer is Record<string, string> {
  return typeof answer === 'object' && !Array.isArray(answer)
}
