import { useState } from 'react'
import { LONGEST_TEXT, MOST_KEPT, MOST_LINES } from '../../utils/flag/context-table.ts'
import { longestLine, sortLines } from '../../utils/flag/sendable-lines.ts'
import { Field } from '../ui/field.tsx'
import { PrivateTextarea } from '../ui/private-input.tsx'
import { useTranslator } from '../ui/translator.tsx'
import type { QuestionProps } from './question-props.ts'
import { questionWords } from './question-words.tsx'

/** So much of a line that is too long is shown in what is said of it. */
const SHOWN = 40

/** Several short answers, one on each line. Says which lines are not sent and why: they stay as they were typed. */
export function LinesField({ question, answer, texts, onAnswer }: QuestionProps) {
  const { t, format } = useTranslator()
  const [typed, setTyped] = useState('')
  const { label, hint } = questionWords(texts, question.id)
  const lines = Array.isArray(answer) ? (answer as string[]) : []
  // More than a draft holds stays on screen for as long as the answer is what the draft holds of it.
  const value = keptOf(typed).join('\n') === lines.join('\n') ? typed : lines.join('\n')
  const { notLinks, tooLong, beyond } = sortLines(question, value.split('\n'))
  const begun = tooLong.map((line) => `${line.slice(0, SHOWN).toWellFormed()}…`)
  const left = [
    notLinks.length > 0 && t('context.notLinks', { lines: format.list(notLinks) }),
    tooLong.length > 0 && t('context.tooLong', { lines: format.list(begun), limit: longestLine(question) }),
    beyond.length > 0 && t('context.tooMany', { most: MOST_LINES }),
  ].filter((said) => said !== false)
  return (
    <Field label={label} hint={hint} error={left.join(' · ') || undefined}>
      {(control) => (
        <PrivateTextarea
          {...control}
          rows={2}
          value={value}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            onAnswer(event.currentTarget.value === '' ? undefined : keptOf(event.currentTarget.value))
          }}
        />
      )}
    </Field>
  )
}

/** What a draft can hold of a text, by lines. */
function keptOf(text: string): string[] {
  return text
    .split('\n')
    .slice(0, MOST_KEPT)
    .map((line) => line.slice(0, LONGEST_TEXT))
}
