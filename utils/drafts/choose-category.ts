// A category's rules bind from the moment it is chosen: what it forbids leaves the stored draft at once.
import type { KeptCapture } from '../flag/capture.ts'
import { captureRules } from '../flag/capture-rules.ts'
import { splitContext } from '../flag/context-rules.ts'
import type { Context } from '../flag/context-schema.ts'
import type { Draft } from '../flag/draft.ts'
import { categoryById } from '../flag/taxonomy.ts'
import { splitAsSent } from '../flag/text-as-sent.ts'
import { descriptionOf, withDescription } from './place-description.ts'

/** What a category removed: in memory only, while the form is open, so that a wrong choice can be undone. */
export interface Removed {
  capture: KeptCapture
  /** The note that was typed; empty where none was removed. */
  note: string
  description: string | null
  /** Answers on local context that the category's capture mode forbids. */
  context: Context
  /** The last choice that had left everything, for undo. */
  category: string | null
  urgency: Draft['answers']['urgency']
}

/**
 * Chooses a category (null: none yet). What the new one allows and the old one had removed comes back from `removed`.
 * Returns the draft to store, and what to keep in memory instead of the old `removed`: null where nothing is removed.
 */
export function chooseCategory(
  draft: Draft,
  removed: Removed | null,
  category: string | null,
): { draft: Draft; removed: Removed | null } {
  const { answers } = draft
  // A text that was written otherwise is among what was removed too, as it was.
  const whole = draft.capture && { ...draft.capture, ...removed?.capture }
  const note = answers.note || (removed?.note ?? '')
  const description = descriptionOf(draft) ?? removed?.description ?? null
  const preset = category === null ? undefined : categoryById(category)?.urgency
  const urgency = draft.urgencyChosen ? answers.urgency : (preset ?? null)
  // No choice yet forbids nothing.
  const rules = category === null ? null : captureRules(category)
  const { kept, stripped } =
    whole && rules
      ? splitAsSent(whole, rules, answers.keepPersonalOfPost)
      : { kept: whole, stripped: {} satisfies KeptCapture }
  const keepsText = rules?.freeText ?? true
  const answered = { ...removed?.context, ...answers.context }
  const context = category === null ? { kept: answered, stripped: {} } : splitContext(answered, category)
  const chosen: Draft = {
    ...withDescription(draft, keepsText ? description : null),
    capture: kept,
    answers: { ...answers, category, urgency, note: keepsText ? note : '', context: context.kept },
  }
  const removesText = Object.keys(context.stripped).length > 0 || (!keepsText && (note !== '' || description !== null))
  const forgotten = draft.stripped && removed === null
  if (Object.keys(stripped).length === 0 && !removesText) {
    return { draft: { ...chosen, stripped: forgotten }, removed: null }
  }
  return {
    draft: { ...chosen, stripped: true },
    removed: {
      capture: stripped,
      note: keepsText ? '' : note,
      description: keepsText ? null : description,
      context: context.stripped,
      category: removed ? removed.category : answers.category,
      urgency: removed ? removed.urgency : answers.urgency,
    },
  }
}

/** Puts what may not be kept of a capture that came later (its link was found) where the choice puts it. */
export function applyCapture(
  draft: Draft,
  removed: Removed | null,
  capture: KeptCapture,
): { draft: Draft; removed: Removed | null } {
  const { category } = draft.answers
  if (category === null) return { draft: { ...draft, capture }, removed }
  const { kept, stripped } = splitAsSent(capture, captureRules(category), draft.answers.keepPersonalOfPost)
  // Without a memory of the choice the form is closed: what is forbidden is not kept anywhere.
  const lacksSomething = draft.stripped || Object.keys(stripped).length > 0
  return {
    draft: { ...draft, capture: kept, stripped: lacksSomething },
    removed: removed && { ...removed, capture: stripped },
  }
}
