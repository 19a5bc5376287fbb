import type { CaptureRules } from '../../utils/flag/capture-rules.ts'
import { textAsSent } from '../../utils/flag/text-as-sent.ts'
import { CapturedText } from '../form/captured-text.tsx'

interface RewrittenTextProps {
  text: string
  rules: CaptureRules
  /** The partner insists on numbers and addresses. */
  keepPersonal: boolean
}

/** The post's text as a category lets it go out that masks numbers and addresses of people, or makes links unclickable. */
export function RewrittenText({ text, rules, keepPersonal }: RewrittenTextProps) {
  return <CapturedText text={textAsSent(text, rules, keepPersonal)} />
}
