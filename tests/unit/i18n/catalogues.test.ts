import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CATEGORIES } from '../../../utils/flag/taxonomy.ts'
import { UI_LANGUAGES } from '../../../utils/i18n/languages.ts'
import { storeMessages } from '../../../utils/i18n/store-messages.ts'
import {
  catalogueProblems,
  keysOf,
  type TaxonomyScope,
  type TaxonomyTexts,
  taxonomyProblems,
  textsOf,
} from './catalogue-rules.ts'

const read = <Shape = object>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as Shape
const namesIn = (folder: string) => readdirSync(folder).map((file) => file.replace('.json', ''))
const english = read('locales/en.json')
const englishTaxonomy = read<TaxonomyTexts>('assets/taxonomy/en.json')

/** These say all that English says; the others the interface and the core categories, the rest in English. */
const WHOLE = ['en', 'ar', 'fr', 'es', 'my']
const scopeOf = (tag: string): TaxonomyScope => {
  const isWhole = WHOLE.includes(tag)
  return { categories: CATEGORIES.filter(({ core }) => core || isWhole).map(({ id }) => id), context: isWhole }
}

/** All source that may ask for a text. */
const sources = ['components', 'entrypoints', 'utils', 'reporting-api']
  .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((path) => `${room}/${path}`))
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')

test('each delivered language has a catalogue and texts of the taxonomy, and no other has', () => {
  const delivered = UI_LANGUAGES.map(({ tag }) => tag).sort()
  expect(namesIn('locales').sort()).toEqual(delivered)
  expect(namesIn('assets/taxonomy').sort()).toEqual(delivered)
})

describe.each(UI_LANGUAGES)('$tag', ({ tag, formats, direction }) => {
  test('its catalogue says all that English says, in its own plural forms', () => {
    expect(catalogueProblems(tag, read(`locales/${tag}.json`), english)).toEqual([])
  })

  test('its texts of the taxonomy hold what is declared for it', () => {
    const texts = read<TaxonomyTexts>(`assets/taxonomy/${tag}.json`)
    expect(taxonomyProblems(tag, texts, englishTaxonomy, scopeOf(tag))).toEqual([])
  })

  test('its plurals, digits and dates are known to Intl, and its direction is that of its script', () => {
    expect(Intl.PluralRules.supportedLocalesOf([tag])).toEqual([tag])
    expect(Intl.DateTimeFormat.supportedLocalesOf([formats])).toEqual([formats])
    expect(direction).toBe(['Arab', 'Hebr'].includes(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr')
  })
})

test('texts for the browser’s own pages go where Chrome and Firefox look for them', () => {
  const found = new Map(storeMessages().map(({ path, contents }) => [path, JSON.parse(contents) as object]))
  const folders = 'en ar fr es my pt_BR pt_PT ru uk am fa ur sw'.split(' ')
  expect([...found.keys()]).toEqual(folders.map((folder) => `_locales/${folder}/messages.json`))
  for (const messages of found.values()) {
    expect(messages).toEqual({
      name: { message: 'Fieldflag' },
      description: { message: expect.any(String) },
      command_flag_post: { message: expect.any(String) },
      command_quick_flag: { message: expect.any(String) },
    })
  }
  // https://developer.chrome.com/docs/extensions/reference/manifest/description
  for (const { contents } of storeMessages()) {
    expect((JSON.parse(contents) as { description: { message: string } }).description.message.length).toBeLessThan(133)
  }
})

describe('the rules find', () => {
  const good = {
    review: { status: 'machine-draft', note: 'Drafted.' },
    open: 'Ouvrir {{name}}',
    many_one: '{{count, number}} lien',
    many_many: '{{count, number}} de liens',
    many_other: '{{count, number}} liens',
  }
  const source = { open: 'Open {{name}}', many_one: '{{count, number}} link', many_other: '{{count, number}} links' }
  const without = (key: keyof typeof good) => Object.fromEntries(Object.entries(good).filter(([name]) => name !== key))

  test('nothing in a good catalogue', () => {
    expect(catalogueProblems('fr', good, source)).toEqual([])
  })

  test.each<[string, string, object, string]>([
    ['a missing key', 'fr', without('open'), 'missing: open'],
    ['a superfluous key', 'fr', { ...good, close: 'Fermer' }, 'superfluous: close'],
    ['a missing plural form', 'fr', without('many_many'), 'plural forms of many: one,other, not many,one,other'],
    ['a plural form of another language', 'en', good, 'plural forms of many: many,one,other, not one,other'],
    ['a wrong place', 'fr', { ...good, open: 'Ouvrir {{nom}}' }, 'places of open: Ouvrir {{nom}}'],
    ['a lost place', 'fr', { ...good, open: 'Ouvrir' }, 'places of open: Ouvrir'],
    ['a broken place', 'fr', { ...good, open: 'Ouvrir {{name}} {' }, 'places of open: Ouvrir {{name}} {'],
    ['a place that a plural form lost', 'fr', { ...good, many_other: 'des liens' }, 'places of many_other: des liens'],
    ['an empty text', 'fr', { ...good, many_one: ' ' }, 'says nothing: many_one'],
    ['words of another script', 'ru', { open: 'Open {{name}}' }, 'not in the language: open: Open {{name}}'],
    ['no word on who reviewed it', 'fr', without('review'), 'says not who wrote or reviewed it'],
  ])('%s', (_, tag, catalogue, problem) => {
    expect(catalogueProblems(tag, catalogue, source)).toContain(problem)
  })

  test('a long text left in English', () => {
    const long = { stay: 'Keep this window open and try again.' }
    expect(catalogueProblems('fr', { ...good, ...long }, { ...source, ...long })).toEqual([
      'not in the language: stay: Keep this window open and try again.',
    ])
  })

  test('what the taxonomy’s texts lack, and what they have too much', () => {
    const words = { label: 'Threat', definition: 'A threat.', also: 'menace' }
    const whole = {
      groups: { violence: 'Violence' },
      categories: { threat: words },
      questions: { place: { label: 'Place', hint: 'Only as exact as is safe.' } },
      choices: { sure: { yes: 'Yes' } },
    }
    expect(taxonomyProblems('en', whole, whole, { categories: ['threat'], context: true })).toEqual([])
    const poor = {
      groups: {},
      categories: { threat: { label: 'Menace', definition: ' ' }, other: words },
      questions: { place: { label: ' ' } },
    }
    expect(taxonomyProblems('fr', poor, whole, { categories: ['threat'], context: true })).toEqual([
      'missing: threat.definition',
      'missing: threat.also',
      'superfluous: other',
      'missing: violence',
      'missing: questions.place.hint',
      'missing: choices.sure.yes',
      'says nothing: questions.place.label',
    ])
  })

  test('texts of the taxonomy outside the scope, or left in English', () => {
    const source = { groups: {}, categories: {}, questions: { place: { label: 'Only as exact as is safe.' } } }
    expect(taxonomyProblems('fr', source, source, { categories: [], context: true })).toEqual([
      'not in the language: questions.place.label: Only as exact as is safe.',
    ])
    const foreign = { ...source, questions: { place: { label: 'Место' } } }
    expect(taxonomyProblems('ru', foreign, source, { categories: [], context: false })).toEqual([
      'superfluous: questions.place.label',
    ])
  })
})

test('each key is used', () => {
  // Keys that are put together at run time are used by their beginning: t(`urgency.${urgency}.word`).
  const beginnings = [...sources.matchAll(/`([a-zA-Z]+(?:\.[a-zA-Z]+)*\.)\$\{/g)].map(([, start]) => start ?? '')
  // Read by the browser, the content scripts and the formats, not by `t`.
  beginnings.push('store.', 'control.', 'icon.', 'languageName.')
  const isUsed = (key: string) =>
    sources.includes(`'${key}'`) || beginnings.some((beginning) => key.startsWith(beginning))
  expect(keysOf(english).filter((key) => !isUsed(key))).toEqual([])
  expect(textsOf(english).size).toBeGreaterThan(400)
})
