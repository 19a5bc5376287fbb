// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { isOwnPart } from '../../../utils/platforms/facebook/own-part.ts'

test.each([
  ['plain', '<p><i></i></p>', true],
  ['itself a decoy', '<i data-0="0"></i>', false],
  ['in a hidden part', '<p hidden><b><i></i></b></p>', false],
  ['in a copy for nobody', '<p aria-hidden="true"><i></i></p>', false],
  ['in a part that says that it is not hidden', '<p aria-hidden="false"><i></i></p>', true],
  ['where a comment is written', '<form><i></i></form>', false],
  ['in a comment, which has a label', '<p role="article" aria-label="Comment by x"><i></i></p>', false],
  ['in a comment without one', '<p role="article"><i></i><a href="/x?comment_id=1"></a></p>', false],
  ['in a post that is shared', '<p role="article"><i></i></p>', true],
])('what stands in a post, %s, is its own: %s', (_, inside, expected) => {
  for (const role of ['', 'role="article"', 'role="article" aria-posinset="1"', 'role="article" aria-label="Post"']) {
    document.body.innerHTML = `<div hidden><section ${role}>${inside}<a href="/x?comment_id=2"></a></section></div>`
    const post = document.querySelector('section') as Element
    expect(isOwnPart(post, post.querySelector('i') as Element)).toBe(expected)
  }
})
