import { expect, test } from 'vitest'
import { parsePermalink } from '../../../utils/platforms/permalink.ts'
import { facebookFeeds, facebookViewers, facebookWithoutPosts } from '../../practice/facebook-surfaces.ts'
import { instagramSurfaces } from '../../practice/instagram-surfaces.ts'
import { readSwitches } from '../../practice/page/switches.ts'
import { MUST_NOT_CONTAIN } from '../../practice/posts.ts'

const facebook = [...facebookFeeds(), ...facebookViewers(), ...facebookWithoutPosts()]
const instagram = instagramSurfaces()
const all = [...facebook, ...instagram]

test('each surface has a name and an address of its own', () => {
  for (const site of [facebook, instagram]) {
    expect(new Set(site.map(({ name }) => name)).size).toBe(site.length)
  }
  expect(new Set(all.map(({ url, opens }) => `${url} ${opens}`)).size).toBe(all.length)
})

test.each(['en', 'ar', 'my'] as const)('both sites are looked at in %s', (locale) => {
  for (const site of [facebook, instagram]) {
    expect(site.some(({ url }) => readSwitches(new URL(url).searchParams).locale === locale)).toBe(true)
  }
})

test('links are the canonical ones of posts, and no text holds what a capture may not', () => {
  const posts = all.flatMap((surface) => surface.posts)
  for (const { permalink, text, author } of posts) {
    if (permalink) expect(parsePermalink(permalink)?.canonicalUrl).toBe(permalink)
    for (const forbidden of MUST_NOT_CONTAIN) expect(`${author} ${text}`).not.toContain(forbidden)
  }
  expect(posts.some(({ permalink, isSponsored }) => permalink === null && !isSponsored)).toBe(true)
  expect(posts.some(({ truncated }) => truncated)).toBe(true)
  expect(posts.filter(({ isSponsored }) => isSponsored).length).toBeGreaterThan(2)
})

test('a switch that is not given changes nothing', () => {
  expect(readSwitches(new URLSearchParams())).toEqual({
    locale: 'en',
    posts: 5_000,
    stream: 0,
    virtual: true,
    cohort: new Set(),
    units: false,
    hydrate: 0,
    drops: 0,
    churn: 0,
    hostile: new Set(),
  })
  const { cohort, hostile, locale } = readSwitches(new URLSearchParams('cohort=feed,clear&hostile=remove&locale=xx'))
  expect([cohort, hostile, locale]).toEqual([new Set(['feed', 'clear']), new Set(['remove']), 'en'])
})
