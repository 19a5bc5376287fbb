import type { FlagProblem } from '../../utils/flag/flag.ts'
import type { SubjectType } from '../../utils/flag/subject.ts'
import type { TextKey } from '../../utils/i18n/text-key.ts'

const TEXTS: Record<FlagProblem['field'], { other: TextKey } & Partial<Record<FlagProblem['code'], TextKey>>> = {
  subject: {
    not_locatable: 'form.problem.subject.not_locatable',
    not_a_link: 'form.problem.subject.not_a_link',
    forbidden: 'form.problem.subject.forbidden',
    other: 'form.problem.subject.other',
  },
  capture: { other: 'form.problem.capture.other' },
  category: { unknown: 'form.problem.category.unknown', other: 'form.problem.category.other' },
  urgency: { other: 'form.problem.urgency.other' },
  language: { other: 'form.problem.language.other' },
  country: { other: 'form.problem.country.other' },
  note: { too_long: 'form.problem.note.too_long', other: 'form.problem.note.other' },
  noteChoices: { other: 'form.problem.noteChoices.other' },
  context: { other: 'form.problem.context.other' },
  goodFaith: { other: 'form.problem.goodFaith.other' },
}

/** The text that says what to do about a problem of a flag. */
export function problemText({ field, code }: FlagProblem, subject: SubjectType): TextKey {
  if (field === 'subject' && code === 'not_locatable' && subject === 'removed') {
    return 'form.problem.subject.not_locatable_removed'
  }
  const texts = TEXTS[field]
  return texts[code] ?? texts.other
}
