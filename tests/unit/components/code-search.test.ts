import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type CodeSearch, createCodeSearch } from '../../../components/form/code-search.ts'
import type { CodeNames } from '../../../components/ui/code-names.ts'
import { CONTENT_LANGUAGES } from '../../../utils/i18n/content-languages.ts'
import { COUNTRIES } from '../../../utils/i18n/countries.ts'
import { createFormats } from '../../../utils/i18n/format.ts'

const namesOf = (kind: string) => JSON.parse(readFileSync(`assets/codes/${kind}.json`, 'utf8')) as CodeNames
const languageNames = namesOf('languages')
const countryNames = namesOf('countries')

function searchIn(tag: string, { kind, names }: { kind: 'language' | 'country'; names: CodeNames | null }): CodeSearch {
  const format = createFormats(tag)
  return createCodeSearch({
    kind,
    names,
    nameOf: kind === 'language' ? format.languageName : format.countryName,
    compare: format.compare,
  })
}
const languages = (tag: string) => searchIn(tag, { kind: 'language', names: languageNames })
const countries = (tag: string) => searchIn(tag, { kind: 'country', names: countryNames })
const first = (search: CodeSearch, query: string) => search(query, [])[0]?.codes[0]?.code

describe('a language is found', () => {
  test.each([
    ['by its code', 'en', 'SW', 'sw'],
    ['by a tag with a script', 'en', 'zh-hant', 'zh-Hant'],
    ['by its name in the screen’s language', 'fr', 'swahi', 'sw'],
    ['by its English name', 'ar', 'burm', 'my'],
    ['by its own name', 'fr', 'မြန်မာ', 'my'],
    ['by its own name without its accents', 'en', 'turkce', 'tr'],
    ['by another English name', 'en', 'panjabi', 'pa'],
    ['without the article', 'ar', 'عر', 'ar'],
    ['by a word inside its name', 'en', 'egyptian ar', 'arz'],
    ['though browsers have no name for it', 'en', 'awngi', 'awn'],
    ['before rarer ones that match as well', 'en', 'pas', 'ps'],
  ])('%s', (_, tag, query, code) => {
    expect(first(languages(tag), query)).toBe(code)
  })
})

describe('a country is found', () => {
  test.each([
    ['by its code', 'ar', 'ke', 'KE'],
    ['by its name in the screen’s language', 'ar', 'لبن', 'LB'],
    ['by its English name', 'my', 'lebanon', 'LB'],
    ['by its name in one of its languages', 'en', 'itoop', 'ET'],
    ['by what it is called for short', 'en', 'uk', 'GB'],
    ['whatever stands between the words', 'en', 'cote d ivoire', 'CI'],
  ])('%s', (_, tag, query, code) => {
    expect(first(countries(tag), query)).toBe(code)
  })
})

test('before anything is typed those used last come first, then the usual ones by name', () => {
  const [recent, all] = countries('en')(' ', ['MM', 'KE'])
  expect(recent?.codes.map(({ code }) => code)).toEqual(['MM', 'KE'])
  expect(all?.codes).toHaveLength(COUNTRIES.length - 2)
  expect(all?.codes[0]).toMatchObject({ code: 'AF', name: 'Afghanistan', own: 'افغانستان' })
})

test('among matches of the same kind the one used last is the first', () => {
  expect(countries('en')('su', [])[0]?.codes[0]?.code).toBe('SD')
  expect(countries('en')('su', ['SR'])[0]?.codes[0]?.code).toBe('SR')
})

test('before its names are read a language is found by the browser’s name and its code', () => {
  const search = searchIn('en', { kind: 'language', names: null })
  expect(first(search, 'sw')).toBe('sw')
  expect(first(search, 'amh')).toBe('am')
})

test('a name that is English for want of another is known as such', () => {
  const named = (query: string) => languages('ar')(query, [])[0]?.codes[0]
  expect(named('awngi')).toMatchObject({ name: 'Awngi', isEnglish: true })
  expect(named('swahili')).toMatchObject({ name: 'السواحلية', isEnglish: false, own: 'Kiswahili' })
})

test('nothing is made up where nothing matches', () => {
  expect(languages('en')('qqqqqq', [])).toEqual([{ id: 'found', codes: [] }])
})

test('every usual code has an English name, and codes are languages or countries', () => {
  const english = { ...languageNames.named, ...languageNames.rest }
  expect(CONTENT_LANGUAGES.filter((tag) => !english[tag])).toEqual([])
  expect(COUNTRIES.filter((code) => !countryNames.named[code])).toEqual([])
  const registered = Object.keys(english).filter((tag) => !CONTENT_LANGUAGES.includes(tag))
  expect(registered.filter((tag) => Intl.getCanonicalLocales(tag)[0] !== tag)).toEqual([])
  expect(Object.keys(english).length).toBeGreaterThan(7_800)
})
