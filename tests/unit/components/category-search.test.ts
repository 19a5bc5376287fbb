import { expect, test } from 'vitest'
import ar from '../../../assets/taxonomy/ar.json'
import en from '../../../assets/taxonomy/en.json'
import { searchCategories } from '../../../components/form/category-search.ts'
import type { TaxonomyTexts } from '../../../components/ui/taxonomy-texts.ts'
import { CATEGORIES, CATEGORY_GROUPS } from '../../../utils/flag/taxonomy.ts'

interface Texts {
  groups: Record<string, string>
  categories: Record<string, { label: string; definition: string; also?: string }>
}

function textsOf({ groups, categories }: Texts): TaxonomyTexts {
  return {
    also: (id) => categories[id]?.also ?? '',
    question: (id) => ({ label: id }),
    questionGroup: (id) => id,
    choice: (_, id) => id,
    group: (id) => groups[id] ?? id,
    label: (id) => categories[id]?.label ?? id,
    definition: (id) => categories[id]?.definition ?? '',
    isEnglish: () => false,
    contextIsEnglish: false,
  }
}

const english = textsOf(en)
const arabic = textsOf(ar)
const ids = (query: string, texts = english) =>
  searchCategories(query, texts).flatMap(({ categories }) => categories.map(({ id }) => id))
const core = CATEGORIES.filter((category) => category.core)

test('without a query all 81 stand there once, "not sure" last', () => {
  expect(ids('').toSorted()).toEqual(CATEGORIES.map(({ id }) => id).toSorted())
  expect(ids('').at(-1)).toBe('unsure')
})

test('those used last stand first, and only there', () => {
  const listed = searchCategories('', english, ['doxxing', 'left_in_2031', 'animal_abuse', 'unsure'])
  expect(listed[0]).toMatchObject({ group: 'recent', categories: [{ id: 'doxxing' }, { id: 'animal_abuse' }] })
  expect(listed.flatMap(({ categories }) => categories)).toHaveLength(81)
})

test('finds by label, definition, group and other words, whatever the case', () => {
  expect(ids('DOXX')).toContain('doxxing')
  expect(ids('home address')).toContain('doxxing')
  expect(ids('account compromise')).toContain('account_compromised')
  expect(ids('revenge porn')[0]).toBe('ncii')
  expect(ids('hacked')).toContain('account_compromised')
})

test('what a label starts with comes before what only its definition says', () => {
  expect(ids('direct')[0]).toBe('direct_threat')
  expect(ids('impersonation')[0]).toBe('impersonation')
})

test('finds by what the sites’ own menus say', () => {
  expect(ids('credible threat')).toContain('unsure')
  expect(ids('violent, hateful')).toContain('direct_threat')
})

test('all words must be found', () => {
  expect(ids('coded threat')).toContain('coded_or_veiled_threat')
  expect(ids('coded zebra')).toEqual(['unsure'])
})

test('finds Arabic without its marks and letter forms', () => {
  expect(ids('مبطن', arabic)).toContain('coded_or_veiled_threat')
  expect(ids('انتحال شخصيه', arabic)).toContain('impersonation')
})

test('"not sure" is there whatever is typed', () => {
  expect(ids('zzz')).toEqual(['unsure'])
})

test('Arabic names every group and core category', () => {
  expect(CATEGORY_GROUPS.filter((group) => !(group in ar.groups))).toEqual([])
  expect(core.filter(({ id }) => !(id in ar.categories))).toEqual([])
})
