import { expect, test } from 'vitest'
import { withoutInvisible } from '../../../utils/platforms/invisible-characters.ts'

test.each([
  ['a watermark between letters', 'Wa\u034Fter\u034F is back', 'Water is back'],
  ['zero-width spaces and marks', '\uFEFFone\u200B two\u2060 \u200Ethree\u200F', 'one two three'],
  ['direction overrides and isolates', '\u202Eabc\u202C \u2066def\u2069', 'abc def'],
  ['joiners between Latin letters', 'wa\u200Dter wa\u200Cter', 'water water'],
])('%s go', (_, text, expected) => expect(withoutInvisible(text)).toBe(expected))

test.each([
  ['a joined emoji', '🙇‍♂️ 👨‍👩‍👧 🏳️‍🌈'],
  ['a Persian word that needs a non-joiner', 'می‌خواهم'],
  ['a Bengali conjunct', 'র‍্যাব'],
  ['mixed directions', 'Friday الجمعة 5 pm'],
])('%s stays', (_, text) => expect(withoutInvisible(text)).toBe(text))
