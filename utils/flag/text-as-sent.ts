// What of a post's text is written otherwise before it is sent: the preview shows it so too.
import type { CaptureRules } from './capture-rules.ts'
import { defang } from './defang.ts'
import { maskPersonalData } from './personal-data.ts'

/** The post's text as the rules let it go out. `keepPersonal`: the partner insists on what would be masked. */
export function textAsSent(text: string, rules: CaptureRules, keepPersonal: boolean): string {
  const masked = rules.masksText && !keepPersonal ? maskPersonalData(text) : text
  return rules.defangs ? defang(masked) : masked
}
