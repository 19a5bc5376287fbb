// Which parts of a notice under Art. 16(2) of the DSA a flag holds.
// https://eur-lex.europa.eu/eli/reg/2022/2065/oj
import type { Flag } from '../flag/flag.ts'

export interface Sender {
  name: string
  email: string
}

/** (a) reasons, (b) exact electronic location, (c) name and e-mail address, (d) statement of good faith. */
export const NOTICE_PARTS = ['reasons', 'location', 'sender', 'goodFaith'] as const
export type NoticePart = (typeof NOTICE_PARTS)[number]

/** `exempt`: the law does not ask for it here. */
export type PartState = 'there' | 'missing' | 'exempt'

/**
 * Categories of offences in Articles 3 to 7 of Directive 2011/93/EU, for which Art. 16(2)(c) asks for no name:
 * https://eur-lex.europa.eu/eli/dir/2011/93/oj
 */
const NAMELESS = new Set(['csam', 'grooming', 'child_sextortion'])

/** What is there of each part. A category alone is no explanation: (a) needs words, or the choices that stand for them. */
export function noticeParts(flag: Flag, { name, email }: Sender): Record<NoticePart, PartState> {
  const link = locationOf(flag)
  const isNamed = name.trim() !== '' && /^\S+@\S+$/.test(email.trim())
  return {
    reasons: flag.note?.trim() || flag.noteChoices.length > 0 ? 'there' : 'missing',
    location: link === null ? 'missing' : 'there',
    sender: NAMELESS.has(flag.category) ? 'exempt' : isNamed ? 'there' : 'missing',
    goodFaith: flag.goodFaith ? 'there' : 'missing',
  }
}

/** The exact address of what is flagged; null where the flag has none. */
export function locationOf({ subject, capture }: Flag): string | null {
  const link = subject.link ?? capture?.permalink?.value ?? null
  return link?.startsWith('https://') ? link : null
}
