import { expect, test } from 'vitest'
import { samePost } from '../../../utils/drafts/same-post.ts'
import { exampleCapture, sure, unknown } from '../example-capture.ts'

const withheld = exampleCapture({ permalink: unknown, ids: {} })

test.each([
  ['the link decides where both have one', exampleCapture(), exampleCapture({ text: sure('other') }), true],
  [
    'another link is another post',
    exampleCapture(),
    exampleCapture({ permalink: sure('https://www.facebook.com/x/posts/2') }),
    false,
  ],
  ['author and text, while the link is withheld', exampleCapture({ ids: { post: 'pfbid0a' } }), withheld, true],
  [
    'what a category masked of the text, and made unclickable, tells nothing apart',
    { ...withheld, text: sure('Pay at hxxps://a.example or call [***].') },
    { ...withheld, text: sure('Pay at https://a.example or call 0712 345 678.') },
    true,
  ],
  ['another text is another post', withheld, { ...withheld, text: sure('Another text.') }, false],
  [
    'a rotating id tells nothing apart',
    { ...withheld, ids: { post: 'pfbid0a' } },
    { ...withheld, ids: { post: 'pfbid0b' } },
    true,
  ],
  [
    'a number does',
    { ...withheld, ids: { post: '1' } },
    { ...withheld, ids: { post: 'pfbid0b', numericPost: '2' } },
    false,
  ],
  ['a photo does', { ...withheld, ids: { photo: '1' } }, { ...withheld, ids: { photo: '2' } }, false],
  ['the other site', exampleCapture(), exampleCapture({ platform: 'instagram' }), false],
])('%s', (_, older, newer, same) => expect(samePost(older, newer)).toBe(same))

test('nothing known of either is no sign', () => {
  const blank = exampleCapture({ permalink: unknown, ids: {}, author: unknown, text: unknown })
  expect(samePost(blank, blank)).toBe(false)
})
