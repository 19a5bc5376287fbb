// Telephone numbers, e-mail addresses and numbers of papers in what the partner writes (taxonomy, `redact_pii`).

/** Stands for what is masked, the same in every language. */
export const MASK = '[***]'

const LINK = /\b(?:https?|hxxps?):\/\/\S+/gi
const EMAIL = /[^\s@<>()[\],;:]+@[^\s@<>()[\],;:]+\.[\p{L}\p{N}-]{2,}/gu
/** Digits of any script with what people put between them. */
const NUMBER = /\+?\p{Nd}(?:[\s().\-/\u2010-\u2015]{0,2}\p{Nd}){5,}/gu
/** Numbers of identity papers often mix both: `AB1234567`. */
const PAPER = /\b(?=[A-Z0-9-]*\d{5})(?=\p{Nd}*[A-Z])[A-Z0-9-]{7,}\b/gu
/** A date, a span of years, a round sum with grouped thousands: many digits, nobody's number. */
const HARMLESS = [
  /^\p{Nd}{4}[-./]\p{Nd}{1,2}[-./]\p{Nd}{1,2}(?:[\sT]\p{Nd}{1,2}:?\p{Nd}{0,2})?$/u,
  /^\p{Nd}{1,2}[-./]\p{Nd}{1,2}[-./]\p{Nd}{4}$/u,
  /^\p{Nd}{4}\s?[-/\u2010-\u2015]\s?\p{Nd}{4}$/u,
  // Others in groups of three are told from telephone numbers by nothing: 612 345 678 is one in Spain.
  /^\p{Nd}{1,3}(?:[ .]\p{Nd}{3})*[ .][0٠۰]{3}$/u,
]
/** Fewer digits name nobody. */
const LEAST_DIGITS = 7

/** What looks like personal data in a text, as written. Links are left out: what they lead to is the matter itself. */
export function personalData(text: string): string[] {
  const found: string[] = []
  replaceIn(text, (match) => {
    found.push(match)
    return match
  })
  return found
}

/** The text with `MASK` in the place of what looks like personal data. */
export function maskPersonalData(text: string): string {
  return replaceIn(text, () => MASK)
}

function replaceIn(text: string, replace: (match: string) => string): string {
  let at = 0
  let replaced = ''
  const between = (part: string) =>
    part
      .replace(EMAIL, replace)
      .replace(PAPER, replace)
      .replace(NUMBER, (match) => (isNumberOfSomebody(match.trim()) ? replace(match) : match))
  for (const { 0: link, index } of text.matchAll(LINK)) {
    replaced += between(text.slice(at, index)) + link
    at = index + link.length
  }
  return replaced + between(text.slice(at))
}

function isNumberOfSomebody(match: string): boolean {
  return match.replace(/\P{Nd}/gu, '').length >= LEAST_DIGITS && !HARMLESS.some((harmless) => harmless.test(match))
}
