// Which categories the list shows, in which order, for what was typed.
import { CATEGORIES, CATEGORY_GROUPS, type Category, categoryById } from '../../utils/flag/taxonomy.ts'
import { fold } from '../../utils/i18n/fold.ts'
import type { TaxonomyTexts } from '../ui/taxonomy-texts.ts'

/** Stands at the end of every list: nobody must guess. */
export const UNSURE = 'unsure'

export interface CategoryGroup {
  /** Id of the taxonomy's group; `recent` for those used last, `always` for the one that is always there. */
  group: string
  categories: Category[]
}

/** What is searched of one category, folded. */
interface Searched {
  label: string
  all: string
}

const searchedBy = new WeakMap<TaxonomyTexts, Map<string, Searched>>()

/**
 * The categories in whose label, group, definition or other words every word of the query stands, by group. An empty
 * query shows all, after those used last (`recent`: ids), in the taxonomy's order; else the group with the best match
 * comes first: a label that starts with the query, one that holds it, then the rest. "Not sure" is always the last.
 */
export function searchCategories(query: string, texts: TaxonomyTexts, recent: string[] = []): CategoryGroup[] {
  const wanted = fold(query)
  const always = { group: 'always', categories: CATEGORIES.filter(({ id }) => id === UNSURE) }
  const grouped = wanted === '' ? browsed(recent) : found(wanted, texts)
  return [...grouped.filter(({ categories }) => categories.length > 0), always]
}

function browsed(recent: string[]): CategoryGroup[] {
  const used = recent.flatMap((id) => categoryById(id) ?? []).filter(({ id }) => id !== UNSURE)
  return [
    { group: 'recent', categories: used },
    ...CATEGORY_GROUPS.map((group) => ({
      group,
      categories: CATEGORIES.filter(
        (category) => category.group === group && isListed(category) && !used.includes(category),
      ),
    })),
  ]
}

function found(wanted: string, texts: TaxonomyTexts): CategoryGroup[] {
  const words = wanted.split(/\s+/)
  const searched = searchedWords(texts)
  const rankOf = ({ id, core }: Category): number => {
    const { label = '', all = '' } = searched.get(id) ?? {}
    if (!words.every((word) => all.includes(word))) return Number.POSITIVE_INFINITY
    const match = label.startsWith(wanted) ? 0 : words.every((word) => label.includes(word)) ? 2 : 4
    return match + (core ? 0 : 1)
  }
  const ranked = CATEGORIES.filter(isListed)
    .map((category) => ({ category, rank: rankOf(category) }))
    .filter(({ rank }) => Number.isFinite(rank))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ category }) => category)
  return [...Map.groupBy(ranked, ({ group }) => group)].map(([group, categories]) => ({ group, categories }))
}

function isListed({ id }: Category): boolean {
  return id !== UNSURE
}

/** Folding is what takes time: once for each language, not at each key. */
function searchedWords(texts: TaxonomyTexts): Map<string, Searched> {
  const known = searchedBy.get(texts)
  if (known) return known
  const made = new Map(
    CATEGORIES.map(({ id, group }) => {
      const label = fold(texts.label(id))
      return [id, { label, all: `${label} ${fold(`${texts.group(group)} ${texts.definition(id)} ${texts.also(id)}`)}` }]
    }),
  )
  searchedBy.set(texts, made)
  return made
}
