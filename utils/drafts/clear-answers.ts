// All answers of a draft taken back at once, and given back. What was captured is no answer: it stays.
import type { Answers } from '../flag/answers.ts'
import { chooseCategory, type Removed } from './choose-category.ts'
import type { DraftState } from './draft-records.ts'

/** What clearing took: in the browser's memory only. */
export interface Cleared {
  answers: Answers
  urgencyChosen: boolean
  /** What the draft held right after. */
  blank: Answers
  /** What the category had removed beside the capture; forgotten when the form closes, as ever. */
  removed: Removed | null
}

/** Puts `blank` in the place of the answers. No category forbids anything any more, so what it removed comes back. */
export function clearAnswers({ draft, removed }: DraftState, blank: Answers): { state: DraftState; cleared: Cleared } {
  const { answers, urgencyChosen } = draft
  const freed = chooseCategory(draft, removed, null)
  return {
    state: { draft: { ...freed.draft, answers: blank, urgencyChosen: false }, removed: null },
    cleared: { answers, urgencyChosen, blank, removed: removed && { ...removed, capture: {} } },
  }
}

/** Gives the answers back, but for those that were answered anew since. The category's rules hold as at any choice. */
export function restoreAnswers({ draft, removed }: DraftState, cleared: Cleared): DraftState {
  const { blank } = cleared
  const isUntouched = (name: keyof Answers) => JSON.stringify(draft.answers[name]) === JSON.stringify(blank[name])
  const names = Object.keys(draft.answers) as (keyof Answers)[]
  const anew = Object.fromEntries(names.filter((name) => !isUntouched(name)).map((name) => [name, draft.answers[name]]))
  const answers: Answers = { ...cleared.answers, ...anew }
  const urgencyChosen = draft.urgencyChosen || cleared.urgencyChosen
  return chooseCategory({ ...draft, answers, urgencyChosen }, removed ?? cleared.removed, answers.category)
}
