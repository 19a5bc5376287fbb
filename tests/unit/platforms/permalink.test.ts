import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAccount, parsePermalink } from '../../../utils/platforms/permalink.ts'

const rows = readFileSync(new URL('permalinks.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))

describe('addresses seen in use', () => {
  test('the list is there', () => expect(rows.length).toBeGreaterThan(120))

  test.each(rows)('%s', (url = '', platform, kind, postId, canonicalUrl, commentId, replyCommentId) => {
    const found = parsePermalink(url)
    if (kind === 'none') {
      expect(found).toBeNull()
      return
    }
    expect(found).toMatchObject({
      platform,
      kind,
      canonicalUrl,
      ...(postId && { postId }),
      ...(commentId && { commentId }),
      ...(replyCommentId && { replyCommentId }),
    })
    expect(Boolean(found?.postId)).toBe(Boolean(postId))
    expect(Boolean(found?.commentId)).toBe(Boolean(commentId))
    expect(Boolean(found?.replyCommentId)).toBe(Boolean(replyCommentId))
  })
})

const known = rows.filter(([, , kind]) => kind !== 'none').map(([url = '']) => url)

const TRACKING_KEYS = (
  '__cft__[0] __tn__ __eep__ __xts__ __so__ comment_tracking notif_id notif_t ref refid fref pnref hc_ref rdid rdc _rdr ' +
  'mibextid fbclid sfnsn app s d vh type theater hoisted_section_header_type section_header_type hl igsh igshid ' +
  'utm_source utm_medium utm_campaign'
).split(' ')

describe('for any address', () => {
  test.each(known)('the canonical form of %s is its own canonical form', (url) => {
    const first = parsePermalink(url)
    const { commentId: _, replyCommentId: __, slide: ___, albumId: ____, parentPostId: _____, ...post } = first ?? {}
    expect(parsePermalink(first?.canonicalUrl ?? '')).toEqual(post)
  })

  const tracking = fc.record({
    key: fc.constantFrom(...TRACKING_KEYS),
    value: fc.string({ minLength: 1 }).map((text) => `TRACK${encodeURIComponent(text.toWellFormed())}`),
  })
  const places = fc.array(fc.boolean(), { minLength: 1, maxLength: 4 })
  test('tracking never survives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        places,
        fc.array(tracking, { minLength: 1, maxLength: 4 }),
        (address, first, added) => {
          const url = new URL(address)
          const before = added.filter((_, index) => first[index % first.length])
          const after = added.filter((one) => !before.includes(one))
          const query = (list: typeof added) => list.map(({ key, value }) => `${encodeURIComponent(key)}=${value}`)
          url.search = [...query(before), url.search.slice(1), ...query(after)].filter(Boolean).join('&')
          url.hash = added[0]?.value ?? ''
          const found = parsePermalink(url.href)
          expect(found?.canonicalUrl).toBe(parsePermalink(address)?.canonicalUrl)
          expect(found?.canonicalUrl).not.toContain('TRACK')
        },
      ),
    )
  })

  const hostile = fc.oneof(
    fc.string(),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string().map((text) => `https://www.facebook.com/${text}`),
    fc.string().map((text) => `https://www.instagram.com/p/${text}/c/${text}`),
    fc.string().map((text) => `https://www.facebook.com/groups/${text}/posts/12345678/?comment_id=${text}`),
  )
  test('hostile input never throws, and what comes out is an address of the two sites', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const found of [parsePermalink(text), parseAccount(text)]) {
          if (!found) continue
          const { protocol, hostname } = new URL(found.canonicalUrl)
          expect(protocol).toBe('https:')
          expect(['www.facebook.com', 'fb.watch', 'www.instagram.com']).toContain(hostname)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('what is huge or repeated', () => {
  const MANY = 200_000
  test.each([
    ['path', `https://www.facebook.com/${'a/'.repeat(MANY)}`],
    ['path of posts', `https://www.facebook.com/${'posts/'.repeat(MANY)}x`],
    ['slugs of a group', `https://www.facebook.com/groups/1/posts/${'12345/'.repeat(MANY)}x`],
    ['number', `https://www.facebook.com/reel/${'1'.repeat(MANY)}`],
    ['name', `https://www.facebook.com/${'a'.repeat(MANY)}/posts/10153807558977570`],
    ['code', `https://www.instagram.com/p/${'A'.repeat(MANY)}/`],
    ['percent signs', `https://www.facebook.com/${'%'.repeat(MANY)}/posts/1`],
    ['story', `https://www.facebook.com/stories/155043756642468/${'U'.repeat(MANY)}/`],
    ['spaces', ' '.repeat(MANY)],
  ])('a %s takes no long time and gives nothing that is too long to keep', (_, url) => {
    const start = performance.now()
    const found = parsePermalink(url) ?? parseAccount(url)
    expect(performance.now() - start).toBeLessThan(2_000)
    expect(found?.canonicalUrl.length ?? 0).toBeLessThan(2_048)
  })
  test('a long query hides no post', () => {
    const url = `https://www.facebook.com/a.b/posts/10153807558977570?__cft__[0]=${'A'.repeat(MANY)}`
    expect(parsePermalink(url)?.postId).toBe('10153807558977570')
  })
})

describe('forms of the grammar that the lists lack', () => {
  const ME = 'https://www.facebook.com'
  test.each([
    [`${ME}/a.b/posts/some-words-of-it/10153807558977570/`, 'post', `${ME}/a.b/posts/10153807558977570`],
    [`${ME}/a.b/posts/10153807558977570:0`, 'post', `${ME}/a.b/posts/10153807558977570`],
    [`${ME}/a%2Eb/posts/10153807558977570%3A0?x`, 'post', `${ME}/a.b/posts/10153807558977570`],
    [`${ME}/မြန်မာ/posts/10153807558977570`, 'post', `${ME}/${encodeURIComponent('မြန်မာ')}/posts/10153807558977570`],
    [
      `${ME}/people/Some-One/100064860875397/posts/10153807558977570`,
      'post',
      `${ME}/100064860875397/posts/10153807558977570`,
    ],
    [
      `${ME}/groups/a.group/posts/some-words/764967300301124/`,
      'group_post',
      `${ME}/groups/a.group/posts/764967300301124/`,
    ],
    [
      `${ME}/groups/1?multi_permalinks=764967300301124%2C764967300301125`,
      'group_post',
      `${ME}/groups/1/posts/764967300301124/`,
    ],
    [
      'https://m.facebook.com/groups/12345?view=permalink&id=764967300301124',
      'group_post',
      `${ME}/groups/12345/posts/764967300301124/`,
    ],
    [`${ME}/a.b/photos/pcb.808802036117728/878152343225552`, 'photo', `${ME}/photo/?fbid=878152343225552`],
    [`${ME}/a.b/videos/some-words/15510341087556020/`, 'video', `${ME}/watch/?v=15510341087556020`],
    [`${ME}/events/a-feast/1509582499515440/`, 'event', `${ME}/events/1509582499515440/`],
    [
      `${ME}/events/1509582499515440/permalink/1509582499515441/`,
      'event_post',
      `${ME}/events/1509582499515440/permalink/1509582499515441/`,
    ],
    [`${ME}/share/1AbCdEfGhI/`, 'short', `${ME}/share/1AbCdEfGhI/`],
    ['https://touch.facebook.com/reel/1195289147628387?s=yWDuG2&fs=e', 'reel', `${ME}/reel/1195289147628387/`],
    ['https://mobile.facebook.com/reel/1195289147628387', 'reel', `${ME}/reel/1195289147628387/`],
    ['https://www.instagram.com/share/reel/BACiUUUYQV/', 'short', 'https://www.instagram.com/share/reel/BACiUUUYQV/'],
  ])('%s', (url, kind, canonicalUrl) => expect(parsePermalink(url)).toMatchObject({ kind, canonicalUrl }))

  test.each([
    `${ME}/`,
    `${ME}/a.b`,
    `${ME}/a.b/posts/`,
    `${ME}/groups/12345/`,
    `${ME}/hashtag/x`,
    `${ME}/marketplace/item/1509582499515440`,
    `${ME}/media/set/?set=a.10152716010956729`,
    `${ME}/login/posts/10153807558977570`,
    `${ME}/a.b/posts/10153807558977570abc`,
    'https://lm.facebook.com/l.php?u=https%3A%2F%2Fwww.facebook.com%2Freel%2F1195289147628387',
    'https://www.instagram.com/stories/me/',
    'https://www.instagram.com/direct/p/',
    'https://www.instagram.com/some_one/saved/',
  ])('%s is no post', (url) => expect(parsePermalink(url)).toBeNull())

  test('a comment and its answer', () => {
    expect(
      parsePermalink('https://www.instagram.com/p/BkQjCfsBIzi/c/18019229462437192/r/18019229462437193/'),
    ).toMatchObject({
      postId: 'BkQjCfsBIzi',
      commentId: '18019229462437192',
      replyCommentId: '18019229462437193',
      canonicalUrl: 'https://www.instagram.com/p/BkQjCfsBIzi/',
    })
    expect(
      parsePermalink('https://m.facebook.com/groups/12345?view=permalink&id=764967300301124&comment_id=77')?.commentId,
    ).toBe('77')
  })
})

describe('hosts', () => {
  test.each([
    'https://m.facebook.com/someone/posts/10153807558977570',
    'https://web.facebook.com/someone/posts/10153807558977570?_rdc=1&_rdr',
    'https://zh-hk.facebook.com/someone/posts/10153807558977570',
    'https://fb.com/someone/posts/10153807558977570',
    'https://www.facebookwkhpilnemxj7asaniu7vnjjbiltxjqhye3mhbshg7kx5tfyd.onion/someone/posts/10153807558977570',
    'facebook.com/someone/posts/10153807558977570',
  ])('%s is Facebook', (url) => {
    expect(parsePermalink(url)?.canonicalUrl).toBe('https://www.facebook.com/someone/posts/10153807558977570')
  })

  test.each([
    'https://facebook.com.example/someone/posts/10153807558977570',
    'https://notfacebook.com/someone/posts/10153807558977570',
    'https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.facebook.com%2Fsomeone%2Fposts%2F10153807558977570',
    'https://user:word@www.facebook.com/someone/posts/10153807558977570',
    'javascript://www.facebook.com/someone/posts/10153807558977570',
    'https://www.facebook.com/?__cft__[0]=AZ&__tn__=%2CO%2CP-R#?jie',
  ])('%s is not', (url) => {
    expect(parsePermalink(url)).toBeNull()
  })
})

describe('what a photo address says of its post', () => {
  test('group and post', () => {
    const url = 'https://www.facebook.com/photo/?fbid=878152343225552&set=gm.720886619605231&idorvanity=424532172574012'
    expect(parsePermalink(url)).toMatchObject({ parentPostId: '720886619605231', groupId: '424532172574012' })
  })
  test('album', () => {
    const url = 'https://www.facebook.com/photo/?fbid=687081696820897&set=a.188499994411228'
    expect(parsePermalink(url)).toMatchObject({ postId: '687081696820897', albumId: '188499994411228' })
  })
})

describe('accounts', () => {
  test.each([
    [
      'https://www.facebook.com/profile.php?id=100064860875397&__tn__=x',
      'https://www.facebook.com/profile.php?id=100064860875397',
    ],
    ['https://m.facebook.com/Some.One/photos?ref=1', 'https://www.facebook.com/Some.One'],
    [
      'https://www.facebook.com/people/Some-One/100064860875397/',
      'https://www.facebook.com/profile.php?id=100064860875397',
    ],
    [
      'https://www.facebook.com/groups/314363932325118/user/100064860875397/',
      'https://www.facebook.com/profile.php?id=100064860875397',
    ],
    ['https://instagram.com/some_one/reels/', 'https://www.instagram.com/some_one/'],
  ])('%s', (url, canonicalUrl) => expect(parseAccount(url)?.canonicalUrl).toBe(canonicalUrl))

  test.each([
    'https://www.facebook.com/',
    'https://www.facebook.com/groups/314363932325118/',
    'https://www.facebook.com/watch/?v=1',
    'https://www.facebook.com/hashtag/x',
    'https://www.instagram.com/explore/locations/730699713319493/',
    'https://www.instagram.com/some_one/p/aye83DjauH/',
  ])('%s is none', (url) => expect(parseAccount(url)).toBeNull())
})
