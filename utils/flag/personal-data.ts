// Telephone numbers, e-mail addresses and numbers of papers in what the partner writes (taxonomy, `redact_pii`).

/** Stands for what is masked, the same in every language. */
export const MASK = '[***]'

const LINK = /\b(?:https?|hxxps?):\/\/\S+/gi
/** Links that are a telephone number. */
const LINK_TO_NUMBER =
  /^\w+:\/\/(?:www\.)?(?:wa\.me\/|(?:api\.|web\.)?whatsapp\.com\/send|t\.me\/(?:\+|%2b)|signal\.me\/#p\/|viber\.click\/)/i
const EMAIL = /[^\s@<>()[\],;:]+@[^\s@<>()[\],;:]+\.(?:\p{Cf}{0,3}[\p{L}\p{N}-]){2,}/gu
/** Digits of any script with what people put between them, and the unseen marks that change the direction of writing. */
const NUMBER = /\+?\p{Cf}{0,3}\p{Nd}(?:(?:\p{Cf}{0,3}[\s().\-/\u2010-\u2015]){0,2}\p{Cf}{0,3}\p{Nd}){5,}/gu
/** Numbers of identity papers often mix both: `AB1234567`. */
const PAPER = /\b(?=[A-Z0-9-]*\d{5})(?=\p{Nd}*[A-Z])[A-Z0-9-]{7,}\b/gu
/** Identity cards of Myanmar name a state, a township and a kind: `12/MaGaNa(N)123456`. */
const CARD =
  /\p{Nd}{1,2}\s?\/\s?(?:[\p{L}\p{M}\p{Cf} .]{2,30}\(\s?[\p{L}\p{M}\p{Cf}]{1,12}\s?\)\s?|[\p{L}\p{M}\p{Cf}]{3,30})\p{Nd}{6}(?!\p{Nd})/gu
/** A date, a span of years, a round sum with grouped thousands: many digits, nobody's number. Over plain digits. */
const HARMLESS = [
  /^(?:1[3-9]|2[0-6])\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])(?: \d{1,2})?$/,
  /^(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|[12]\d|3[01])[-./](?:1[3-9]|2[0-6])\d\d$/,
  /^(?:19|20)\d\d ?[-/\u2010-\u2015] ?(?:19|20)\d\d$/,
  // Others in groups of three are told from telephone numbers by nothing: 612 345 678 is one in Spain.
  /^\d{1,3}(?:[ .]\d{3})*[ .]\d00[ .]000$/,
  /^\d[ .]\d{3}[ .]000$/,
]
/** Fewer digits name nobody. */
const LEAST_DIGITS = 7

/**
 * What looks like personal data in a text, as written. Links are left out, for what they lead to is the matter itself, but
 * for those that are somebody's number.
 */
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
  const numbersIn = (part: string) =>
    part.replace(NUMBER, (match) => (isNumberOfSomebody(match) ? replace(match) : match))
  const between = (part: string) =>
    numbersIn(part.replace(EMAIL, replace).replace(CARD, replace).replace(PAPER, replace))
  for (const { 0: link, index } of text.matchAll(LINK)) {
    replaced += between(text.slice(at, index)) + (LINK_TO_NUMBER.test(link) ? numbersIn(link) : link)
    at = index + link.length
  }
  return replaced + between(text.slice(at))
}

function isNumberOfSomebody(match: string): boolean {
  const plain = match
    .replace(/\p{Cf}/gu, '')
    .replace(/\s/gu, ' ')
    .replace(/\p{Nd}/gu, plainDigit)
  return plain.replace(/\D/g, '').length >= LEAST_DIGITS && !HARMLESS.some((harmless) => harmless.test(plain))
}

/** Digits of a script lie in a row from 0 to 9: https://www.unicode.org/policies/stability_policy.html#Property_Value */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1
  return String(before % 10)
}
