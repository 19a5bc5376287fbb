import type { Context, ContextAnswer, Term } from '../../utils/flag/context-schema.ts'
import { CONTEXT_FIELDS, type ContextQuestion } from '../../utils/flag/context-table.ts'
import type { DeskWords } from './desk-words.ts'

/** One answer on local context in words. An answer to a question that this version does not have is shown as it came. */
export function answerWords(
  { t, format, texts }: DeskWords,
  question: ContextQuestion | undefined,
  answer: ContextAnswer,
): string {
  const one = (value: string): string => {
    if (question?.type === 'language') return format.languageName(value)
    if (question?.type === 'categories') return texts.label(value)
    return question?.vocabulary ? texts.choice(question.vocabulary, value) : value
  }
  if (typeof answer === 'boolean') return t(answer ? 'captured.yes' : 'captured.no')
  if (typeof answer === 'number') return `${format.number(answer)} %`
  if (typeof answer === 'string') return one(answer)
  if (isTexts(answer)) return question?.type === 'choices' ? format.list(answer.map(one)) : answer.map(one).join('\n')
  if (Array.isArray(answer)) return JSON.stringify(answer)
  return Object.entries(answer)
    .map(([about, words]) => `${one(about)}: ${words}`)
    .join('\n')
}

/** The answer to one question of the table; undefined where it was not answered. */
export function answerTo(words: DeskWords, context: Context, id: string): string | undefined {
  const answer = context[id]
  return answer === undefined ? undefined : answerWords(words, questionOf(id), answer)
}

/** The question with this id; undefined where this version does not have it. */
export function questionOf(id: string): ContextQuestion | undefined {
  return CONTEXT_FIELDS.find((field) => field.id === id)
}

/** The words and signs that were explained. */
export function termsOf({ terms }: Context): Term[] {
  return Array.isArray(terms) ? terms.filter((term): term is Term => typeof term === 'object') : []
}

function isTexts(answer: ContextAnswer): answer is string[] {
  return Array.isArray(answer) && answer.every((entry) => typeof entry === 'string')
}
