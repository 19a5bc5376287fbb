import type { VisibleText } from './visible-text.ts'

const TRAILING_DOTS = /\s*(?:…|\.\.\.)\s*$/

/** A text that was read as seen, without spaces at line ends and doubled blank lines. */
export function tidyText({ text, truncated }: VisibleText): string {
  const tidy = text
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  // The dots before "See more" are the site's, not the author's.
  return truncated ? tidy.replace(TRAILING_DOTS, '') : tidy
}
