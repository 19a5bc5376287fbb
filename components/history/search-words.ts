import type { SearchWord } from '../../utils/history/flag-query.ts'
import { fold } from '../../utils/i18n/fold.ts'
import type { HistoryPage } from '../../utils/messages/page-views.ts'

/** What ids and codes are called in the partner's language. */
export interface Names {
  category(id: string): string
  country(code: string): string
  language(tag: string): string
}

type Occurring = HistoryPage['occurring']

/** The longest search that is looked for, and the most words of it. */
export const LONGEST_SEARCH = 300
const MOST_WORDS = 50

/**
 * Turns what was typed into what is searched: the background knows the flags, only the page knows what categories,
 * countries and languages are called here. Each name is folded once.
 */
export function createSearchWords(names: Names): (search: string, occurring: Occurring) => SearchWord[] {
  const folded = new Map<string, string>()
  const called = (kind: keyof Names, code: string) => {
    const key = `${kind}/${code}`
    const known = folded.get(key) ?? fold(names[kind](code))
    folded.set(key, known)
    return known
  }
  return (search, { category, country, language }) => {
    const words = fold(search.slice(0, LONGEST_SEARCH)).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
    return words.map((text) => ({
      text,
      categories: category.filter((id) => called('category', id).includes(text)),
      countries: country.filter((code) => called('country', code).includes(text)),
      languages: language.filter((tag) => called('language', tag).includes(text)),
    }))
  }
}
