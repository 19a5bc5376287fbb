import { choicesOf } from '../../utils/flag/context-table.ts'
import { CodeBox } from '../form/code-box.tsx'
import { Check } from '../ui/check.tsx'
import { Field } from '../ui/field.tsx'
import { useOverview } from '../ui/overview.tsx'
import { Select } from '../ui/select.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { ChoicesField } from './choices-field.tsx'
import { LinesField } from './lines-field.tsx'
import { NotesField } from './notes-field.tsx'
import type { QuestionProps } from './question-props.ts'
import { TermsField } from './terms-field.tsx'
import { WordsField } from './words-field.tsx'

/** One question with the control of its type. */
export function QuestionField(props: QuestionProps) {
  switch (props.question.type) {
    case 'text':
    case 'long':
      return <WordsField {...props} />
    case 'choice':
      return <ChoiceField {...props} />
    case 'choices':
    case 'categories':
      return <ChoicesField {...props} />
    case 'yes':
      return <YesField {...props} />
    case 'date':
      return <DateField {...props} />
    case 'percent':
      return <PercentField {...props} />
    case 'language':
      return <LanguageField {...props} />
    case 'lines':
    case 'links':
      return <LinesField {...props} />
    case 'terms':
      return <TermsField {...props} />
    case 'notes':
      return <NotesField {...props} />
  }
}

function ChoiceField({ question, answer, texts, forbidden, onAnswer }: QuestionProps) {
  const { t } = useTranslator()
  const { label, hint } = texts.question(question.id)
  const { vocabulary = '' } = question
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Select
          {...control}
          value={typeof answer === 'string' ? answer : ''}
          onChange={(event) => onAnswer(event.currentTarget.value || undefined)}
        >
          <option value="">{t('context.choose')}</option>
          {choicesOf(question)
            .filter((choice) => !forbidden.includes(choice))
            .map((choice) => (
              <option key={choice} value={choice}>
                {texts.choice(vocabulary, choice)}
              </option>
            ))}
        </Select>
      )}
    </Field>
  )
}

function YesField({ question, answer, texts, onAnswer }: QuestionProps) {
  return (
    <Check checked={answer === true} onChange={(event) => onAnswer(event.currentTarget.checked || undefined)}>
      {texts.question(question.id).label}
    </Check>
  )
}

function DateField({ question, answer, texts, onAnswer }: QuestionProps) {
  const { label, hint } = texts.question(question.id)
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          type="date"
          className="input"
          autoComplete="off"
          value={typeof answer === 'string' ? answer : ''}
          onChange={(event) => onAnswer(event.currentTarget.value || undefined)}
        />
      )}
    </Field>
  )
}

function PercentField({ question, answer, texts, onAnswer }: QuestionProps) {
  const { label, hint } = texts.question(question.id)
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          type="number"
          min={0}
          max={100}
          step={1}
          className="input"
          autoComplete="off"
          value={typeof answer === 'number' ? answer : ''}
          onChange={({ currentTarget: { value, valueAsNumber } }) =>
            onAnswer(value === '' ? undefined : Math.min(100, Math.max(0, Math.round(valueAsNumber))))
          }
        />
      )}
    </Field>
  )
}

function LanguageField({ question, answer, texts, onAnswer }: QuestionProps) {
  const { recentCodes } = useOverview()
  return (
    <Field label={texts.question(question.id).label}>
      {(control) => (
        <CodeBox
          control={control}
          kind="language"
          chosen={typeof answer === 'string' ? answer : null}
          recent={recentCodes.language}
          onChoice={(code) => onAnswer(code ?? undefined)}
        />
      )}
    </Field>
  )
}
