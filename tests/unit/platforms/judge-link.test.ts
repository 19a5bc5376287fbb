import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalLink } from '../../../entrypoints/background/canonical-link.ts'
import type { KeptCapture } from '../../../utils/flag/capture.ts'
import type { SubjectType } from '../../../utils/flag/subject.ts'
import { commentLink } from '../../../utils/platforms/comment-link.ts'
import { judgeLink } from '../../../utils/platforms/judge-link.ts'
import { parsePermalink } from '../../../utils/platforms/permalink.ts'
import { unwrapLink } from '../../../utils/platforms/unwrap-link.ts'
import { exampleCapture, unknown } from '../example-capture.ts'

const FB = 'https://www.facebook.com'
const IG = 'https://www.instagram.com'
const POST = `${FB}/some.body/posts/123456789`
const inWrapper = (link: string, host = 'l.facebook.com') =>
  `https://${host}/l.php?u=${encodeURIComponent(link)}&h=AT0&s=1`
const said = (type: SubjectType, link: string, capture: KeptCapture | null = null) => {
  const verdict = judgeLink(type, link, capture)
  return verdict.fits ? 'fits' : verdict.trouble
}

describe('what a link is for a post', () => {
  test.each([
    ['fits', POST],
    ['fits', 'facebook.com/some.body/posts/123456789'],
    ['fits', `  ${IG}/p/AbCdEfGhIjK/?igsh=x `],
    ['fits', `${IG}/reel/AbCdEfGhIjK/`],
    ['fits', `${FB}/stories/123456789/UzpfSVNDOjE0ODk4NTM3NjQ4NTc5Mjg=/`],
    ['fits', inWrapper(POST)],
    ['fits', inWrapper(inWrapper(POST), 'lm.facebook.com')],
    ['fits', `https://l.instagram.com/?u=${encodeURIComponent(`${IG}/p/AbCdEfGhIjK/`)}&e=AT`],
    ['fits', `${FB}/login/?next=${encodeURIComponent(POST)}`],
    ['fits', `${IG}/accounts/login/?next=%2Fp%2FAbCdEfGhIjK%2F`],
    ['no_address', 'I saw it yesterday'],
    ['no_address', 'kanari'],
    ['no_address', 'javascript:alert(1)'],
    ['other_site', 'https://www.youtube.com/watch?v=123456'],
    ['other_site', 'https://facebook.com.example/some.body/posts/123456789'],
    ['other_site', inWrapper('https://news.example/a')],
    ['account', `${FB}/some.body`],
    ['account', `${FB}/profile.php?id=123456789`],
    ['account', `${IG}/some_body/`],
    ['group', `${FB}/groups/123456789/`],
    ['group', `${FB}/groups/some.group/members/`],
    ['search', `${FB}/search/posts/?q=mill`],
    ['search', `${FB}/hashtag/mill`],
    ['search', `${IG}/explore/tags/mill/`],
    ['stories', `${IG}/stories/some_body/`],
    ['no_post', `${FB}/`],
    ['no_post', `${FB}/groups/feed/`],
    ['no_post', `${FB}/marketplace/item/123456789/`],
    ['no_post', `${IG}/explore/`],
    ['short', 'https://fb.watch/e7evUqiV1-/'],
    ['short', `${FB}/share/p/43VSjKrZHA/?mibextid=wwXIfr`],
    ['short', `${IG}/share/BACiUUUYQV`],
  ])('%s: %s', (expected, link) => expect(said('post', link)).toBe(expected))

  test("a comment's link says both addresses", () => {
    expect(judgeLink('post', `${POST}?comment_id=55555&reply_comment_id=66666&__tn__=R`, null)).toEqual({
      fits: false,
      trouble: 'comment',
      post: POST,
      comment: `${POST}?comment_id=55555&reply_comment_id=66666`,
    })
    expect(judgeLink('post', `${IG}/p/AbCdEfGhIjK/c/55555/r/66666/`, null)).toEqual({
      fits: false,
      trouble: 'comment',
      post: `${IG}/p/AbCdEfGhIjK/`,
      comment: `${IG}/p/AbCdEfGhIjK/c/55555/r/66666/`,
    })
  })
})

describe('beside a captured post', () => {
  const seen = (ids: KeptCapture['ids'], platform: KeptCapture['platform'] = 'facebook'): KeptCapture => ({
    ...exampleCapture({ permalink: unknown }),
    platform,
    ids,
  })
  test.each<[string, string, KeptCapture]>([
    ['fits', POST, seen({ numericPost: '123456789' })],
    ['fits', `${FB}/groups/987654321/posts/123456789/`, seen({ post: '123456789' })],
    ['fits', POST, seen({ post: 'pfbid02abcdefghij' })],
    ['fits', POST, seen({})],
    // A photo's own number says nothing of its post's.
    ['fits', `${FB}/photo/?fbid=555555555`, seen({ numericPost: '123456789' })],
    ['other_post', `${FB}/some.body/posts/123456780`, seen({ numericPost: '123456789' })],
    ['other_post', `${FB}/some.body/posts/123456780`, seen({ post: 'pfbid02abcdefghij', numericPost: '123456789' })],
    ['other_post', `${IG}/p/AbCdEfGhIjK/`, seen({})],
    ['other_post', `${IG}/p/AbCdEfGhIjK/`, seen({ post: 'AbCdEfGhIjL' }, 'instagram')],
    ['comment', `${POST}?comment_id=55555`, seen({ numericPost: '123456789' })],
  ])('%s: %s', (expected, link, capture) => expect(said('post', link, capture)).toBe(expected))

  test('what a category removed of the capture proves nothing', () => {
    expect(said('post', POST, {})).toBe('fits')
  })
})

test.each<[expected: string, type: SubjectType, link: string]>([
  ['fits', 'comment', `${POST}?comment_id=55555`],
  ['no_comment', 'comment', POST],
  ['account', 'comment', `${FB}/some.body`],
  ['short', 'comment', 'https://fb.watch/e7evUqiV1-/'],
  ['fits', 'account', `${FB}/some.body`],
  ['no_account', 'account', POST],
  ['no_account', 'account', `${FB}/groups/123456789/`],
  ['short', 'account', `${FB}/share/1AbCdEfGhI/`],
  ['fits', 'removed', `${FB}/groups/123456789/`],
  ['other_site', 'removed', 'https://news.example/a'],
  ['no_address', 'removed', 'gone'],
])('%s where the subject is %s: %s', (expected, type, link) => expect(said(type, link)).toBe(expected))

test('no text makes it throw, and what fits can be sent', () => {
  const start = fc.constantFrom('', 'https://', `${FB}/`, `${POST}?`, `${IG}/p/`, `${IG}/`)
  const link = fc.tuple(start, fc.string()).map(([before, after]) => before + after)
  fc.assert(
    fc.property(link, fc.constantFrom<SubjectType>('post', 'comment', 'account'), (text, type) => {
      if (said(type, text) === 'fits') expect(canonicalLink(type, text)).not.toBeNull()
    }),
  )
})

describe('the canonical link of a comment', () => {
  const rows = readFileSync(join(import.meta.dirname, 'permalinks.tsv'), 'utf8').split('\n')
  const comments = rows
    .flatMap((row) => row.split('\t').filter((cell) => /^https:/.test(cell)))
    .filter((address) => parsePermalink(address)?.commentId)

  test('rows to look at', () => expect(comments.length).toBeGreaterThan(3))
  test.each(comments)('%s', (address) => {
    const permalink = parsePermalink(address)
    const link = (permalink && commentLink(permalink)) ?? ''
    const { commentId, replyCommentId, canonicalUrl } = parsePermalink(link) ?? {}
    expect({ commentId, replyCommentId, canonicalUrl }).toEqual({
      commentId: permalink?.commentId,
      replyCommentId: permalink?.replyCommentId,
      canonicalUrl: permalink?.canonicalUrl,
    })
    expect(canonicalLink('comment', link)).toBe(link)
    expect(canonicalLink('post', link)).toBe(permalink?.canonicalUrl)
  })
})

test('a wrapper around itself ends', () => {
  let link = POST
  for (let depth = 0; depth < 20; depth += 1) link = inWrapper(link)
  expect(unwrapLink(link)).toMatch(/^https:\/\/l\.facebook\.com\/l\.php/)
})
