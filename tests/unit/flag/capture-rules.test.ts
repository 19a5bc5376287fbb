import { expect, test } from 'vitest'
import { captureRules, splitCapture } from '../../../utils/flag/capture-rules.ts'
import { type Flag, FlagSchema, FlagShapeSchema, flagProblems } from '../../../utils/flag/flag.ts'
import { flagHash } from '../../../utils/flag/flag-hash.ts'
import { CATEGORIES } from '../../../utils/flag/taxonomy.ts'
import { exampleCapture, sure } from '../example-capture.ts'
import { finishedFlag } from '../finished-flag.ts'

const REFERENCE = ['capturedAt', 'capturedBy', 'ids', 'permalink', 'platform', 'postedAt']

test.each(CATEGORIES)('$id keeps exactly what its mode lets through', ({ id, capture, handling }) => {
  const { kept, stripped } = splitCapture(exampleCapture(), captureRules(id))
  const narrow = handling.includes('no_text_capture') || handling.includes('no_free_text_description')
  expect('text' in kept).toBe(['standard', 'text_only'].includes(capture) && !narrow)
  expect('author' in kept).toBe(!narrow)
  expect({ ...kept, ...stripped }).toEqual(exampleCapture())
})

test('child-abuse material leaves the place and the times, nothing else', () => {
  const { kept } = splitCapture(exampleCapture({ postedAt: sure('2026-11-20T18:40:00.000Z') }), captureRules('csam'))
  expect(Object.keys(kept).toSorted()).toEqual(REFERENCE)
  expect(captureRules('csam').freeText).toBe(false)
})

test.each([
  ['words of the page', '21 November at 18:40', false],
  ['a sentence around a time', '2026-11-20T18:40:00Z a girl of nine', false],
  ['a day alone', '2026-11-20', false],
  ['an ISO 8601 time', '2026-11-20T18:40:00.000Z', true],
  ['an ISO 8601 time with its zone', '2026-11-20T18:40+03:00', true],
  ['nothing', null, true],
])('where no free text is allowed, the time of posting as %s: %s', async (_, value, stays) => {
  const postedAt = { value, source: 'test', sure: 'yes' as const }
  const whole = exampleCapture({ postedAt })
  const { kept, stripped } = splitCapture(whole, captureRules('csam'))
  expect('postedAt' in kept).toBe(stays)
  expect({ ...kept, ...stripped }).toEqual(whole)
  const forced = await childAbuseFlag({ capture: { ...kept, postedAt } })
  expect(flagProblems(forced)).toEqual(stays ? [] : [{ field: 'capture', code: 'forbidden' }])
  expect('postedAt' in splitCapture(whole, captureRules('call_for_violence')).kept).toBe(true)
})

test('a category that this build does not know gets the narrowest rules', () => {
  expect([...captureRules('new_in_2031').fields].toSorted()).toEqual(REFERENCE)
})

test.each([
  ['text', { text: exampleCapture().text }, null],
  ['author', { author: exampleCapture().author }, null],
  ['media', { media: exampleCapture().media }, null],
  ['a note', {}, 'It shows …'],
])('the schema of a flag refuses %s where the category forbids it', async (_, extra, note) => {
  const good = await childAbuseFlag()
  expect(FlagSchema.safeParse(good).success).toBe(true)
  const bad = await childAbuseFlag({ note, capture: { ...good.capture, ...extra } })
  expect(FlagSchema.safeParse(bad).success).toBe(false)
  // What is stored is read by its shape: rules may change after it was made.
  expect(FlagShapeSchema.safeParse(bad).success).toBe(true)
})

const SENTENCE = 'a girl of nine, seen there'

test.each([
  ['the link of what was removed', { subject: { type: 'removed', link: `https://x ${SENTENCE}`, description: null } }],
  ['the link of an account', { subject: { type: 'account', link: `https://x.example/${SENTENCE}` } }],
  ['a link that no browser opens', { subject: { type: 'account', link: 'https://a:b:c' } }],
  ['the permalink', { capture: { permalink: sure(`https://x ${SENTENCE}`) } }],
  ['an id', { capture: { ids: { post: SENTENCE } } }],
  ['the program', { capture: { capturedBy: SENTENCE } }],
  ['a source', { capture: { permalink: sure('https://www.facebook.com/1/posts/20304', SENTENCE) } }],
  ['the version of the taxonomy', { taxonomyVersion: 'a girl of nine' }],
])('a sentence does not fit in %s', async (_, { capture, ...changes }: Record<string, object | string>) => {
  const good = await childAbuseFlag()
  const bad = { ...good, ...changes, capture: { ...good.capture, ...(capture as object) } }
  expect(FlagSchema.safeParse(good).success).toBe(true)
  expect(FlagSchema.safeParse(bad).success).toBe(false)
})

test.each(['1020304050', 'pfbid02AbCdEfGhIjKl', 'DEx_4-abcde', 'sauti.ya.bonde'])('%s is an id', async (post) => {
  const good = await childAbuseFlag()
  expect(FlagSchema.safeParse({ ...good, capture: { ...good.capture, ids: { post } } }).success).toBe(true)
})

test('a flag is read by its shape when its category is no more', async () => {
  const old = await finishedFlag({ category: 'left_in_2031' })
  expect(FlagSchema.safeParse(old).success).toBe(false)
  expect(FlagShapeSchema.parse(old)).toEqual(old)
})

test('a flag with a field that the schema does not know is refused, not trimmed', async () => {
  expect(FlagSchema.safeParse({ ...(await finishedFlag()), screenshot: 'data:' }).success).toBe(false)
})

test('what nobody could find is no flag; an id of the site is enough', async () => {
  const capture = exampleCapture({
    permalink: { value: null, source: 'none', sure: 'no' },
    author: { value: null, source: 'none', sure: 'no' },
    ids: {},
  })
  const lost = await finishedFlag({ subject: { type: 'post', link: null }, capture })
  expect(flagProblems(lost)).toContainEqual({ field: 'subject', code: 'not_locatable' })
  expect(flagProblems({ ...lost, capture: { ...capture, ids: { photo: '12' } } })).toEqual([])
})

test('the hash is that of the canonical JSON: order of keys does not matter, content does', async () => {
  const flag = await finishedFlag()
  const turned = Object.fromEntries(Object.entries(flag).toReversed())
  expect(await flagHash(turned)).toBe(flag.hash)
  expect(await flagHash({ ...flag, note: 'other' })).not.toBe(flag.hash)
  // Computed apart: printf '{"a":1,"b":"é"}' | sha256sum
  expect(await flagHash({ b: 'é', a: 1 })).toBe('09ad9fd2fb648cb2f62141215828ea00a62c299db05d20aa9ade2f527a301cc6')
})

/** A flag of what may be copied least. */
function childAbuseFlag(changes: Partial<Flag> = {}): Promise<Flag> {
  const { kept } = splitCapture(exampleCapture(), captureRules('csam'))
  const rest = { category: 'csam', urgency: 'imminent' as const, note: null, noteChoices: ['in_the_post' as const] }
  return finishedFlag({ ...rest, capture: kept, ...changes })
}

test.each(CATEGORIES)('$id masks the post’s text where it copies one and its handling says so', ({ id, handling }) => {
  const { masksText, fields } = captureRules(id)
  expect(masksText).toBe(handling.includes('redact_pii') && fields.has('text'))
})
