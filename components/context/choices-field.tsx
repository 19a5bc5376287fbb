import { type ReactNode, useId } from 'react'
import { choicesOf } from '../../utils/flag/context-table.ts'
import { CATEGORIES } from '../../utils/flag/taxonomy.ts'
import { Check } from '../ui/check.tsx'
import { EnglishWords, englishText } from '../ui/english-words.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import type { TaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import type { QuestionProps } from './question-props.ts'
import { questionWords } from './question-words.tsx'

/** More than these are not all shown at once: they are added from a list. */
const MOST_SHOWN = 8

/** Several choices of one list: all to tick where they are few, else added one by one. */
export function ChoicesField(props: QuestionProps) {
  const { question, answer, texts, forbidden, onAnswer } = props
  const all = question.type === 'categories' ? CATEGORIES.map(({ id }) => id) : choicesOf(question)
  const choices = all.filter((choice) => !forbidden.includes(choice))
  const chosen = (Array.isArray(answer) ? (answer as string[]) : []).filter((choice) => choices.includes(choice))
  const nameOf = (choice: string) =>
    question.type === 'categories' ? texts.label(choice) : texts.choice(question.vocabulary ?? '', choice)
  const isEnglish = (choice: string) =>
    question.type === 'categories' ? texts.isEnglish(choice) : texts.contextIsEnglish
  const set = (kept: string[]) => onAnswer(kept.length > 0 ? kept : undefined)
  const { hint: own } = questionWords(texts, question.id)
  const hint = forbidden.length > 0 ? <LeftOut hint={own} texts={texts} /> : own
  const parts = { ...props, hint, choices, chosen, nameOf, isEnglish, set }
  return choices.length > MOST_SHOWN ? <AddedChoices {...parts} /> : <TickedChoices {...parts} />
}

interface Parts extends QuestionProps {
  hint: ReactNode
  choices: string[]
  chosen: string[]
  nameOf: (choice: string) => string
  isEnglish: (choice: string) => boolean
  set: (chosen: string[]) => void
}

/** Why some choices are not there, and what brings them back. */
function LeftOut({ hint, texts }: { hint: ReactNode; texts: TaxonomyTexts }) {
  const { t } = useTranslator()
  return (
    <>
      {hint} {t('context.leftOut')}{' '}
      <EnglishWords when={texts.contextIsEnglish}>{texts.question('is_live_or_ephemeral').label}</EnglishWords>
    </>
  )
}

function TickedChoices({ question, texts, hint, choices, chosen, nameOf, isEnglish, set }: Parts) {
  const { label } = questionWords(texts, question.id)
  const hintId = useId()
  return (
    <fieldset className="field" aria-describedby={hint ? hintId : undefined}>
      <legend className="label-row">
        <span className="label">{label}</span>
      </legend>
      {hint && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
      <div className="choices">
        {choices.map((choice) => (
          <Check
            key={choice}
            checked={chosen.includes(choice)}
            onChange={() => set(choices.filter((other) => (other === choice) !== chosen.includes(other)))}
          >
            <EnglishWords when={isEnglish(choice)}>{nameOf(choice)}</EnglishWords>
          </Check>
        ))}
      </div>
    </fieldset>
  )
}

function AddedChoices({ question, texts, hint, choices, chosen, nameOf, isEnglish, set }: Parts) {
  const { t } = useTranslator()
  const { label } = questionWords(texts, question.id)
  return (
    <div className="stack is-tight">
      <Field label={label} hint={hint}>
        {(control) => (
          <Select {...control} value="" onChange={({ currentTarget: { value } }) => value && set([...chosen, value])}>
            <option value="">{t(chosen.length > 0 ? 'context.addChoice' : 'context.choose')}</option>
            {choices
              .filter((choice) => !chosen.includes(choice))
              .map((choice) => (
                <option key={choice} value={choice} {...englishText(isEnglish(choice))}>
                  {nameOf(choice)}
                </option>
              ))}
          </Select>
        )}
      </Field>
      {chosen.length > 0 && (
        <ul className="chips" aria-label={t('context.chosen', { name: texts.question(question.id).label })}>
          {chosen.map((choice) => (
            <li key={choice}>
              <button
                type="button"
                className="chip"
                aria-label={t('context.remove', { name: nameOf(choice) })}
                onClick={() => set(chosen.filter((other) => other !== choice))}
              >
                <EnglishWords when={isEnglish(choice)}>{nameOf(choice)}</EnglishWords>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
