import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MASK, maskPersonalData, personalData } from '../../../utils/flag/personal-data.ts'

test.each([
  ['call +254 712 345 678 now', 'call [***] now'],
  ['call 612 345 678 or 712.345.678', 'call [***] or [***]'],
  ['it cost 12 500 000 shillings', 'it cost 12 500 000 shillings'],
  ['call 0712-345-678', 'call [***]'],
  ['اتصل ٠٧١٢٣٤٥٦٧٨ الآن', 'اتصل [***] الآن'],
  ['ဖုန်း ၀၉၄၅၀၁၂၃၄၅၆', 'ဖုန်း [***]'],
  ['write to amina.k@example.org, she', 'write to [***], she'],
  ['passport AB1234567 shown', 'passport [***] shown'],
  ['id 29001011234567', 'id [***]'],
  ['call 7812-3456', 'call [***]'],
  ['call 0712-34-56', 'call [***]'],
  ['call 712 345 000', 'call [***]'],
  ['call +254\u200e 712\u2066345\u2069 678 now', 'call [***] now'],
  ['call \u2068+254 712 345 678\u2069 now', 'call \u2068[***]\u2069 now'],
  ['write to amina@example.o\u200brg', 'write to [***]'],
  ['card 12/MaGaNa(N)123456 shown', 'card [***] shown'],
  ['card 9/Ma Na Ma (Naing) 123456 shown', 'card [***] shown'],
  ['ကတ် ၁၂/မဂန(နိုင်)၁၂၃၄၅၆ ပြ', 'ကတ် [***] ပြ'],
  ['see https://wa.me/254712345678', 'see https://wa.me/[***]'],
  [
    'see https://api.whatsapp.com/send?phone=%2B254712345678&text=a',
    'see https://api.whatsapp.com/send?phone=%2B[***]&text=a',
  ],
  ['see https://t.me/+254712345678', 'see https://t.me/[***]'],
  ['see tel:+254712345678', 'see tel:[***]'],
  [
    'see https://www.facebook.com/groups/100200300/posts/400500600700 and 0712345678',
    `see https://www.facebook.com/groups/100200300/posts/400500600700 and ${MASK}`,
  ],
])('%s → %s', (text, masked) => expect(maskPersonalData(text)).toBe(masked))

test.each([
  'on 2026-11-25 at noon',
  'on 25/11/2026',
  'on 25.11.2026 at noon',
  'on 2026-11-25 18:40',
  'from 2019-2024 they',
  'من ٢٠١٩-٢٠٢٤ كانوا',
  'it cost 12 500 000 shillings',
  'it cost 12\u202f500\u202f000 francs',
  'it cost 3.000.000.000 rupiah',
  '1 345 000 people fled',
  'on ۱۴۰۴/۰۹/۰۷ they',
  'see https://t.me/c/1234567890/12',
  'see https://www.instagram.com/p/C1234567890/',
  'see https://www.facebook.com/permalink.php?story_fbid=400500600700&id=100200300',
  '1/2 of the men (boys) left in 2017',
  'shared 120 000 times',
  'at 18:40, 300 men',
  'in 2017, 600 houses',
  'FF-8Q2M-41XK',
])('%s names nobody', (text) => {
  expect(personalData(text)).toEqual([])
  expect(maskPersonalData(text)).toBe(text)
})

test('masked once is masked for good, and each thing is named that was masked', () =>
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('a.b@c.org', '+254712345678', 'AB1234567'), (before, secret) => {
      const text = `${before} ${secret} ${before}`
      const masked = maskPersonalData(text)
      expect(masked).not.toContain(secret)
      expect(maskPersonalData(masked)).toBe(masked)
      expect(personalData(text).join(' ')).toContain(secret)
    }),
  ))
