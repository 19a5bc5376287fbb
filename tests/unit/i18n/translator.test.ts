import { expect, test } from 'vitest'
import arabicTexts from '../../../locales/ar.json'
import englishTexts from '../../../locales/en.json'
import { nearestLanguage } from '../../../utils/i18n/languages.ts'
import type { TextKey } from '../../../utils/i18n/text-key.ts'
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

test('a text in which nothing is put in is said as the catalogue has it, in each language', async () => {
  const texts = [...plainTexts(englishTexts)]
  expect(texts.length).toBeGreaterThan(500)
  for (const [key, text] of texts) expect(english.t(key as TextKey)).toBe(text)
  expect(arabic.t('form.category.label')).toBe(arabicTexts.form.category.label)
})

test('a key that no catalogue has is said as it is', () => {
  expect(english.t('form.send.nothing' as TextKey)).toBe('form.send.nothing')
})

/** Key and text of all that have no place for a value. */
function* plainTexts(texts: object, path = ''): Generator<[string, string]> {
  for (const [name, text] of Object.entries(texts)) {
    if (typeof text === 'object') yield* plainTexts(text, `${path}${name}.`)
    else if (!text.includes('{{')) yield [`${path}${name}`, text]
  }
}
