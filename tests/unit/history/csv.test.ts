import { expect, test } from 'vitest'
import { toCsv } from '../../../utils/history/csv.ts'

const cell = (text: string) => toCsv([[text]]).replace(/^\ufeff|\r\n$/g, '')

test('begins with the mark of UTF-8 and ends each line by CR LF', () => {
  expect(
    toCsv([
      ['a', 1],
      ['b', null],
    ]),
  ).toBe('\ufeff"a",1\r\n"b",\r\n')
})

test('quotes, commas and line breaks stay inside of their cell', () => {
  expect(cell('say "no", they\nsaid')).toBe('"say ""no"", they\nsaid"')
})

test.each([
  '=HYPERLINK("https://evil.example")',
  '+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '＝1',
  '＠A1',
])('%j is no formula', (text) => {
  expect(cell(text).startsWith(`"'`)).toBe(true)
})

test('what only holds such a sign, and our own numbers, stay as they are', () => {
  expect(cell('a=b')).toBe('"a=b"')
  expect(toCsv([[-5, true]])).toBe('\ufeff-5,true\r\n')
})
