import type { RepeatedAnswers } from '../flag/answers.ts'
import type { Draft } from '../flag/draft.ts'
import type { DraftChange } from './drafts.ts'

/** The change that fills a draft with the answers of the last flag. What the partner wrote or answered here stays. */
export function repeatAnswers({ answers }: Draft, last: RepeatedAnswers): DraftChange {
  return {
    ...last,
    note: answers.note.trim() === '' ? last.note : answers.note,
    noteChoices: answers.noteChoices.length === 0 ? last.noteChoices : answers.noteChoices,
    context: { ...last.context, ...answers.context },
  }
}
