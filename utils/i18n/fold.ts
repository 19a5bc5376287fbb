// Text as it is compared in searches: what people type differs from what is written in case, accents and letter forms.

const ALEF_FORMS = /[\u0622\u0623\u0625\u0671]/g
const MARKS = /[\p{M}\u0640]/gu

/**
 * Lower case without accents and other marks; Arabic alef, yeh, teh marbuta and kaf forms each made one, tatweel dropped.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(ALEF_FORMS, '\u0627')
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replaceAll('\u0649', '\u064a')
    .replaceAll('\u06cc', '\u064a')
    .replaceAll('\u0629', '\u0647')
    .replaceAll('\u06a9', '\u0643')
    .trim()
}
