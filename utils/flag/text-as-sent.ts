// What of a post's text is written otherwise before it is sent: the preview shows it so too.
import type { KeptCapture } from './capture.ts'
import { type CaptureRules, splitCapture } from './capture-rules.ts'
import { defang } from './defang.ts'
import { maskPersonalData } from './personal-data.ts'

/** The post's text as the rules let it go out. `keepPersonal`: the partner insists on what would be masked. */
export function textAsSent(text: string, rules: CaptureRules, keepPersonal: boolean): string {
  const masked = rules.masksText && !keepPersonal ? maskPersonalData(text) : text
  return rules.defangs ? defang(masked) : masked
}

/** True where `held` is this text, or what the rules of some category make of it. */
export function isTextAsSent(held: string, text: string): boolean {
  const masked = maskPersonalData(text)
  return [text, masked, defang(text), defang(masked)].includes(held)
}

/**
 * Like `splitCapture`, and where the rules have the text written otherwise, that is what is kept: the text as it was is
 * among what is stripped. What is stripped over what is kept is the capture again.
 */
export function splitAsSent(
  capture: KeptCapture,
  rules: CaptureRules,
  keepPersonal: boolean,
): { kept: KeptCapture; stripped: KeptCapture } {
  const { kept, stripped } = splitCapture(capture, rules)
  const { text } = kept
  if (!text?.value) return { kept, stripped }
  const value = textAsSent(text.value, rules, keepPersonal)
  if (value === text.value) return { kept, stripped }
  return { kept: { ...kept, text: { ...text, value } }, stripped: { ...stripped, text } }
}
