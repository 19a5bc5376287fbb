import { expect, test } from 'vitest'
import en from '../../../locales/en.json'
import { HELP_BY_HANDLING, HELP_PLACES, helpFor } from '../../../utils/flag/help-table.ts'
import { CATEGORIES } from '../../../utils/flag/taxonomy.ts'
import source from './taxonomy-source.json' with { type: 'json' }

test.each(HELP_PLACES)('$id has a link, a source and the day it was read', ({ id, url, source: from, checked }) => {
  expect(url).toMatch(/^https:\/\//)
  expect(from).toMatch(/^https:\/\//)
  expect(checked).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect(Object.keys(en.help.place)).toContain(id)
})

test('no row carries a telephone number', () => expect(JSON.stringify(HELP_PLACES)).not.toMatch(/tel:|\+\d{3}/))

test('each handling of the taxonomy that refers people on has places', () => {
  for (const id of Object.keys(HELP_BY_HANDLING)) expect(source.special_handling).toContain(id)
  for (const { id, handling } of CATEGORIES) {
    const refers = handling.some((name) => name in HELP_BY_HANDLING)
    expect(helpFor(id, null).length > 0, id).toBe(refers)
  }
})

test('hotlines for child abuse come first; the one of a country only there', () => {
  expect(helpFor('csam', 'KE').map(({ id }) => id)).toEqual(['inhope', 'icmec', 'take_it_down'])
  expect(helpFor('csam', 'US').map(({ id }) => id)).toEqual(['inhope', 'cybertipline', 'icmec', 'take_it_down'])
  expect(helpFor('child_sextortion', null).map(({ id }) => id)).toEqual([
    'inhope',
    'icmec',
    'take_it_down',
    'findahelpline',
  ])
  expect(helpFor('ncii', null).map(({ id }) => id)).toEqual(['stopncii', 'take_it_down'])
  expect(helpFor('intellectual_property', null).map(({ id }) => id)).toEqual(['meta_copyright', 'meta_trademark'])
  expect(helpFor('person_at_imminent_risk', null).map(({ id }) => id)).toEqual(['findahelpline'])
})
