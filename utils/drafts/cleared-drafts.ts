// All answers of a draft taken back at once, and given back. What was captured is no answer: it stays.
import type { Answers } from '../flag/answers.ts'
import { captureRules } from '../flag/capture-rules.ts'
import { splitContext } from '../flag/context-rules.ts'
import { type RememberedAnswers, startingAnswers } from '../flag/draft.ts'
import { chooseCategory, type Removed } from './choose-category.ts'
import type { DraftRecords, DraftState } from './draft-records.ts'
import type { RemovedMemory } from './removed-memory.ts'

/** What clearing took: in the browser's memory only. */
export interface Cleared {
  answers: Answers
  urgencyChosen: boolean
  /** What the draft held right after. */
  blank: Answers
  /** What the category had removed beside the capture; forgotten when the form closes, as ever. */
  removed: Removed | null
}

export interface ClearedDrafts {
  /** See `Drafts`. None is safe against another change of the same draft: call them under one lock. */
  clear(id: string): Promise<DraftState>
  undoClear(id: string): Promise<DraftState>
  isCleared(id: string): Promise<boolean>
  /** Forgets of the cleared answers what may not outlive the form. */
  forgetRemoved(id: string): Promise<void>
}

/** `remembered` reads what was used last: a cleared draft starts with it, as a new one does. */
export function createClearedDrafts({
  records: { load, must, keep },
  memory,
  remembered,
}: {
  records: DraftRecords
  memory: RemovedMemory
  remembered: () => Promise<RememberedAnswers>
}): ClearedDrafts {
  return {
    async clear(id) {
      const blank = startingAnswers(await remembered())
      const { state, cleared } = clearAnswers({ draft: await must(id), removed: await memory.get(id) }, blank)
      await memory.setCleared(id, cleared)
      return keep(state)
    },
    async undoClear(id) {
      const state = { draft: await must(id), removed: await memory.get(id) }
      const cleared = await memory.cleared(id)
      if (!cleared) return state
      const restored = await keep(restoreAnswers(state, cleared))
      await memory.setCleared(id, null)
      return restored
    },
    isCleared: async (id) => (await memory.cleared(id)) !== null,
    async forgetRemoved(id) {
      const cleared = await memory.cleared(id)
      if (!cleared) return
      const category = (await load(id))?.answers.category ?? null
      // Chosen since, a category that lets no words be kept binds for those of before too.
      const mayStay = category === null || captureRules(category).freeText
      const answers = category === null ? cleared.answers : allowedOf(cleared.answers, category)
      await memory.setCleared(id, mayStay ? { ...cleared, answers, removed: null } : null)
    },
  }
}

/** The answers without those on local context that the category lets nobody keep, such as a translation of the post. */
function allowedOf(answers: Answers, category: string): Answers {
  return { ...answers, context: splitContext(answers.context, category).kept }
}

/** Puts `blank` in the place of the answers. No category forbids anything any more, so what it removed comes back. */
function clearAnswers({ draft, removed }: DraftState, blank: Answers): { state: DraftState; cleared: Cleared } {
  const { answers, urgencyChosen } = draft
  const freed = chooseCategory(draft, removed, null)
  return {
    state: { draft: { ...freed.draft, answers: blank, urgencyChosen: false }, removed: null },
    cleared: { answers, urgencyChosen, blank, removed: removed && { ...removed, capture: {} } },
  }
}

/** Gives the answers back, but for those that were answered anew since. The category's rules hold as at any choice. */
function restoreAnswers({ draft, removed }: DraftState, cleared: Cleared): DraftState {
  const { blank } = cleared
  const isUntouched = (name: keyof Answers) => JSON.stringify(draft.answers[name]) === JSON.stringify(blank[name])
  const names = Object.keys(draft.answers) as (keyof Answers)[]
  const anew = Object.fromEntries(names.filter((name) => !isUntouched(name)).map((name) => [name, draft.answers[name]]))
  const answers: Answers = { ...cleared.answers, ...anew }
  const urgencyChosen = draft.urgencyChosen || cleared.urgencyChosen
  return chooseCategory({ ...draft, answers, urgencyChosen }, removed ?? cleared.removed, answers.category)
}
