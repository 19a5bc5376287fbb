import type { RepeatedAnswers } from '../flag/answers.ts'
import type { Draft } from '../flag/draft.ts'
import type { DraftChange } from './drafts.ts'

/** The change that fills a draft with the answers of the last flag. What the partner wrote or answered here stays. */
export function repeatAnswers({ answers, urgencyChosen }: Draft, last: RepeatedAnswers): DraftChange {
  return {
    ...last,
    urgency: urgencyChosen ? answers.urgency : last.urgency,
    // A draft starts with those of the last flag: others were chosen here.
    language: answers.language ?? last.language,
    country: answers.country ?? last.country,
    note: answers.note.trim() === '' ? last.note : answers.note,
    noteChoices: answers.noteChoices.length === 0 ? last.noteChoices : answers.noteChoices,
    context: { ...last.context, ...answers.context },
  }
}
