import { fold } from '../../utils/i18n/fold.ts'
import type { FlagStub } from '../../utils/messages/contract.ts'

/** Finds flags whose author, category, reference or link holds every word of the query. */
export type FlagSearch = (query: string) => FlagStub[]

/** A search over these flags. Folds each of them once, so that typing stays quick in a long history. */
export function createFlagSearch(flags: FlagStub[], labelOf: (category: string) => string): FlagSearch {
  const folded = flags.map((flag) => ({
    flag,
    text: fold([flag.author, labelOf(flag.category), flag.reference, flag.link].filter(Boolean).join('\n')),
  }))
  return (query) => {
    const words = fold(query).split(/\s+/).filter(Boolean)
    return folded.filter(({ text }) => words.every((word) => text.includes(word))).map(({ flag }) => flag)
  }
}
