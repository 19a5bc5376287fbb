import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Permalink, parsePermalink } from '../../../utils/platforms/permalink.ts'
import { codeOfNumber, isSamePost, numberOfCode, stableIds } from '../../../utils/platforms/same-permalink.ts'

const FACEBOOK = 'https://www.facebook.com'
const INSTAGRAM = 'https://www.instagram.com'
const PFBID = 'pfbid0j1Czf2gGDVqeQ8KiMLFm3pWN8GxsQmeRrVhimWDzMuKQoR8r4b1knNsejELmUgyhl'

function read(url: string): Permalink {
  const permalink = parsePermalink(url)
  if (!permalink) throw new Error(`no post: ${url}`)
  return permalink
}

describe('two addresses', () => {
  test.each([
    ['post and reel of one code', `${INSTAGRAM}/p/BkQjCfsBIzi/`, `${INSTAGRAM}/someone/reel/BkQjCfsBIzi/`, true],
    ['a private code', `${INSTAGRAM}/p/DZxV0XZw_okAfREsx-gWeLdAiGRGQ6HFl5cu4wS/`, `${INSTAGRAM}/p/DZxV0XZw_ok/`, true],
    ['number and code', `${INSTAGRAM}/stories/someone/1806097553666903266/`, `${INSTAGRAM}/p/BkQjCfsBIzi/`, true],
    ['other codes', `${INSTAGRAM}/p/BkQjCfsBIzi/`, `${INSTAGRAM}/p/BkQjCfsBIzj/`, false],
    ['codes in other case', `${INSTAGRAM}/p/BkQjCfsBIzi/`, `${INSTAGRAM}/p/bkQjCfsBIzi/`, false],
    ['hosts', 'https://web.facebook.com/a.b/posts/1234567', 'https://m.facebook.com/a.b/posts/1234567?ref=1', true],
    ['forms of a post', `${FACEBOOK}/a.b/posts/1234567`, `${FACEBOOK}/story.php?story_fbid=1234567&id=7654321`, true],
    ['forms of a group', `${FACEBOOK}/groups/4242424/posts/1234567`, `${FACEBOOK}/groups/name/permalink/1234567`, true],
    ['group by query', `${FACEBOOK}/groups/name/?multi_permalinks=1234567`, `${FACEBOOK}/groups/1/posts/1234567`, true],
    ['a comment of it', `${FACEBOOK}/a.b/posts/1234567?comment_id=99`, `${FACEBOOK}/a.b/posts/1234567`, true],
    ['its photos', `${FACEBOOK}/media/set/?set=pcb.1234567`, `${FACEBOOK}/a.b/posts/1234567`, true],
    ['other numbers', `${FACEBOOK}/a.b/posts/1234567`, `${FACEBOOK}/a.b/posts/1234568`, false],
    ['video forms', `${FACEBOOK}/a.b/videos/1234567`, `${FACEBOOK}/reel/1234567`, true],
    ['other videos', `${FACEBOOK}/watch/?v=1234567`, `${FACEBOOK}/reel/1234568`, false],
    ['photo forms', `${FACEBOOK}/photo.php?fbid=1234567`, `${FACEBOOK}/a.b/photos/a.7654321/1234567`, true],
    ['one opaque id', `${FACEBOOK}/a.b/posts/${PFBID}`, `${FACEBOOK}/permalink.php?story_fbid=${PFBID}&id=7`, true],
    ['opaque and number', `${FACEBOOK}/a.b/posts/${PFBID}`, `${FACEBOOK}/a.b/posts/1234567`, null],
    ['two opaque ids, which rotate', `${FACEBOOK}/a.b/posts/${PFBID}`, `${FACEBOOK}/a.b/posts/${PFBID}x`, null],
    ['a photo of the number of a post', `${FACEBOOK}/photo/?fbid=1234567`, `${FACEBOOK}/a.b/posts/1234567`, null],
    ['short and long', `${FACEBOOK}/share/p/43VSjKrZHA/`, `${FACEBOOK}/a.b/posts/1234567`, null],
    ['somebody’s stories', `${INSTAGRAM}/stories/someone/`, `${INSTAGRAM}/stories/someone/`, null],
    ['the sites', `${FACEBOOK}/reel/1234567`, `${INSTAGRAM}/p/1234567/`, false],
  ])('%s', (_, one, other, same) => {
    expect(isSamePost(read(one), read(other))).toBe(same)
    expect(isSamePost(read(other), read(one))).toBe(same)
  })
})

describe('identities', () => {
  const keys = (url: string, ids = {}) => {
    const permalink = read(url)
    return stableIds({ platform: permalink.platform, permalink, ids })
  }
  test('say what they are', () => {
    expect(keys(`${FACEBOOK}/a.b/posts/1234567`)).toEqual(['facebook:post:1234567'])
    expect(keys(`${INSTAGRAM}/reel/BkQjCfsBIzi/`)).toEqual(['instagram:code:BkQjCfsBIzi'])
  })
  test('an opaque id keeps the number beside it, so that both addresses meet', () => {
    const both = keys(`${FACEBOOK}/a.b/posts/${PFBID}`, { post: PFBID, numericPost: '1234567' })
    expect(both).toEqual([`facebook:post:${PFBID}`, 'facebook:post:1234567'])
    expect(stableIds({ platform: 'facebook', permalink: null, ids: { post: '1234567' } })).toEqual([both[1]])
  })
  test('nothing known, no identity', () => {
    expect(stableIds({ platform: 'facebook', permalink: null })).toEqual([])
    expect(keys(`${INSTAGRAM}/stories/someone/`)).toEqual([])
  })
})

describe("Instagram's numbers and codes", () => {
  const noted = readFileSync(new URL('pk-codes.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  test.each(noted.map((line) => line.split('\t')))('%s is %s', (code = '', number = '') => {
    expect(numberOfCode(code)).toBe(number)
    expect(codeOfNumber(number)).toBe(code)
  })
  test('each number comes back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 64n }), (number) => {
        expect(numberOfCode(codeOfNumber(number.toString()))).toBe(number.toString())
      }),
    )
  })
  test('what is no code has no number', () => expect(numberOfCode('a b')).toBeNull())
})
