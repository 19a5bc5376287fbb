import type { ContextQuestion } from '../../utils/flag/context-table.ts'
import type { TaxonomyTexts } from '../ui/taxonomy-texts.ts'
import type { Answered } from './use-context-answers.ts'

/** What the control of a question is given. */
export interface QuestionProps {
  question: ContextQuestion
  answer: Answered
  texts: TaxonomyTexts
  /** Choices that may not be made now. */
  forbidden: string[]
  onAnswer: (value: Answered) => void
}
