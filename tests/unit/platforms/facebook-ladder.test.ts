// @vitest-environment happy-dom

import { expect, test } from 'vitest'
import { facebook } from '../../../utils/platforms/facebook/facebook.ts'
import { captureOf } from './capture-of.ts'

const { happyDOM } = globalThis as unknown as { happyDOM: { setURL(url: string): void } }
const SITE = 'https://www.facebook.com'
const WITHHELD = '<a href="/?__cft__[0]=AZ&__tn__=%2CO%2CP-R#?jie">6 h</a>'
const MESSAGE = '<div data-ad-preview="message"><div>Words</div></div>'
const COMMENT = `<div role="article" aria-label="Comment">
  <a href="${SITE}/x?comment_id=Y29tbWVudDo1MTM2MTc0MjQ1ODcwNDRfMjA1MzY0ODgxMzEyODk0&__tn__=R]-R">x</a></div>`
const ORIGINAL = `<div><h5><a href="${SITE}/other?__tn__=-]K-R">Other</a></h5>
  <a href="${SITE}/other/posts/9999999999?__tn__=%2CO%2CP-R">May</a></div>`
const photo = (set: string) => `<a href="${SITE}/photo/?fbid=111111111111&set=${set}&__tn__=EH-R"><img></a>`

function capture(body: string, { time = WITHHELD, heading = '', words = '' } = {}) {
  happyDOM.setURL(`${SITE}/`)
  document.body.innerHTML = `<div role="main"><div aria-posinset="1">
    <h4><a href="${SITE}/one.name?__tn__=-UC%2CP-R">One</a>${heading}</h4>${time}${MESSAGE.replace('Words', `Words ${words}`)}${body}</div>
    <div aria-posinset="2"><h4>Two</h4>${MESSAGE}</div></div>`
  const post = facebook.posts(document)[0]
  if (!post) throw new Error('no post')
  return captureOf(facebook, post)
}

const UNKNOWN = { value: null, source: 'none', sure: 'no' }
const own = `<a href="${SITE}/one.name/posts/7777777777?comment_id=5&__tn__=%2CO%2CP-R">6 h</a>`
const life = `${WITHHELD}<a href="${SITE}/one.name/posts/8888888888?__tn__=%2CP-R">30 May</a>`
const many = `${WITHHELD}<a href="${SITE}/groups/4242424/?multi_permalinks=6666666666&__tn__=%2CP-R">Group</a>`

test.each([
  [
    'own link, without the comment it came by',
    '',
    { time: own },
    '/one.name/posts/7777777777',
    'timestamp-link',
    'yes',
  ],
  ["a life event's date", '', { time: life }, '/one.name/posts/8888888888', 'header-link', 'likely'],
  [
    "a group's link with the post's number",
    '',
    { time: many },
    '/groups/4242424/posts/6666666666/',
    'multi-permalinks',
    'likely',
  ],
  [
    'photos of a group post',
    photo('gm.5555555555&idorvanity=4242424'),
    {},
    '/groups/4242424/posts/5555555555/',
    'photo-set',
    'likely',
  ],
  ['photos of one post', photo('pcb.5555555555'), {}, '/one.name/posts/5555555555', 'photo-set', 'likely'],
  ["comments' links", COMMENT, {}, '/one.name/posts/513617424587044', 'comment-id', 'likely'],
])('the link by %s', (_, body, page, path, source, sure) => {
  expect(capture(body, page).permalink).toEqual({ value: SITE + path, source, sure })
})

test.each([
  ['a single photo', photo('a.188499994411228')],
  ['an embedded reel', `<a href="${SITE}/reel/222222222222/">reel</a>`],
  ['the photos of an original', ORIGINAL + photo('pcb.5555555555')],
  ['a comment that the text links to', '', COMMENT.replace('role="article" aria-label="Comment"', '')],
])('%s is not mistaken for the post', (_, body, words = '') => {
  const { permalink, ids } = capture(body, { words })
  expect(permalink).toEqual(UNKNOWN)
  expect(ids.post).toBeUndefined()
})

test.each([
  ['its time', ORIGINAL, {}],
  ['the heading', '', { heading: ` shared a <a href="${SITE}/other/posts/9999999999?__tn__=-R">post</a>` }],
  ['its time, where the own one is no link yet', ORIGINAL, { time: '<a href="#" aria-label="3 h" role="link">x</a>' }],
])("the original's link stands beside the share's: by %s", (_, body, page) => {
  const read = capture(body, page)
  expect(read.permalink.value).toBeNull()
  expect(read.isReshare).toBe(true)
  expect(read.original?.value).toBe(`${SITE}/other/posts/9999999999`)
  expect(read.author.value).toBe('One')
})

/** Pages of 2026: the original's picture comes first, and its text is marked as posts' texts are. */
const MARKED_ORIGINAL = (
  time: string,
) => `<a href="${SITE}/photo/?fbid=222222222222&set=a.333333333333&__tn__=EH-y-R"><img></a>
  <a aria-label="Other" href="${SITE}/groups/5151515/user/100000000000001/?__tn__=%3C%3C%2CP-y-R"><svg></svg></a>
  <h5><a href="${SITE}/groups/5151515/user/100000000000001/?__tn__=-UC%2CP-y-R">Other</a></h5>${time}
  <div data-ad-rendering-role="story_message"><div>The original's words</div></div>`
const MARKED_WORDS = '<div data-ad-rendering-role="story_message"><div>Words</div></div>'
const CLEAR = `<a href="${SITE}/groups/5151515/posts/9999999999/?__tn__=%2CO%2CP-y-R">May</a>`
function captureShare(words: string, original: string, path = '/') {
  happyDOM.setURL(SITE + path)
  document.body.innerHTML = `<div role="dialog"><div aria-posinset="1"><h4><a href="${SITE}/one.name?__tn__=-UC%2CP-R">One</a></h4>
    <a href="?__cft__[0]=AZ&__tn__=%2CO%2CP-R#?own">6 h</a>${words}${original}${COMMENT}</div></div>`
  const post = facebook.posts(document)[0]
  if (!post) throw new Error('no post')
  return captureOf(facebook, post)
}

test('a share without words has none, and nothing of the original but its link and pictures', () => {
  expect(captureShare('', MARKED_ORIGINAL(CLEAR))).toMatchObject({
    author: { value: 'One' },
    permalink: { value: `${SITE}/one.name/posts/513617424587044`, source: 'comment-id' },
    text: { value: null },
    kind: 'post',
    media: { kind: 'photo', count: 1 },
    isReshare: true,
    original: { value: `${SITE}/groups/5151515/posts/9999999999/` },
  })
  expect(captureShare(MARKED_WORDS, MARKED_ORIGINAL(CLEAR))).toMatchObject({
    text: { value: 'Words' },
    original: { value: `${SITE}/groups/5151515/posts/9999999999/` },
  })
})

test("what a withheld link seems to lead to is the page's own address, not the original's", () => {
  const withheld = '<a href="?__cft__[0]=AZ&__tn__=%2CO%2CP-y-R#?ori">May</a>'
  const read = captureShare(MARKED_WORDS, MARKED_ORIGINAL(withheld), '/one.name/posts/7777777777')
  expect(read.permalink).toEqual({ value: `${SITE}/one.name/posts/7777777777`, source: 'location', sure: 'likely' })
  expect(read.original?.value).toBeNull()
})

test("nor another post's on the page", () => {
  happyDOM.setURL(`${SITE}/groups/4242424/posts/7777777777/`)
  document.body.innerHTML = `<div role="main">${['One', 'Two']
    .map(
      (name, at) => `<div aria-posinset="${at + 1}"><h4>${name}</h4>
    <a href="?__cft__[0]=AZ&__tn__=%2CO%2CP-R#?${at}">6 h</a>${MESSAGE}</div>`,
    )
    .join('')}</div>`
  for (const post of facebook.posts(document)) expect(captureOf(facebook, post).permalink).toEqual(UNKNOWN)
})

test('in a list of who shared a post, none is that post, and an avatar is no time', () => {
  happyDOM.setURL(`${SITE}/one.name/posts/7777777777`)
  document.body.innerHTML = `<div role="dialog">${['Ana', 'Ivo']
    .map(
      (name) => `<div><div aria-posinset="1"><a href="#" aria-label="${name}" role="link"><svg></svg></a>
    <h3>${name}</h3><a href="#" role="link">3 d</a>${MESSAGE}</div></div>`,
    )
    .join('')}</div>`
  const posts = facebook.posts(document)
  expect(posts).toHaveLength(2)
  for (const post of posts) {
    expect(captureOf(facebook, post)).toMatchObject({ permalink: UNKNOWN, postedAt: { value: '3 d' } })
  }
})

test('the clear words of a time may be named by the link itself', () => {
  expect(
    capture('<span id="clear" hidden>28 July</span>', {
      time: '<a aria-labelledby="clear" href="/?__cft__[0]=AZ&__tn__=%2CO%2CP-R#?jie">yl8u2J</a>',
    }).postedAt.value,
  ).toBe('28 July')
})

test("what the words of a share's original link to is no attachment", () => {
  const linked = MARKED_ORIGINAL(CLEAR).replace(
    "The original's words",
    `see <a href="${SITE}/reel/444444444444?__tn__=-UK-y-R">this</a>`,
  )
  expect(captureShare('', linked)).toMatchObject({ kind: 'post', media: { kind: 'photo', count: 1 } })
})

test('a withheld time that is drawn, not written, is a time all the same', () => {
  const read = capture('', { time: '<a href="#" aria-label="3 h"><svg><use href="#t"></use></svg></a>' })
  expect(read.postedAt.value).toBe('3 h')
})

test('the number in a comment on a share is the share', () => {
  expect(capture(ORIGINAL + COMMENT).ids.post).toBe('513617424587044')
})

test('an advert is marked, another post is not', () => {
  expect(capture('', { time: '<a href="/ads/about/?x=1">Ad</a>' }).sponsored).toBe(true)
  expect(capture('')).not.toHaveProperty('sponsored')
  expect(capture('')).not.toHaveProperty('original')
})

test('a button after the name is not part of it, a dot within is', () => {
  happyDOM.setURL(`${SITE}/`)
  document.body.innerHTML = `<div aria-posinset="1"><h4>Gal·la Ros · Follow</h4>${WITHHELD}${MESSAGE}</div>`
  const post = facebook.posts(document)[0]
  if (!post) throw new Error('no post')
  expect(facebook.authorName(post)).toBe('Gal·la Ros')
})

test.each([['/reel/212353670726902/'], ['/watch/?v=212353670726902']])('on %s the address is the post', (path) => {
  happyDOM.setURL(SITE + path)
  document.body.innerHTML = `<div role="main"><h1>Reels</h1><div><video></video><a href="${SITE}/one.name">One</a></div></div>`
  const [post, ...more] = facebook.posts(document)
  if (!post || more.length > 0) throw new Error('not one post')
  expect(captureOf(facebook, post)).toMatchObject({
    permalink: { value: SITE + path, source: 'location', sure: 'yes' },
    author: { value: 'One' },
  })
})
