import fc from 'fast-check'
import type { Context, ContextAnswer } from '../../../utils/flag/context-schema.ts'
import { CONTEXT_FIELDS, type ContextQuestion, choicesOf, TERM_QUESTIONS } from '../../../utils/flag/context-table.ts'

const words = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom('', ' ', 'كلام', '😀', '\ud83d', 'http://x.example/a'),
)

/** Any answer that the form can give to a question, half typed ones among them. */
function anyAnswer(question: ContextQuestion): fc.Arbitrary<ContextAnswer> {
  const { type, max = 60 } = question
  const short = words.map((text) => text.slice(0, max))
  switch (type) {
    case 'choice':
      return fc.constantFrom(...choicesOf(question))
    case 'choices':
      return fc.uniqueArray(fc.constantFrom(...choicesOf(question)))
    case 'categories':
      return fc.constant(['doxxing'])
    case 'yes':
    case 'yesNo':
      return fc.boolean()
    case 'date':
      return fc.constantFrom('2026-11-25', '')
    case 'percent':
      return fc.integer({ min: 0, max: 100 })
    case 'language':
      return fc.constantFrom('en', 'my', 'fa-AF', '')
    case 'links':
      return fc.array(fc.oneof(short, fc.constant('https://www.facebook.com/1/posts/2')), { maxLength: 4 })
    case 'lines':
      return fc.array(short, { maxLength: 4 })
    case 'terms':
      return fc.array(anyOf(TERM_QUESTIONS), { maxLength: 3 }) as fc.Arbitrary<ContextAnswer>
    case 'notes':
      return anyOf(choicesOf(question).map((id) => ({ id, type: 'text' as const, max }))) as fc.Arbitrary<ContextAnswer>
    default:
      return short
  }
}

function anyOf(questions: ContextQuestion[]): fc.Arbitrary<Context> {
  const answers = Object.fromEntries(questions.map((question) => [question.id, anyAnswer(question)]))
  return fc.record(answers, { requiredKeys: [] }).map((record) => record as Context)
}

/** Any answers to any of the questions, asked or not. */
export const anyContext: fc.Arbitrary<Context> = anyOf(CONTEXT_FIELDS)
