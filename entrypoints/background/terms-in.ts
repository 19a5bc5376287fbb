import type { Term } from '../../utils/flag/context-schema.ts'
import { fold } from '../../utils/i18n/fold.ts'

/** Most terms that are offered for one post. */
const MOST_OFFERED = 5

/** The known terms that a text contains, whatever their case, accents and letter forms. */
export function termsIn(text: string, glossary: Term[]): Term[] {
  const folded = fold(text)
  const occurs = ({ term }: Term) => {
    const wanted = typeof term === 'string' ? fold(term) : ''
    return wanted !== '' && folded.includes(wanted)
  }
  return glossary.filter(occurs).slice(0, MOST_OFFERED)
}
