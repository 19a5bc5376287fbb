// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchSiteChange } from '../../../utils/flag-control/site-change.ts'
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

beforeEach(() => {
  vi.useFakeTimers()
  life = new AbortController()
  told = 0
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
  const tell = () => {
    told += 1
  }
  watchSiteChange({ platform, page: document, tell, signal: life.signal })
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
