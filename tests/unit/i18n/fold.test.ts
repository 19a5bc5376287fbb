import { expect, test } from 'vitest'
import { fold } from '../../../utils/i18n/fold.ts'

test.each([
  ['Café', 'cafe'],
  ['Doxxing', 'DOXXING'],
  ['إبلاغ', 'ابلاغ'],
  ['آخر', 'اخر'],
  ['مبطّن', 'مبطن'],
  ['هيئة', 'هيئه'],
  ['على', 'علي'],
  ['تهـــديد', 'تهديد'],
  ['کشف', 'كشف'],
])('%s is found by %s', (written, typed) => {
  expect(fold(written)).toBe(fold(typed))
})

test('different words stay different', () => {
  expect(fold('قتل')).not.toBe(fold('نقل'))
})
