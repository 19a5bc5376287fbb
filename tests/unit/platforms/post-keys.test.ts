import { expect, test } from 'vitest'
import type { KeptCapture } from '../../../utils/flag/capture.ts'
import { captureRules, splitCapture } from '../../../utils/flag/capture-rules.ts'
import { keysOfFlag } from '../../../utils/platforms/keys-of-flag.ts'
import type { PostIdentity } from '../../../utils/platforms/post-identity.ts'
import { authorKey, idKeys, textKeys } from '../../../utils/platforms/post-keys.ts'
import { exampleCapture, sure, unknown } from '../example-capture.ts'

const LONG = 'Magugu ya pale sokoni lazima yang’olewe, na kila mtu anajua ni nani waliofanya haya usiku wa Ijumaa.'

const kept = (capture: KeptCapture, link: string | null = null) =>
  keysOfFlag({ subject: { type: 'post', link }, capture })?.keys ?? []
const seen = (changes: Partial<PostIdentity>): PostIdentity => ({
  own: [],
  attached: [],
  distinct: false,
  author: 'Sauti ya Bonde',
  ...changes,
})
/** True where a post that the page shows so is known by what was kept. */
function isKnown(keys: string[], identity: PostIdentity, text = '', truncated = false): boolean {
  if (idKeys(identity).some((key) => keys.includes(key))) return true
  const author = authorKey(identity)
  if (!author || !keys.includes(author)) return false
  return textKeys(identity, text, truncated, false).some((key) => keys.includes(key))
}

test('a post is known by its number, whatever its author is called now', () => {
  const keys = kept(exampleCapture())
  expect(isKnown(keys, seen({ own: ['facebook:post:1020304050'], distinct: true, author: 'Renamed' }))).toBe(true)
  expect(isKnown(keys, seen({ own: ['facebook:post:999'], distinct: true, author: 'Renamed' }))).toBe(false)
})

test('a post whose link the page withholds, or whose pfbid is another today, is known by author and text', () => {
  const keys = kept(exampleCapture({ permalink: unknown, ids: { post: 'pfbid0old' }, text: sure(LONG) }))
  expect(isKnown(keys, seen({}), LONG)).toBe(true)
  expect(isKnown(keys, seen({ own: ['facebook:post:pfbid0new'] }), LONG)).toBe(true)
  expect(isKnown(keys, seen({}), `${LONG.slice(0, 80)}`, true)).toBe(true)
  expect(isKnown(keys, seen({ author: 'Sauti  ya Bonde · Follow' }), LONG.replaceAll(' ', '\n'))).toBe(true)
  expect(isKnown(keys, seen({ author: 'Somebody else' }), LONG)).toBe(false)
  expect(isKnown(keys, seen({}), `Another ${LONG}`)).toBe(false)
  expect(isKnown(keys, seen({}), LONG.slice(0, 30), true)).toBe(false)
})

test('the same words posted again are another post where both have a number', () => {
  const keys = kept(exampleCapture({ text: sure(LONG) }))
  expect(isKnown(keys, seen({ own: ['facebook:post:7777777'], distinct: true }), LONG)).toBe(false)
  expect(isKnown(keys, seen({}), LONG)).toBe(true)
})

test('a picture is the post only together with its author; in a re-share it is not', () => {
  const keys = kept(exampleCapture({ ids: { post: '1020304050', photo: '55555' } }))
  expect(isKnown(keys, seen({ own: ['facebook:photo:55555'] }))).toBe(true)
  expect(isKnown(keys, seen({ attached: ['facebook:photo:55555'] }))).toBe(true)
  expect(isKnown(keys, seen({ attached: ['facebook:photo:55555'], author: 'Who shares it' }))).toBe(false)
  const shared = kept(exampleCapture({ ids: { post: '1020304050', numericPost: '42424242' }, isReshare: true }))
  expect(isKnown(shared, seen({ own: ['facebook:post:42424242'], distinct: true, author: 'The original' }))).toBe(false)
})

test('a code of Instagram is one post at each of its addresses', () => {
  const link = 'https://www.instagram.com/reel/Cxyz123AbCd/'
  const keys = keysOfFlag({ subject: { type: 'post', link }, capture: null })
  expect(keys).toEqual({ platform: 'instagram', keys: ['instagram:code:Cxyz123AbCd'] })
})

test('what a category strips does not come back as a hash of it', () => {
  const capture = exampleCapture({ ids: { post: '1020304050', photo: '55555' }, text: sure(LONG) })
  const { kept: left } = splitCapture(capture, captureRules('child_sexual_exploitation'))
  expect(left.author).toBeUndefined()
  expect(kept(left)).toEqual(['facebook:post:1020304050'])
  expect(keysOfFlag({ subject: { type: 'account', link: 'https://www.facebook.com/x' }, capture: null })).toBeNull()
})
