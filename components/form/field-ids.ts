import type { FlagProblem } from '../../utils/flag/flag.ts'

/** The ids of the form's controls, by the field that a problem names: focus moves there. */
export const FIELD_IDS: Record<FlagProblem['field'], string> = {
  subject: 'flag-link',
  capture: 'flag-category',
  category: 'flag-category',
  urgency: 'flag-urgency',
  language: 'flag-language',
  country: 'flag-country',
  note: 'flag-note',
  noteChoices: 'flag-note-choices',
  context: 'flag-context',
  goodFaith: 'flag-good-faith',
}

/** Moves the focus to a field: to its control, or to the chosen or first one of a group. */
export function focusField(field: FlagProblem['field']): void {
  const element = document.getElementById(FIELD_IDS[field])
  const inGroup = element?.querySelector<HTMLElement>('input:checked') ?? element?.querySelector<HTMLElement>('input')
  const target = inGroup ?? element
  if (element instanceof HTMLDetailsElement) element.open = true
  target?.focus()
  target?.closest('.field')?.scrollIntoView({ block: 'nearest' })
}
