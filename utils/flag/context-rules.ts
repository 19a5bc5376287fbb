// Which questions a category asks, and what it lets us keep of the answers. Read from the tables; no category is named here.
import { captureRules } from './capture-rules.ts'
import type { Context, ContextAnswer } from './context-schema.ts'
import { CONTEXT_FIELDS, type ContextField, HANDLING_QUESTIONS } from './context-table.ts'
import { categoryById } from './taxonomy.ts'

/** What a category asks beyond the quick fields. Nothing of it is required. */
export interface ContextQuestions {
  /** What its special handling brings up, in the order of that: asked before the rest. */
  first: ContextField[]
  more: ContextField[]
}

/** The questions of a category; none of one that this build does not know. */
export function contextQuestions(categoryId: string): ContextQuestions {
  const category = categoryById(categoryId)
  if (!category) return { first: [], more: [] }
  const named = new Set(category.handling.flatMap((handling) => HANDLING_QUESTIONS[handling] ?? []))
  const asked = CONTEXT_FIELDS.filter(
    (field) => mayKeep(field, categoryId) && (named.has(field.id) || asks(field, category)),
  )
  const first = [...named].flatMap((id) => asked.find((field) => field.id === id) ?? [])
  return { first, more: asked.filter(({ id }) => !named.has(id)) }
}

function asks({ ask }: ContextField, category: { id: string; group: string }): boolean {
  if (typeof ask === 'string') return ask === 'always'
  return 'groups' in ask ? ask.groups.includes(category.group) : ask.categories.includes(category.id)
}

/**
 * Whether a category's capture mode lets the answer be kept. `link_only` copies no words of the post, `reference_only`
 * allows "short context only" (taxonomy, capture_modes); where description is forbidden, only choices stay.
 */
export function mayKeep({ words }: Pick<ContextField, 'words'>, categoryId: string): boolean {
  if (words === undefined) return true
  const rules = captureRules(categoryId)
  if (!rules.freeText) return false
  if (words === 'short') return true
  return rules.fields.has('text') || (words === 'free' && !rules.shortOnly)
}

/** True while a question applies to what else is answered. */
export function appliesNow({ when }: Pick<ContextField, 'when'>, context: Context): boolean {
  if (when === undefined) return true
  const [id = '', wanted] = when.split('=')
  const answer = context[id]
  return wanted === undefined ? answer !== undefined && answer !== '' : answer === wanted
}

/** What takes a broadcast down, or away from those who could help. */
const TAKES_DOWN = ['remove', 'restrict_visibility']

/**
 * What may not be asked for beside the other answers. Experts advise to leave a live broadcast up as long as possible, so
 * that help can reach the person (taxonomy, live_stream_do_not_request_removal): until the partner says that it is not
 * live, it may be.
 */
export function forbiddenChoices(fieldId: string, categoryId: string, context: Context): string[] {
  const leaveUp = categoryById(categoryId)?.handling.includes('live_stream_do_not_request_removal')
  return fieldId === 'desired_outcome' && leaveUp && context.is_live_or_ephemeral !== false ? TAKES_DOWN : []
}

/** Splits answers in those that a draft of this category may hold and those that must leave it at once. */
export function splitContext(context: Context, categoryId: string): { kept: Context; stripped: Context } {
  const kept: Context = {}
  const stripped: Context = {}
  for (const [id, answer] of Object.entries(context)) {
    const field = CONTEXT_FIELDS.find((candidate) => candidate.id === id)
    const half = mayKeep(field ?? { words: 'free' }, categoryId) ? kept : stripped
    half[id] = answer
  }
  return { kept, stripped }
}

/** Whether a flag of this category may hold this answer beside the others. */
export function mayHold(id: string, answer: ContextAnswer, categoryId: string, context: Context): boolean {
  const { first, more } = contextQuestions(categoryId)
  const field = [...first, ...more].find((candidate) => candidate.id === id)
  if (!field || !appliesNow(field, context)) return false
  // A No is not sent, so silence is none here: flags of older versions, which did not ask first, must not be held up.
  const forbidden = context.is_live_or_ephemeral === true ? forbiddenChoices(id, categoryId, context) : []
  return (
    forbidden.length === 0 ||
    !Array.isArray(answer) ||
    !forbidden.some((choice) => (answer as string[]).includes(choice))
  )
}
