// @vitest-environment happy-dom

import { beforeEach, describe, expect, test } from 'vitest'
import { facebook } from '../../../utils/platforms/facebook/facebook.ts'
import { captureOf } from './capture-of.ts'

const { happyDOM } = globalThis as unknown as { happyDOM: { setURL(url: string): void } }
const SURROUNDINGS = { now: new Date('2026-01-02T03:04:05Z'), capturedBy: 'test 1' }
const TIME = '<a href="/?__cft__[0]=AZ&__tn__=%2CO%2CP-R#?jie"><span aria-labelledby="gone"><b>h</b><b>6</b></span></a>'
const author = (name: string, id: string, tag = 'h4') =>
  `<${tag} id="${id}"><a href="https://www.facebook.com/${name}?__tn__=-UC%2CP-R">${name}</a></${tag}>`
const message = (text: string) => `<div data-ad-preview="message"><div dir="auto">${text}</div></div>`
const comment = (name: string) => `<div role="article" aria-label="Comment by ${name}">
  <a href="https://www.facebook.com/${name}?comment_id=Y29tbWVudDo1MTM2MTc0MjQ1ODcwNDRfMjA1MzY0ODgxMzEyODk0&__tn__=R]-R">${name}</a>
  <div dir="auto">what ${name} says</div></div>`
const post = (name: string, inside = message('Words')) =>
  `<div aria-posinset="1" aria-labelledby="by-${name}">${author(name, `by-${name}`)}${TIME}${inside}</div>`

function open(url: string, markup: string) {
  happyDOM.setURL(url)
  document.documentElement.lang = 'sw'
  document.body.innerHTML = `<div role="main">${markup}</div>`
}
const names = (root: ParentNode = document) => facebook.posts(root).map((found) => facebook.authorName(found))
function captureOnly() {
  const [only, ...more] = facebook.posts(document)
  if (!only || more.length > 0) throw new Error('not one post')
  return captureOf(facebook, only, SURROUNDINGS)
}

beforeEach(() => open('https://www.facebook.com/', ''))

describe('the name of the author', () => {
  test.each([
    ['Wanjiru Kamau', 'Wanjiru Kamau'],
    ['မေ သူ', 'မေ သူ'],
    ['  Wanjiru \n Kamau ', 'Wanjiru Kamau'],
    ['Wanjiru\u00A0Kamau', 'Wanjiru Kamau'],
    ['\u200EWan\u00ADjiru\u2060 Kamau\u034F', 'Wanjiru Kamau'],
    ['Wanjiru Kamau · Follow', 'Wanjiru Kamau'],
    ['Gal·la', 'Gal·la'],
    [' ', null],
  ])('%j is read as %j', (written, name) => {
    const heading = `<h4><a href="/w?__tn__=-UC%2CP-R">${written}</a></h4>`
    document.body.innerHTML = `<div>${heading}${message('Words')}</div>`
    const [post] = document.body.children
    expect(post && facebook.authorName(post)).toBe(name)
  })

  test.each(['-UC%2CP-R', '-UC', '-]C%2CP-R', '-%5DC*F', '-%5dC'])(
    'the link labelled %s is the author, not the one before',
    (label) => {
      const links = `<a href="/tagged?__tn__=-R">Tagged</a> <a href="/w?__cft__[0]=A&__tn__=${label}">Wanjiru</a>`
      document.body.innerHTML = `<div><h4>${links}</h4>${message('Words')}</div>`
      const [post] = document.body.children
      expect(post && facebook.authorName(post)).toBe('Wanjiru')
    },
  )
})

describe('what counts as a post', () => {
  test('placed in a list, as an article, or alone in a feed', () => {
    open('https://www.facebook.com/', post('placed') + post('placed2'))
    expect(names()).toEqual(['placed', 'placed2'])
    open(
      'https://www.facebook.com/',
      `<div role="article">${author('signed.out', 'x')}${TIME}${message('Words')}</div>`,
    )
    expect(names()).toEqual(['signed.out'])
    open(
      'https://www.facebook.com/groups/1/',
      `<div role="feed"><div>${author('in.feed', 'x')}${TIME}${message('Words')}</div></div>`,
    )
    expect(names()).toEqual(['in.feed'])
  })

  test('placeholders, comments, hidden posts, list rows and suggestions do not', () => {
    open(
      'https://www.facebook.com/',
      `<div aria-posinset="4"></div>
       <div role="article"><div aria-label="Loading…" role="status"></div></div>
       <div hidden>${post('hidden')}</div><div aria-hidden="true">${post('covered')}</div>
       <div role="listbox"><div role="option" aria-posinset="1">${author('option', 'o')}${TIME}</div></div>
       <div aria-posinset="2"><h3 id="s">People you may know</h3><a href="https://www.facebook.com/someone">Someone</a></div>
       ${comment('loose')}${post('real', message('Words') + comment('nested'))}`,
    )
    expect(names()).toEqual(['real'])
  })

  test('one unit with another post inside is one post', () => {
    open('https://www.facebook.com/', post('outer', message('Look') + post('inner')))
    expect(names()).toEqual(['outer'])
  })

  test('a part of a post leads to the post', () => {
    open('https://www.facebook.com/', post('one') + post('two'))
    const part = document.querySelectorAll('[data-ad-preview]')[1]
    if (!part) throw new Error('no part')
    expect(names(part)).toEqual(['two'])
  })
})

describe('what a capture says', () => {
  test('an unknown link stays unknown, and so does a time whose letters are out of order', () => {
    open('https://www.facebook.com/', post('one'))
    const capture = captureOnly()
    expect(capture.permalink).toEqual({ value: null, source: 'none', sure: 'no' })
    expect(capture.postedAt.value).toBeNull()
    expect(capture.pageLanguage).toBe('sw')
    expect(capture.capturedAt).toBe('2026-01-02T03:04:05.000Z')
  })

  test('the clear words of a time may stand at the end of the page', () => {
    open('https://www.facebook.com/', `${post('one')}<span id="gone" hidden>6 h</span>`)
    expect(captureOnly().postedAt).toEqual({ value: '6 h', source: 'timestamp-label-target', sure: 'likely' })
  })

  test('a comment gives the number of the post, and nothing else of itself', () => {
    open('https://www.facebook.com/', post('one', message('Words') + comment('stranger')))
    const capture = captureOnly()
    expect(capture.ids).toEqual({ post: '513617424587044' })
    expect(JSON.stringify(capture)).not.toContain('stranger')
  })

  test('in a group, number and group make the address', () => {
    const member = '<a href="https://www.facebook.com/groups/4242424/user/100017244826192/?__tn__=%2CP-R">Member</a>'
    const group = '<h4 id="g"><a href="https://www.facebook.com/groups/4242424/?__tn__=-UC%2CP-R">The group</a></h4>'
    open(
      'https://www.facebook.com/',
      `<div aria-posinset="1" aria-labelledby="g">${group}${member}${TIME}${message('Words')}${comment('x')}</div>`,
    )
    const capture = captureOnly()
    expect(capture.author).toMatchObject({ value: 'Member', source: 'group-member-link' })
    expect(capture.permalink).toMatchObject({
      value: 'https://www.facebook.com/groups/4242424/posts/513617424587044/',
      sure: 'likely',
    })
    expect(capture.kind).toBe('group_post')
    expect(capture.ids.group).toBe('4242424')
  })

  test('a page that was opened at a comment says which', () => {
    const at = 'https://www.facebook.com/one/posts/513617424587044?comment_id=581360842293983'
    open(at, post('one', message('Words')))
    expect(captureOnly().ids).toEqual({ post: '513617424587044', comment: '581360842293983' })
    open(`${at}&reply_comment_id=1314393569388384`, post('one', message('Words')))
    expect(captureOnly().ids.comment).toBe('1314393569388384')
  })

  test("a photo's own id is not the post's", () => {
    const photo =
      '<a href="https://www.facebook.com/photo/?fbid=687081696820897&set=a.188499994411228&__tn__=EH-R"><img></a>'
    open('https://www.facebook.com/', post('one', message('Words') + photo))
    const capture = captureOnly()
    expect(capture.permalink.value).toBeNull()
    expect(capture.ids).toEqual({ photo: '687081696820897', album: '188499994411228' })
    expect(capture.media).toEqual({ kind: 'photo', count: 1 })
  })

  test('a shared post is told from the post that shares it', () => {
    const original = `<a href="https://www.facebook.com/other?__tn__=K-R">other</a>`
    open('https://www.facebook.com/', post('one', message('Look') + original))
    expect(captureOnly()).toMatchObject({ isReshare: true, author: { value: 'one' } })
  })

  test('the hidden card with the name of whoever is signed in is not read', () => {
    const card = `<div style="display:none"><a href="https://elsewhere.example/">Viewer Name<img alt="x"></a></div>`
    open('https://www.facebook.com/', post('one', message('Words') + card))
    const capture = captureOnly()
    expect(JSON.stringify(capture)).not.toContain('Viewer')
    expect(capture.media).toEqual({ kind: 'none' })
  })
})

describe('a withheld link', () => {
  const ADDRESS = 'https://www.facebook.com/one/posts/pfbid0C6o5CfqtzTFQjqY22zngLegZbDc9'
  const only = () => facebook.posts(document)[0] as Element

  test('is revealed by one imitated arrival, and loses the comment it came by', async () => {
    open('https://www.facebook.com/', post('one'))
    const link = document.querySelector('a[href*="#?"]')
    let arrivals = 0
    link?.addEventListener('mouseover', () => {
      arrivals++
      link.setAttribute('href', `${ADDRESS}?comment_id=5&__tn__=%2CO%2CP-R`)
    })
    await facebook.revealLink(only(), new AbortController().signal)
    expect(facebook.isLinkWithheld(only())).toBe(false)
    expect(captureOf(facebook, only(), SURROUNDINGS).permalink).toEqual({
      value: ADDRESS,
      source: 'timestamp-link',
      sure: 'yes',
    })
    expect(arrivals).toBe(1)
  })

  test('is given up when the work is called off', async () => {
    open('https://www.facebook.com/', post('one'))
    const calledOff = new AbortController()
    const revealed = facebook.revealLink(only(), calledOff.signal)
    calledOff.abort()
    await revealed
    expect(captureOf(facebook, only(), SURROUNDINGS).permalink.value).toBeNull()
  })
})
