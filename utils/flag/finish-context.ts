// From a draft's answers on local context to a flag's: only what is asked, nothing empty, links of traps unclickable.

import { captureRules } from './capture-rules.ts'
import { appliesNow, contextQuestions, forbiddenChoices } from './context-rules.ts'
import type { Context, ContextAnswer } from './context-schema.ts'
import { CONTEXT_FIELDS, type ContextQuestion, TERM_QUESTIONS } from './context-table.ts'
import { defang } from './defang.ts'
import { sortLines } from './sendable-lines.ts'

/** What goes out of the answers; undefined where nothing does. `tidy` is applied to every text but links. */
export function finishContext(
  context: Context,
  categoryId: string,
  tidy: (text: string) => string,
): Context | undefined {
  const { first, more } = contextQuestions(categoryId)
  const { defangs } = captureRules(categoryId)
  const finished: Context = {}
  const asked = new Set([...first, ...more])
  // In the order of the table, where a question stands after the one that it hangs on.
  for (const field of CONTEXT_FIELDS.filter((candidate) => asked.has(candidate))) {
    const answer = context[field.id]
    // Asked of what is left: a question that hangs on an empty answer goes with it.
    if (answer === undefined || !appliesNow(field, finished)) continue
    const left = finishAnswer(field, answer, {
      tidy,
      defangs,
      forbidden: forbiddenChoices(field.id, categoryId, context),
    })
    if (left !== undefined) finished[field.id] = left
  }
  return Object.keys(finished).length > 0 ? finished : undefined
}

interface Finishing {
  tidy: (text: string) => string
  defangs: boolean
  forbidden: string[]
}

function finishAnswer(
  question: Omit<ContextQuestion, 'id'>,
  answer: ContextAnswer,
  { tidy, defangs, forbidden }: Finishing,
): ContextAnswer | undefined {
  switch (question.type) {
    case 'links': {
      const links = sortLines(question, answer as string[]).sendable.map((line) => line.toWellFormed())
      return some(defangs ? links.map(defang) : links)
    }
    case 'lines':
      return some(linesOf(sortLines(question, answer as string[]).sendable, tidy))
    case 'choices':
      return some(linesOf(answer, (choice) => choice).filter((choice) => !forbidden.includes(choice)))
    case 'terms':
      return some((answer as Record<string, ContextAnswer>[]).map((term) => filled(term, tidy)).filter(isFilled)) as
        | ContextAnswer
        | undefined
    case 'notes': {
      const notes = filled(answer as Record<string, ContextAnswer>, tidy)
      return isFilled(notes) ? (notes as ContextAnswer) : undefined
    }
    case 'text':
    case 'long':
      return tidy(String(answer)) || undefined
    default:
      return answer === false || answer === '' ? undefined : answer
  }
}

function linesOf(answer: ContextAnswer, tidy: (text: string) => string): string[] {
  return (answer as string[]).map(tidy).filter(Boolean)
}

function some<T>(values: T[]): T[] | undefined {
  return values.length > 0 ? values : undefined
}

function filled(answers: Record<string, ContextAnswer>, tidy: (text: string) => string): Record<string, ContextAnswer> {
  const left: Record<string, ContextAnswer> = {}
  for (const [id, answer] of Object.entries(answers)) {
    const type = Array.isArray(answer) ? 'lines' : typeof answer === 'string' ? 'text' : 'yes'
    const { max } = TERM_QUESTIONS.find((question) => question.id === id) ?? {}
    const finished = finishAnswer({ type, ...(max && { max }) }, answer, { tidy, defangs: false, forbidden: [] })
    if (finished !== undefined) left[id] = finished
  }
  return left
}

function isFilled(answers: object): boolean {
  return Object.keys(answers).length > 0
}
