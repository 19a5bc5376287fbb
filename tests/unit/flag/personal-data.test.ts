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
  [
    'see https://www.facebook.com/groups/100200300/posts/400500600700 and 0712345678',
    `see https://www.facebook.com/groups/100200300/posts/400500600700 and ${MASK}`,
  ],
])('%s → %s', (text, masked) => expect(maskPersonalData(text)).toBe(masked))

test.each([
  'on 2026-11-25 at noon',
  'on 25/11/2026',
  'from 2019-2024 they',
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
