import type { FlagProblem } from '../../utils/flag/flag.ts'
import type { SubjectType } from '../../utils/flag/subject.ts'
import { isolate } from '../../utils/i18n/isolate.ts'
import type { FlagStub } from '../../utils/messages/page-views.ts'
import { problemText } from '../form/problem-text.ts'
import { useTranslator } from '../ui/translator.tsx'

type Refusal = NonNullable<FlagStub['refusal']>

const FIELDS: ReadonlySet<string> = new Set<FlagProblem['field']>([
  'subject',
  'capture',
  'category',
  'urgency',
  'language',
  'country',
  'note',
  'noteChoices',
  'goodFaith',
])

/**
 * Says why the server refused a flag: for each field that the form has, what to do about it; for anything else the
 * server's own words. Never empty.
 */
export function useRefusalWords(): (refusal: Refusal, subject: SubjectType) => string[] {
  const { t } = useTranslator()
  return ({ title, detail, problems }, subject) => {
    const known = problems.filter(isFlagProblem).map((problem) => t(problemText(problem, subject)))
    const unnamed = problems.length === 0 || problems.some((problem) => !isFlagProblem(problem))
    return [...new Set([...known, ...(unnamed ? [isolate(detail ?? title)] : [])])]
  }
}

/** A field of the form; `problemText` has words for a code that it does not know. */
function isFlagProblem(problem: Refusal['problems'][number]): problem is FlagProblem {
  return FIELDS.has(problem.field)
}
