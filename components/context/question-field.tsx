import type { ComponentProps, ReactNode } from 'react'
import { type ContextQuestion, choicesOf } from '../../utils/flag/context-table.ts'
import { CodeBox } from '../form/code-box.tsx'
import { Check } from '../ui/check.tsx'
import { englishText } from '../ui/english-words.tsx'
import { Field } from '../ui/field.tsx'
import { useOverview } from '../ui/overview.tsx'
import { Select } from '../ui/select.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { ChoicesField } from './choices-field.tsx'
import { LinesField } from './lines-field.tsx'
import { NotesField } from './notes-field.tsx'
import type { QuestionProps } from './question-props.ts'
import { questionWords } from './question-words.tsx'
import { TermsField } from './terms-field.tsx'
import { WordsField } from './words-field.tsx'

const CONTROLS: Record<ContextQuestion['type'], (props: QuestionProps) => ReactNode> = {
  text: WordsField,
  long: WordsField,
  choice: ChoiceField,
  choices: ChoicesField,
  categories: ChoicesField,
  yes: YesField,
  yesNo: YesNoField,
  date: DateField,
  percent: PercentField,
  language: LanguageField,
  lines: LinesField,
  links: LinesField,
  terms: TermsField,
  notes: NotesField,
}

/** One question with the control of its type. */
export function QuestionField(props: QuestionProps) {
  const Control = CONTROLS[props.question.type]
  return <Control {...props} />
}

function ChoiceField({ question, answer, texts, forbidden, onAnswer }: QuestionProps) {
  const { t } = useTranslator()
  const { label, hint } = questionWords(texts, question.id)
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
              <option key={choice} value={choice} {...englishText(texts.contextIsEnglish)}>
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
      {questionWords(texts, question.id).label}
    </Check>
  )
}

function YesNoField({ question, answer, texts, onAnswer }: QuestionProps) {
  const { t } = useTranslator()
  return (
    <Field {...questionWords(texts, question.id)}>
      {(control) => (
        <Select
          {...control}
          value={typeof answer === 'boolean' ? String(answer) : ''}
          onChange={({ currentTarget: { value } }) => onAnswer(value === '' ? undefined : value === 'true')}
        >
          <option value="">{t('context.choose')}</option>
          <option value="true">{t('captured.yes')}</option>
          <option value="false">{t('captured.no')}</option>
        </Select>
      )}
    </Field>
  )
}

function DateField({ question, answer, texts, onAnswer }: QuestionProps) {
  return (
    <InputField
      {...questionWords(texts, question.id)}
      type="date"
      value={typeof answer === 'string' ? answer : ''}
      onChange={(event) => onAnswer(event.currentTarget.value || undefined)}
    />
  )
}

function PercentField({ question, answer, texts, onAnswer }: QuestionProps) {
  return (
    <InputField
      {...questionWords(texts, question.id)}
      type="number"
      min={0}
      max={100}
      step={1}
      value={typeof answer === 'number' ? answer : ''}
      onChange={({ currentTarget: { value, valueAsNumber } }) =>
        onAnswer(value === '' ? undefined : Math.min(100, Math.max(0, Math.round(valueAsNumber))))
      }
    />
  )
}

function InputField({ label, hint, ...rest }: ComponentProps<'input'> & { label: ReactNode; hint?: ReactNode }) {
  return (
    <Field label={label} hint={hint}>
      {(control) => <input {...control} {...rest} className="input" autoComplete="off" />}
    </Field>
  )
}

function LanguageField({ question, answer, texts, onAnswer }: QuestionProps) {
  const { recentCodes } = useOverview()
  return (
    <Field label={questionWords(texts, question.id).label}>
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
