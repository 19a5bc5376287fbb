import { type Draft, type RememberedAnswers, startingAnswers } from '../flag/draft.ts'

/** A draft of these parts, with what was used last where they say nothing of it. `now` gives epoch milliseconds. */
export function newDraft(
  parts: Pick<Draft, 'id' | 'subject' | 'capture' | 'sealed'> & Partial<Draft>,
  remembered: RememberedAnswers,
  now: number,
): Draft {
  const createdAt = new Date(now).toISOString()
  return {
    answers: startingAnswers(remembered),
    urgencyChosen: false,
    stripped: false,
    quick: false,
    mends: null,
    createdAt,
    updatedAt: createdAt,
    ...parts,
  }
}
