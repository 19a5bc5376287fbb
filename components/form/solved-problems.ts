import type { FlagProblem } from '../../utils/flag/flag.ts'
import type { DraftChange } from '../../utils/messages/page-views.ts'

/** What a change of the category may solve besides itself: its rules bind these. */
const BOUND_BY_CATEGORY: FlagProblem['field'][] = ['capture', 'urgency', 'note', 'noteChoices', 'context']

/** The problems that remain to be shown once these fields were touched again. */
export function withoutSolved(problems: FlagProblem[], change: DraftChange): FlagProblem[] {
  const touched: string[] = Object.keys(change)
  if ('category' in change) touched.push(...BOUND_BY_CATEGORY)
  return problems.filter(({ field }) => !touched.includes(field))
}
