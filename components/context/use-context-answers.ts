import type { Context, ContextAnswer } from '../../utils/flag/context-schema.ts'
import { useDraft } from '../form/form-context.tsx'

/** Nothing, where an answer is taken back. */
export type Answered = ContextAnswer | undefined

export interface ContextAnswers {
  context: Context
  answer(id: string, value: Answered): void
}

/** The draft's answers on local context, each saved at its change. */
export function useContextAnswers(): ContextAnswers {
  const { draft, change } = useDraft()
  const { context } = draft.answers
  return { context, answer: (id, value) => void change({ context: withAnswer(context, id, value) }) }
}

/** Answers with one more, or without it. */
export function withAnswer<T extends ContextAnswer>(
  answers: Record<string, T>,
  id: string,
  value: T | undefined,
): Record<string, T> {
  const { [id]: _, ...rest } = answers
  return value === undefined ? rest : { ...rest, [id]: value }
}
