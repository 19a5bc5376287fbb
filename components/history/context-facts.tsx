import { Fragment, type ReactNode } from 'react'
import type { Context, ContextAnswer } from '../../utils/flag/context-schema.ts'
import { CONTEXT_FIELDS, type ContextQuestion, TERM_QUESTIONS } from '../../utils/flag/context-table.ts'
import { EnglishWords } from '../ui/english-words.tsx'
import type { TaxonomyTexts } from '../ui/taxonomy-texts.ts'
import type { TranslatorWithFormats } from '../ui/translator.tsx'
import type { Fact } from './fact-list.tsx'

/**
 * The local context of a flag in words, one fact for each answer, one for each term; in the order of the form. An answer
 * to a question that this version does not have is shown by the question's id: nothing that was sent is left out.
 * Where the language has no words for the questions, the first says that they are English.
 */
export function contextFacts(context: Context, texts: TaxonomyTexts, translator: TranslatorWithFormats): Fact[] {
  const order = CONTEXT_FIELDS.map(({ id }) => id)
  const partOf = (id: string, isFirst: boolean) => (
    <EnglishWords when={texts.contextIsEnglish} marked={isFirst}>
      {texts.question(id).label}
    </EnglishWords>
  )
  return Object.entries(context)
    .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .flatMap(([id, answer], place): Fact[] => {
      const question = CONTEXT_FIELDS.find((field) => field.id === id)
      const isFirst = place === 0
      if (!isTerms(answer)) {
        const english = texts.contextIsEnglish && { of: 'name' as const, marked: isFirst }
        const value = inWords(question, answer, texts, translator)
        return [{ key: id, name: texts.question(id).label, value, english }]
      }
      return answer.map((term, index) => ({
        key: `${id}-${index}`,
        name: translator.t('context.term', { number: index + 1 }),
        value: inLines(
          Object.entries(term).map(([part, value], line) => [
            partOf(part, isFirst && index === 0 && line === 0),
            inWords(
              TERM_QUESTIONS.find((asked) => asked.id === part),
              value,
              texts,
              translator,
            ),
          ]),
        ),
      }))
    })
}

function inWords(
  question: ContextQuestion | undefined,
  answer: ContextAnswer,
  texts: TaxonomyTexts,
  { t, format }: TranslatorWithFormats,
): ReactNode {
  const one = (value: string): string => {
    if (question?.type === 'language') return format.languageName(value)
    if (question?.type === 'categories') return texts.label(value)
    return question?.vocabulary ? texts.choice(question.vocabulary, value) : value
  }
  const isEnglish = (value: string) =>
    question?.type === 'categories'
      ? texts.isEnglish(value)
      : question?.vocabulary !== undefined && texts.contextIsEnglish
  const shown = (value: string) => <EnglishWords when={isEnglish(value)}>{one(value)}</EnglishWords>
  if (typeof answer === 'boolean') return t(answer ? 'captured.yes' : 'captured.no')
  if (typeof answer === 'number') return format.number(answer)
  if (typeof answer === 'string') return shown(answer)
  if (isTexts(answer)) {
    const isList = question?.type === 'choices' && !texts.contextIsEnglish
    return isList ? format.list(answer.map(one)) : joined(answer.map(shown))
  }
  if (Array.isArray(answer)) return JSON.stringify(answer)
  return inLines(Object.entries(answer).map(([about, words]) => [shown(about), words]))
}

function inLines(pairs: [name: ReactNode, value: ReactNode][]): ReactNode {
  return joined(
    pairs.map(([name, value], place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one answer never change
      <Fragment key={place}>
        {name}: {value}
      </Fragment>
    )),
  )
}

/** Each on a line of its own. */
function joined(lines: ReactNode[]): ReactNode {
  return lines.map((line, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one answer never change
    <Fragment key={place}>
      {place > 0 && '\n'}
      {line}
    </Fragment>
  ))
}

function isTerms(answer: ContextAnswer): answer is Record<string, string | boolean | string[]>[] {
  return Array.isArray(answer) && answer.length > 0 && answer.every((entry) => typeof entry === 'object')
}

function isTexts(answer: ContextAnswer): answer is string[] {
  return Array.isArray(answer) && answer.every((entry) => typeof entry === 'string')
}
