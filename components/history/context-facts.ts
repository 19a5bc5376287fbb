import type { Context, ContextAnswer } from '../../utils/flag/context-schema.ts'
import { CONTEXT_FIELDS, type ContextQuestion, TERM_QUESTIONS } from '../../utils/flag/context-table.ts'
import type { TaxonomyTexts } from '../ui/taxonomy-texts.ts'
import type { TranslatorWithFormats } from '../ui/translator.tsx'
import type { Fact } from './fact-list.tsx'

/**
 * The local context of a flag in words, one fact for each answer, one for each term; in the order of the form. An answer
 * to a question that this version does not have is shown by the question's id: nothing that was sent is left out.
 */
export function contextFacts(context: Context, texts: TaxonomyTexts, translator: TranslatorWithFormats): Fact[] {
  const order = CONTEXT_FIELDS.map(({ id }) => id)
  return Object.entries(context)
    .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .flatMap(([id, answer]): Fact[] => {
      const question = CONTEXT_FIELDS.find((field) => field.id === id)
      const name = texts.question(id).label
      if (!isTerms(answer)) return [{ key: id, name, value: inWords(question, answer, texts, translator) }]
      return answer.map((term, place) => ({
        key: `${id}-${place}`,
        name: translator.t('context.term', { number: place + 1 }),
        value: inLines(
          Object.entries(term).map(([part, value]) => [
            texts.question(part).label,
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
): string {
  const one = (value: string): string => {
    if (question?.type === 'language') return format.languageName(value)
    if (question?.type === 'categories') return texts.label(value)
    return question?.vocabulary ? texts.choice(question.vocabulary, value) : value
  }
  if (typeof answer === 'boolean') return t(answer ? 'captured.yes' : 'captured.no')
  if (typeof answer === 'number') return format.number(answer)
  if (typeof answer === 'string') return one(answer)
  if (isTexts(answer)) return question?.type === 'choices' ? format.list(answer.map(one)) : answer.map(one).join('\n')
  if (Array.isArray(answer)) return JSON.stringify(answer)
  return inLines(Object.entries(answer).map(([about, words]) => [one(about), words]))
}

function inLines(pairs: [name: string, value: string][]): string {
  return pairs.map(([name, value]) => `${name}: ${value}`).join('\n')
}

function isTerms(answer: ContextAnswer): answer is Record<string, string | boolean | string[]>[] {
  return Array.isArray(answer) && answer.length > 0 && answer.every((entry) => typeof entry === 'object')
}

function isTexts(answer: ContextAnswer): answer is string[] {
  return Array.isArray(answer) && answer.every((entry) => typeof entry === 'string')
}
