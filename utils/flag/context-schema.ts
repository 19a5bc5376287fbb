// Answers on local context: what a draft may hold of them, and what a flag must look like.
import * as z from 'zod/mini'
import { CONTEXT_LINK } from './context-link.ts'
import {
  CONTEXT_FIELDS,
  type ContextQuestion,
  choicesOf,
  LONGEST_LINK,
  LONGEST_TEXT,
  MOST_KEPT,
  MOST_LINES,
  MOST_TERMS,
  TERM_QUESTIONS,
} from './context-table.ts'
import { CATEGORIES } from './taxonomy.ts'

const id = z.string().check(z.regex(/^[a-z_]{1,40}$/))
const text = z.string().check(z.maxLength(LONGEST_TEXT))
const texts = z.array(text).check(z.maxLength(MOST_KEPT))
const answersById = z.record(id, z.union([text, z.boolean(), texts]))

/**
 * Answers as a draft keeps them, half typed, and as old flags hold them: bounded, but bound to no list, so that another
 * version's table makes neither unreadable.
 */
export const ContextShapeSchema = z.record(
  id,
  z.union([
    text,
    z.number(),
    z.boolean(),
    texts,
    z.array(answersById).check(z.maxLength(MOST_TERMS)),
    z.record(id, text),
  ]),
)
/** Answers on local context, by the id of the question. */
export type Context = z.infer<typeof ContextShapeSchema>
export type ContextAnswer = Context[string]
/** One word or sign that means something here, by the ids of `TERM_QUESTIONS`. */
export type Term = z.infer<typeof answersById>

/** ISO 8601 calendar date. */
const DAY = /^\d{4}-\d{2}-\d{2}$/
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** The schema of what a flag may hold, made from the table: a question that it does not have is refused. */
export const ContextSchema = z.strictObject(schemasOf(CONTEXT_FIELDS)).check(atLeastOne)

function schemasOf(questions: ContextQuestion[]) {
  return Object.fromEntries(questions.map((question) => [question.id, z.exactOptional(schemaOf(question))]))
}

function schemaOf(question: ContextQuestion): z.ZodMiniType {
  const { type, max = LONGEST_TEXT } = question
  const words = z.string().check(z.minLength(1), z.maxLength(max))
  switch (type) {
    case 'text':
    case 'long':
      return words
    case 'choice':
      return z.enum(choicesOf(question))
    case 'choices':
      return some(z.enum(choicesOf(question)), MOST_KEPT)
    case 'categories':
      return some(z.enum(CATEGORIES.map((category) => category.id)), MOST_LINES)
    case 'yes':
    case 'yesNo':
      return z.literal(true)
    case 'date':
      return z.string().check(z.regex(DAY))
    case 'percent':
      return z.int().check(z.minimum(0), z.maximum(100))
    case 'language':
      return z.string().check(z.maxLength(35), z.regex(LANGUAGE))
    case 'lines':
      return some(words, MOST_LINES)
    case 'links':
      return some(z.string().check(z.maxLength(LONGEST_LINK), z.regex(CONTEXT_LINK)), MOST_LINES)
    case 'terms':
      return some(z.strictObject(schemasOf(TERM_QUESTIONS)).check(atLeastOne), MOST_TERMS)
    case 'notes':
      return z
        .strictObject(Object.fromEntries(choicesOf(question).map((about) => [about, z.exactOptional(words)])))
        .check(atLeastOne)
  }
}

function some(schema: z.ZodMiniType, most: number) {
  return z.array(schema).check(z.minLength(1), z.maxLength(most))
}

/** An empty answer is no answer: it is left out. */
function atLeastOne({ value, issues }: { value: object; issues: z.core.$ZodRawIssue[] }): void {
  if (Object.keys(value).length === 0) issues.push({ code: 'custom', message: 'missing', input: value })
}
