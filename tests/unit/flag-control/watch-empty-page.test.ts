// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchEmptyPage } from '../../../utils/flag-control/watch-empty-page.ts'
import { facebook } from '../../../utils/platforms/facebook/facebook.ts'
import { instagram } from '../../../utils/platforms/instagram/instagram.ts'
import type { Platform } from '../../../utils/platforms/platform.ts'

const { happyDOM } = globalThis as unknown as { happyDOM: { setURL(url: string): void } }
const HOME = 'https://www.facebook.com/'
/** So long, in milliseconds, the watch never needs for an answer. */
const LONG = 60_000

const unknownPost = (n: number) => `<x-card><div><a href="/u/${n}">Somebody ${n}</a></div>
  <p>Words that a person would read as a post, number ${n}.</p>
  <div role="button">Like</div><div role="button">Comment</div><button>More</button></x-card>`
const unknownFeed = [1, 2, 3, 4].map(unknownPost).join('')
const knownPost = `<div aria-posinset="1" aria-labelledby="by"><h4 id="by"><a href="https://www.facebook.com/some.body">Some Body</a></h4>
  <div data-ad-preview="message"><div dir="auto">Words</div></div></div>`

let life: AbortController
let told: number
let gone: string[]
let hasPosts: boolean

beforeEach(() => {
  vi.useFakeTimers()
  life = new AbortController()
  told = 0
  gone = []
  hasPosts = false
})
afterEach(() => {
  life.abort()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function show(inMain: string) {
  document.body.innerHTML = `<div role="main">${inMain}</div>`
}
function watch(url: string, platform: Platform = facebook) {
  happyDOM.setURL(url)
  watchEmptyPage({
    platform,
    page: document,
    hasPosts: () => hasPosts,
    changed() {
      told += 1
    },
    gone: (address) => gone.push(address),
    signal: life.signal,
  })
}
const pass = (ms: number) => vi.advanceTimersByTime(ms)

test.each([
  [facebook, HOME],
  [facebook, 'https://www.facebook.com/groups/bonde/'],
  [facebook, 'https://www.facebook.com/sauti.ya.bonde'],
  [facebook, 'https://www.facebook.com/profile.php?id=100044'],
  [facebook, 'https://www.facebook.com/search/posts?q=x'],
  [instagram, 'https://www.instagram.com/'],
])('a list of posts that nothing recognises is told of once: %#', (platform, url) => {
  show(unknownFeed)
  watch(url, platform)
  pass(LONG)
  expect(told).toBe(1)
  pass(LONG)
  expect(told).toBe(1)
})

test.each([
  'https://www.facebook.com/groups/bonde/members/',
  'https://www.facebook.com/marketplace/',
  'https://www.facebook.com/sauti.ya.bonde/posts/1234567',
  'https://www.facebook.com/login/',
  'https://www.facebook.com/search/people?q=x',
])('a page that lists no posts is none of it: %s', (url) => {
  show(unknownFeed)
  watch(url)
  pass(LONG)
  expect(told).toBe(0)
})

test.each([
  ['nothing yet', ''],
  ['placeholders', '<div></div>'.repeat(9)],
  ['two posts, too few to tell', unknownPost(1) + unknownPost(2)],
  ['a log-in', `<form><input type="password"></form>${unknownFeed}`],
  [
    'people to know',
    '<div><a href="/u">Somebody whom you may know, perhaps</a><button>Add</button><button>No</button></div>'.repeat(9),
  ],
  [
    'a sentence that it is not available',
    '<h2>This content isn’t available right now</h2><a href="/">Go to Feed</a><button>Back</button>',
  ],
])('no notice of %s', (_, markup) => {
  show(markup)
  watch(HOME)
  pass(LONG)
  expect(told).toBe(0)
})

test('a post that is recognised late, after its list, is in time', () => {
  show(unknownFeed)
  watch(HOME)
  pass(9_000)
  expect(told).toBe(0)
  show(unknownFeed + knownPost)
  pass(LONG)
  expect(told).toBe(0)
})

test('where a post is known already, none is looked for', () => {
  show(knownPost)
  const read = vi.spyOn(document, 'querySelectorAll')
  hasPosts = true
  watch(HOME)
  pass(LONG)
  expect(read).not.toHaveBeenCalled()
})

test('a tab in the background waits until it is looked at', () => {
  show(unknownFeed)
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  watch(HOME)
  pass(LONG)
  expect(told).toBe(0)
  hidden.mockReturnValue(false)
  pass(LONG)
  expect(told).toBe(1)
})

test('another list in the same page is looked at anew, and nothing after the end', () => {
  show(knownPost)
  watch(HOME)
  pass(LONG)
  happyDOM.setURL('https://www.facebook.com/groups/bonde/')
  show(unknownFeed)
  life.abort()
  pass(LONG)
  expect(told).toBe(0)
  life = new AbortController()
  watch('https://www.facebook.com/')
  happyDOM.setURL('https://www.facebook.com/groups/bonde/')
  pass(LONG)
  expect(told).toBe(1)
})

const POST = 'https://www.facebook.com/sauti.ya.bonde/posts/1234567'
const nothing = '<h2>Nothing</h2><a href="https://www.facebook.com/help/?ref=404">Help</a>'

function showSignedIn(inMain: string) {
  document.body.innerHTML = `<div role="navigation"></div><div role="main">${inMain}</div>`
}

test('the address of a post at which nothing is there is told of once', () => {
  showSignedIn(nothing)
  watch(POST)
  pass(LONG)
  expect(gone).toEqual([POST])
  expect(told).toBe(0)
})

test.each([
  ['a page that is no post’s', 'https://www.facebook.com/sauti.ya.bonde', nothing],
  ['a page that shows a post', POST, nothing + knownPost],
])('%s is not gone', (_, url, markup) => {
  showSignedIn(markup)
  watch(url)
  pass(LONG)
  expect(gone).toEqual([])
})

test('what the page before said is not said of the next address', () => {
  showSignedIn(knownPost)
  watch(HOME)
  pass(3_900)
  happyDOM.setURL(POST)
  showSignedIn(nothing)
  pass(200)
  expect(gone).toEqual([])
  showSignedIn(knownPost)
  pass(LONG)
  expect(gone).toEqual([])
})
