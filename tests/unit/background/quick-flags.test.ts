import { expect, test } from 'vitest'
import { createQuickFlags } from '../../../entrypoints/background/quick-flags.ts'
import { termsIn } from '../../../entrypoints/background/terms-in.ts'

test('one press is for one capture of that tab, and for a moment', async () => {
  let now = 0
  const quick = createQuickFlags(() => now)
  expect(quick.take(1)).toBe(false)
  await quick.press(1, async () => true)
  expect(quick.take(2)).toBe(false)
  expect(quick.take(undefined)).toBe(false)
  expect(quick.take(1)).toBe(true)
  expect(quick.take(1)).toBe(false)
  await quick.press(1, async () => true)
  now = 3_000
  expect(quick.take(1)).toBe(false)
})

test.each([false, null])('a page that shows no post (%s) leaves nothing behind', async (answer) => {
  const quick = createQuickFlags(() => 0)
  await quick.press(1, async () => answer)
  expect(quick.take(1)).toBe(false)
})

test('known terms are found whatever their case and letter forms', () => {
  const glossary = [
    { term: 'Magugu' },
    { term: 'إخوان' },
    { term: 'absent' },
    { term_meaning: 'no word' },
    { term: ' ' },
  ]
  expect(termsIn('Hawa MAGUGU اخوان', glossary)).toEqual([{ term: 'Magugu' }, { term: 'إخوان' }])
  expect(termsIn('', glossary)).toEqual([])
})
