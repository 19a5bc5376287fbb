import { describe, expect, test } from 'vitest'
import { facebookPost, facebookPosts } from '../../practice/content/facebook-posts.ts'
import { instagramPosts } from '../../practice/content/instagram-posts.ts'
import { GROUPS, POST_LANGUAGES } from '../../practice/content/people.ts'
import { expectedOnFacebook, expectedOnInstagram, MUST_NOT_CONTAIN } from '../../practice/posts.ts'

const HOME = { at: 'home' } as const
const facebookPlaces = [
  HOME,
  { at: 'timeline', vanity: 'AkhbarZaytariyya' } as const,
  { at: 'group', number: GROUPS[0]?.number ?? '' } as const,
]
const all = [
  ...facebookPlaces.flatMap((place) => expectedOnFacebook(place, 200)),
  ...expectedOnInstagram(HOME, 200),
  ...expectedOnInstagram({ at: 'profile', user: 'hala_najmawy' }, 12),
]

describe('practice posts', () => {
  test('are the same each time, and another at each place and index', () => {
    expect(facebookPosts(HOME, 50)).toEqual(facebookPosts(HOME, 50))
    expect(instagramPosts(HOME, 50)).toEqual(instagramPosts(HOME, 50))
    const addresses = facebookPlaces.flatMap((place) => facebookPosts(place, 600)).map(({ path }) => path)
    expect(new Set(addresses).size).toBe(1_800)
    expect(new Set(instagramPosts(HOME, 600).map(({ code }) => code)).size).toBe(600)
  })

  test('stay as they are from build to build: the tour and screenshots name the first ones', () => {
    expect(facebookPost(HOME, 0)).toMatchObject({
      kind: 'text',
      language: 'en',
      author: { name: 'Penhallin Mill Kitchen' },
      number: expect.stringMatching(/^\d{15}$/),
    })
    expect(instagramPosts(HOME, 1)[0]).toMatchObject({ kind: 'photo', language: 'es', user: 'sanvarelo_hoy' })
  })

  test('have canonical addresses', () => {
    const canonical =
      /^https:\/\/www\.facebook\.com\/([\w.]+\/posts\/pfbid0\w{58}l|permalink\.php\?story_fbid=pfbid0\w{58}l&id=\d{15}|groups\/\d{15}\/posts\/\d{15}\/|reel\/\d{15}\/)$|^https:\/\/www\.instagram\.com\/p\/D[\w-]{10}\/$/
    // An advert hides its own address; its comments or photos may still name it, by number.
    const byNumber = /^https:\/\/www\.facebook\.com\/[\w.]+\/posts\/\d{15}$/
    for (const { permalink, isSponsored } of all) {
      if (isSponsored && permalink !== null) expect(permalink).toMatch(byNumber)
      else if (!isSponsored) expect(permalink).toMatch(canonical)
    }
  })

  test('have comments whose ids name the post', () => {
    for (const { comments, number } of facebookPosts(HOME, 60)) {
      for (const { id } of comments) expect(atob(id)).toMatch(new RegExp(`^comment:${number}_\\d{16}$`))
    }
  })

  test('never expect what a capture may not hold', () => {
    for (const capture of all) {
      for (const forbidden of MUST_NOT_CONTAIN)
        expect(JSON.stringify([capture.author, capture.text])).not.toContain(forbidden)
    }
  })

  test('show each kind and each language within the first screens', () => {
    const first = facebookPosts(HOME, 12)
    expect(new Set(first.map(({ kind }) => kind)).size).toBe(10)
    expect(new Set(first.map(({ language }) => language))).toEqual(new Set(POST_LANGUAGES))
    expect(all.some(({ truncated }) => truncated)).toBe(true)
    expect(expectedOnInstagram(HOME, 12).some(({ text }) => text === null)).toBe(true)
  })

  test('refuse places that do not exist', () => {
    expect(() => facebookPost({ at: 'timeline', vanity: 'nobody' }, 0)).toThrow(RangeError)
    expect(() => facebookPost({ at: 'group', number: '1' }, 0)).toThrow(RangeError)
  })
})
