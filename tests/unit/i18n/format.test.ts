import { expect, test } from 'vitest'
import { CONTENT_LANGUAGES } from '../../../utils/i18n/content-languages.ts'
import { COUNTRIES } from '../../../utils/i18n/countries.ts'
import { createFormats } from '../../../utils/i18n/format.ts'

const format = createFormats('en-GB', { rhg: 'Rohingya' })
const now = new Date('2026-11-22T12:00:00')

test.each([
  ['2026-11-22T11:59:30', 'now'],
  ['2026-11-22T11:55:00', '5 minutes ago'],
  ['2026-11-22T12:02:00', 'in 2 minutes'],
  ['2026-11-22T09:01:00', '2 hours ago'],
  ['2026-11-19T12:00:00', '3 days ago'],
  ['2025-11-01T12:00:00', 'last year'],
])('%s is %s', (at, words) => {
  expect(format.relativeTime(new Date(at), now)).toBe(words)
})

test('the year is said only where it is another one', () => {
  expect(format.absoluteTime(new Date('2026-11-21T18:40:00'), now)).not.toContain('2026')
  expect(format.absoluteTime(new Date('2025-11-21T18:40:00'), now)).toContain('2025')
  expect(format.absoluteTime(new Date('2026-11-21T18:40:00'), now)).toContain('18:40')
  expect(format.day('2026-11-01', now)).toMatch(/^(?:1 Nov|Nov 1)$/)
  expect(format.day('2025-11-01', now)).toContain('2025')
})

test('a code that is no code is shown as it is', () => {
  expect(format.countryName('Mars')).toBe('Mars')
  expect(format.languageName('not a tag')).toBe('not a tag')
})

test('names that the browser lacks come from the catalogue', () => {
  expect(format.languageName('rhg')).toBe('Rohingya')
})

test('the lists of countries and languages hold each code once, and codes only', () => {
  expect(new Set(COUNTRIES).size).toBe(249)
  expect(COUNTRIES).toHaveLength(249)
  expect(new Set(CONTENT_LANGUAGES).size).toBe(CONTENT_LANGUAGES.length)
  expect(CONTENT_LANGUAGES.filter((tag) => Intl.getCanonicalLocales(tag).length !== 1)).toEqual([])
})
