import { expect, test } from 'vitest'
import { nearestLanguage } from '../../../utils/i18n/languages.ts'
import { createTranslator } from '../../../utils/i18n/translator.ts'

const [english, arabic] = await Promise.all([
  createTranslator(nearestLanguage(['en'])),
  createTranslator(nearestLanguage(['ar'])),
])

test('chooses the plural form of the language', () => {
  expect(english.t('form.urgency.target', { count: 1 })).toBe('Operator’s target: first look in 1 hour.')
  expect(english.t('form.urgency.target', { count: 4 })).toBe('Operator’s target: first look in 4 hours.')
  const forms = [0, 1, 2, 4, 72, 168].map((count) => arabic.t('form.urgency.target', { count }))
  expect(new Set(forms).size).toBe(6)
})

test('writes numbers with the digits of the language', () => {
  expect(english.t('form.note.count', { used: 203, limit: 2000 })).toBe('203 / 2,000')
  expect(arabic.t('form.note.count', { used: 203, limit: 2000 })).toBe('٢٠٣ / ٢٬٠٠٠')
})

test('leaves what people wrote as it is', () => {
  expect(english.t('control.labelWithAuthor', { author: '<b>"Ann"</b> & $t(x)' })).toBe(
    'Flag post by <b>"Ann"</b> & $t(x)',
  )
})

test('two languages live beside each other', () => {
  expect(english.t('form.send')).toBe('Send flag')
  expect(arabic.t('form.send')).toBe('إرسال البلاغ')
})
