// @vitest-environment happy-dom

import { beforeEach, describe, expect, test } from 'vitest'
import { PostReadingSchema } from '../../../utils/flag/post-reading.ts'
import { STRATEGIES } from '../../../utils/platforms/instagram/find-posts.ts'
import { instagram } from '../../../utils/platforms/instagram/instagram.ts'
import { findByStrategies } from '../../../utils/platforms/strategy.ts'
import { captureOf } from './capture-of.ts'

const { happyDOM } = globalThis as unknown as { happyDOM: { setURL(url: string): void } }
const SURROUNDINGS = { now: new Date('2026-01-02T03:04:05Z'), capturedBy: 'test 1' }
const SITE = 'https://www.instagram.com'
const PRIVATE = 'AbCdEfGhIjKAfREsx-gWeLdAiGRGQ6HFl5cu4wS'

const account = (name: string) => `<a href="${SITE}/${name}/">${name}</a>`
const avatar = (name: string) => `<a href="${SITE}/${name}/"><img alt="picture of ${name}"></a>`
const time = (path: string) => `<a href="${SITE}${path}"><time datetime="2026-01-01T00:00:00.000Z">1 d</time></a>`
const media = '<div role="button"><img alt="Photo"></div>'
const captioned = (name: string, text: string) =>
  `<div><div><span>${account(name)}</span><span dir="auto"><span dir="auto">${text}</span></span></div></div>`
const article = (name: string, code: string, text = 'Words', extra = '') =>
  `<article><div>${account(name)}${time(`/p/${code}/`)}</div>${media}${extra}<section></section>${
    text && captioned(name, text)
  }</article>`
const comment = (name: string, code: string) =>
  `<ul><li><h3>${account(name)}</h3><span dir="auto">says ${name}</span>${time(`/p/${code}/c/18019229462437192/`)}</li></ul>`
const grid = `<div>${['aaaaaaaaaaa', 'bbbbbbbbbbb'].map((code) => `<a href="${SITE}/p/${code}/"><img></a>`).join('')}</div>`
const modal = (name: string, code: string, text = 'Words') =>
  `<div role="dialog"><article role="presentation"><div><img alt="Photo"><a href="${SITE}/tagged.one/">tagged.one</a></div>
    <header>${avatar(name)}${account(name)}</header><section></section>
    <ul><li><h2>${account(name)}</h2>${text && `<h1 dir="auto">${text}</h1>`}</li></ul>
    ${comment('stranger', code)}${comment(name, code)}<section>${time(`/${name}/p/${code}/`)}</section></article></div>`
const page = (name: string, path: string, code: string) =>
  `<main><div><div><div>${media}<a href="${SITE}/tagged.one/">tagged.one</a></div>
    <div>${avatar(name)}${account(name)}${comment('stranger', code)}<section>${time(path)}</section></div></div>${grid}</div></main>`
const clip = (name: string) =>
  `<div><div><video></video><a href="${SITE}/${name}/reels/"><img><span dir="auto">${name}</span></a>
    <div dir="auto"><span>words of ${name}</span><span aria-hidden="true">… more</span></div>
    <a href="${SITE}/reels/audio/26412166517941917/">sound</a></div></div>`
const reels = `<main><div>${['one', 'two', 'three', 'four'].map(clip).join('')}</div></main>`
const story = (name: string) =>
  `<div><header>${account(name)}<time datetime="2026-01-01T00:00:00.000Z">3 h</time></header><div><img></div></div>`

function open(path: string, markup: string) {
  happyDOM.setURL(SITE + path)
  document.head.innerHTML = `<meta property="og:url" content="${SITE}/reel/StaleStale1/">`
  document.body.innerHTML = markup
}
const names = (root: ParentNode = document) => instagram.posts(root).map((post) => instagram.authorName(post))
function captureOnly() {
  const [only, ...more] = instagram.posts(document)
  if (!only || more.length > 0) throw new Error('not one post')
  return captureOf(instagram, only, SURROUNDINGS)
}

/** A page for each way to find posts, that no other way covers. */
const FIXTURES: Record<string, { path: string; markup: string; authors: string[] }> = {
  'article in the page': {
    path: '/',
    markup: `<main>${article('one', 'AbCdEfGhIjK')}${article('two', 'AbCdEfGhIjL')}</main>`,
    authors: ['one', 'two'],
  },
  'article in a dialog': {
    path: '/p/AbCdEfGhIjK/',
    markup: `<main aria-hidden="true">${article('behind', 'bbbbbbbbbbb')}</main>${modal('one', 'AbCdEfGhIjK')}`,
    authors: ['one'],
  },
  'page of one post': {
    path: '/one/p/AbCdEfGhIjK/',
    markup: page('one', '/one/p/AbCdEfGhIjK/', 'AbCdEfGhIjK'),
    authors: ['one'],
  },
  'clip on screen': { path: '/reels/AbCdEfGhIjK/', markup: reels, authors: ['one'] },
  'story on screen': {
    path: '/stories/one/3570766765028588805/',
    markup: `<section>${story('beside')}${story('one')}</section>`,
    authors: ['one'],
  },
}

beforeEach(() => open('/', ''))

describe('each way to find posts', () => {
  test('has a page', () => expect(Object.keys(FIXTURES)).toEqual(STRATEGIES.map(({ name }) => name)))

  test.each(Object.entries(FIXTURES))('%s: finds the posts of its page, and no other way does', (name, fixture) => {
    open(fixture.path, fixture.markup)
    expect(names()).toEqual(fixture.authors)
    expect(
      findByStrategies(
        STRATEGIES.filter((one) => one.name === name),
        document,
      ),
    ).toHaveLength(fixture.authors.length)
    expect(
      findByStrategies(
        STRATEGIES.filter((one) => one.name !== name),
        document,
      ),
    ).toEqual([])
  })

  test.each(Object.entries(FIXTURES))(
    '%s: a part of a post leads to it, what is elsewhere to none',
    (name, fixture) => {
      open(fixture.path, fixture.markup)
      for (const post of instagram.posts(document)) {
        expect(post.lastElementChild && instagram.posts(post.lastElementChild)).toEqual([post])
      }
      const elsewhere = document.body.appendChild(document.createElement('div'))
      // What is on screen is told whatever is added.
      if (!/on screen/.test(name)) expect(instagram.posts(elsewhere)).toEqual([])
    },
  )
})

describe('no post', () => {
  test.each([
    ['tiles of a profile', '/one/', `<main><header>${account('one')}</header>${grid}</main>`],
    ['tiles in an article, as profiles had them', '/one/', `<main><article>${account('one')}${grid}</article></main>`],
    ['explore', '/explore/', `<main>${grid}</main>`],
    ['search results', '/explore/search/keyword/?q=x', `<main>${grid}</main>`],
    ['placeholders', '/', '<main><article><div></div></article></main>'],
    ['hidden posts', '/', `<main hidden>${article('one', 'AbCdEfGhIjK')}</main>`],
    ['a sound', '/reels/audio/26412166517941917/', reels],
    ['messages', '/direct/inbox/', '<main><time datetime="2026-01-01T00:00:00.000Z">1 d</time><video></video></main>'],
  ])('%s', (_, path, markup) => {
    open(path, markup)
    expect(names()).toEqual([])
  })

  test('behind a dialog with a post, hidden or not', () => {
    open('/p/AbCdEfGhIjK/', `<main>${article('behind', 'bbbbbbbbbbb')}</main>${modal('one', 'AbCdEfGhIjK')}`)
    expect(names()).toEqual(['one'])
  })
})

describe('pages without an article', () => {
  test.each([
    '/p/AbCdEfGhIjK/',
    '/one/p/AbCdEfGhIjK/',
    '/reel/AbCdEfGhIjK/',
    '/tv/AbCdEfGhIjK/',
    '/one/reel/AbCdEfGhIjK/',
  ])('%s', (path) => {
    open(path, page('one', path, 'AbCdEfGhIjK'))
    const capture = captureOnly()
    expect(capture.author.value).toBe('one')
    expect(capture.ids.post).toBe('AbCdEfGhIjK')
    expect(JSON.stringify(capture)).not.toMatch(/stranger|StaleStale|aaaaaaaaaaa/)
  })

  test('a dialog over the grid', () => {
    const inside = page('one', '/p/AbCdEfGhIjK/', 'AbCdEfGhIjK').replaceAll('main>', 'div>')
    open('/p/AbCdEfGhIjK/', `<main aria-hidden="true">${grid}</main><div role="dialog">${inside}</div>`)
    expect(captureOnly().permalink.value).toBe(`${SITE}/p/AbCdEfGhIjK/`)
  })
})

describe('pages of one post, as seen in 2024 to 2026', () => {
  const ringed = (name: string) =>
    `<div role="button"><canvas></canvas><span role="link"><img alt="Foto del perfil de ${name}"></span></div>`
  const answered = (name: string, code: string) =>
    `<div>${avatar(name)}<div><span dir="auto">${account(name)}</span><span dir="auto">${time(`/p/${code}/c/18019229462437192/`)}</span></div>
      <div><span dir="auto">says ${name}</span></div><div role="button"><span dir="auto">Reply</span></div></div>`
  const drawn = (name: string) =>
    `<div>${avatar(name)}<div><span><div>${account(name)}</div></span><div><img></div></div><div role="button"><span dir="auto">Reply</span></div></div>`
  const words = (name: string, text: string) =>
    `<div>${ringed(name)}<div><span dir="auto">${account(name)}</span><span dir="auto"><time datetime="2026-01-01T00:00:00.000Z">1 d</time></span></div>
      <div><span dir="auto"><div><span dir="auto">${text}</span></div></span></div></div>`
  const alone = (header: string, said: string, path = '/p/AbCdEfGhIjK/', seen = media) =>
    `<main><div><div><div>${seen}</div><div><div>${header}</div><hr><div>${said}</div><section></section>
      <div dir="auto">${time(path)}</div></div></div></div></main>`

  test('an author with stories is no link, a commenter is', () => {
    const header = ringed('one') + account('one')
    open('/p/AbCdEfGhIjK/', alone(header, words('one', 'Words') + answered('stranger', 'AbCdEfGhIjK')))
    expect(captureOnly()).toMatchObject({ author: { value: 'one' }, text: { value: 'Words' } })
    open('/p/AbCdEfGhIjK/', alone(header, answered('stranger', 'AbCdEfGhIjK')))
    expect(captureOnly()).toMatchObject({ author: { value: 'one' }, text: { value: null } })
    const tagged = `${media}<a href="${SITE}/on/">on</a>`
    open('/p/AbCdEfGhIjK/', alone(header, answered('stranger', 'AbCdEfGhIjK'), undefined, tagged))
    expect(captureOnly().author.value).toBe('one')
    const tellsToo = `${media}<a href="${SITE}/stranger/">stranger</a>`
    open('/one/p/AbCdEfGhIjK/', alone(header, answered('stranger', 'AbCdEfGhIjK'), undefined, tellsToo))
    expect(captureOnly().author.value).toBe('one')
  })

  test('an author without any picture is the one that the time leads to', () => {
    open('/p/AbCdEfGhIjK/', alone(account('one'), answered('stranger', 'AbCdEfGhIjK'), '/one/p/AbCdEfGhIjK/'))
    expect(captureOnly().author.value).toBe('one')
  })

  test('of two authors the first, though the address names the other', () => {
    const header = `${ringed('one')}${ringed('two')}${account('one')} and ${account('two')}`
    open('/two/p/AbCdEfGhIjK/', alone(header, words('one', 'Words')))
    expect(captureOnly()).toMatchObject({ author: { value: 'one' }, text: { value: 'Words' } })
  })

  test('a picture as comment is neither the post nor its words', () => {
    const header = ringed('one') + account('one')
    open('/p/AbCdEfGhIjK/', alone(header, drawn('one') + drawn('stranger'), undefined, '<video></video>'))
    expect(captureOnly()).toMatchObject({ text: { value: null }, media: { kind: 'video' } })
    const panel = `<div role="dialog"><div>${words('one', 'words of one')}${drawn('stranger')}</div></div>`
    open('/reels/AbCdEfGhIjK/', reels + panel)
    expect(names()).toEqual(['one'])
  })

  test('a caption without a direction of its own', () => {
    const said = `<div><span dir="auto"><div><div><span><div>${account('one')}</div></span><span>&nbsp;</span><span><time>2 d</time></span></div>
      <span>Words of two</span></div></span></div>`
    open('/p/AbCdEfGhIjK/', alone(ringed('one') + account('one'), said + answered('stranger', 'AbCdEfGhIjK')))
    expect(captureOnly().text.value).toBe('Words of two')
  })

  test('what stands in a line with the name is no caption', () => {
    const line = (more: string) =>
      `<div><div><span><div>${account('one')}</div></span><span>•</span><span>Edited</span><time>2 d</time></div>${more}</div>`
    const header = ringed('one') + account('one')
    open('/p/AbCdEfGhIjK/', alone(header, line('')))
    expect(captureOnly().text.value).toBeNull()
    open('/p/AbCdEfGhIjK/', alone(header, line('<div><span dir="auto">Words of one</span></div>')))
    expect(captureOnly().text.value).toBe('Words of one')
    open(
      '/p/AbCdEfGhIjK/',
      alone(header, `<div>${account('one')}<span><a href="${SITE}/explore/locations/1/">Town</a></span></div>`),
    )
    expect(captureOnly().text.value).toBeNull()
  })

  test('a picture without words of its own is the post where nothing else is', () => {
    open('/p/AbCdEfGhIjK/', alone(ringed('one') + account('one'), words('one', 'Words'), undefined, '<div><img></div>'))
    expect(captureOnly()).toMatchObject({ text: { value: 'Words' }, media: { kind: 'photo' } })
  })

  test('who is tagged in the words of the picture is no author', () => {
    const tagging = `<div role="link"><img alt="Photo by one, tagging @two and @three"></div><a href="${SITE}/two/">two</a>`
    open('/p/AbCdEfGhIjK/', alone(ringed('one') + account('one'), '', undefined, `${media}${tagging}`))
    expect(captureOnly().author.value).toBe('one')
  })

  test('the mark of a verified account is no part of its name', () => {
    const mark = '<svg aria-label="Verified"><title>Verified</title></svg>'
    const verified = `<a href="${SITE}/one/"><span dir="auto">one</span>${mark}</a>`
    open('/p/AbCdEfGhIjK/', alone(ringed('one') + verified, ''))
    expect(names()).toEqual(['one'])
  })

  test('a clip without a caption does not say how many like it', () => {
    const player = `<div role="group"><a href="${SITE}/one/reels/"><span dir="auto">one</span></a></div>`
    const liked = '<div role="button"><span dir="auto">78 994</span></div>'
    open('/reels/AbCdEfGhIjK/', `<main><div><div><video></video>${player}${liked}</div></div></main>`)
    expect(captureOnly().text.value).toBeNull()
  })
})

describe('what a capture says', () => {
  test('in the feed', () => {
    open('/', `<main>${article('one', 'AbCdEfGhIjK', 'Words of it')}</main>`)
    expect(captureOnly()).toMatchObject({
      permalink: { value: `${SITE}/p/AbCdEfGhIjK/`, source: 'time-link' },
      author: { value: 'one' },
      text: { value: 'Words of it' },
      postedAt: { value: '2026-01-01T00:00:00.000Z' },
    })
  })

  test('in a dialog: not the tagged person, not the comments', () => {
    open('/p/AbCdEfGhIjK/?img_index=3', modal('one', 'AbCdEfGhIjK'))
    const capture = captureOnly()
    expect(capture).toMatchObject({ author: { value: 'one' }, text: { value: 'Words' } })
    expect(capture.permalink.value).toBe(`${SITE}/p/AbCdEfGhIjK/`)
    expect(capture.ids).toEqual({ post: 'AbCdEfGhIjK', slide: 3 })
    expect(JSON.stringify(capture)).not.toMatch(/stranger|tagged/)
  })

  test('without a caption nothing is taken for one, the author’s own comment neither', () => {
    open('/p/AbCdEfGhIjK/', modal('one', 'AbCdEfGhIjK', ''))
    expect(captureOnly().text.value).toBeNull()
    open('/', `<main>${article('one', 'AbCdEfGhIjK', '')}</main>`)
    expect(captureOnly().text.value).toBeNull()
  })

  test('a private code is kept in the link and cut for the id', () => {
    open(`/p/${PRIVATE}/`, modal('one', PRIVATE))
    const capture = captureOnly()
    expect(capture.permalink.value).toBe(`${SITE}/p/${PRIVATE}/`)
    expect(capture.ids.post).toBe('AbCdEfGhIjK')
  })

  test('the address of a comment is that of its post, and says which comment it was', () => {
    open('/p/AbCdEfGhIjK/c/18019229462437192/', page('one', '/p/AbCdEfGhIjK/', 'AbCdEfGhIjK'))
    expect(captureOnly().permalink.value).toBe(`${SITE}/p/AbCdEfGhIjK/`)
    expect(captureOnly().ids).toEqual({ post: 'AbCdEfGhIjK', comment: '18019229462437192' })
    open('/p/AbCdEfGhIjK/c/18019229462437192/r/18019229462437193/', modal('one', 'AbCdEfGhIjK'))
    expect(captureOnly().ids).toEqual({ post: 'AbCdEfGhIjK', comment: '18019229462437193' })
  })

  test("a comment's address of another post says nothing of this one", () => {
    open('/p/AbCdEfGhIjL/c/18019229462437192/', modal('one', 'AbCdEfGhIjK'))
    expect(captureOnly().ids).toEqual({ post: 'AbCdEfGhIjK' })
  })

  test('a sponsored post has no time, and perhaps no link', () => {
    open('/', `<main><article><div>${account('seller')}</div>${media}<section></section></article></main>`)
    const capture = captureOnly()
    expect(capture.author.value).toBe('seller')
    expect(capture.permalink.value).toBeNull()
    expect(capture.postedAt.value).toBeNull()
    // Only a post that leads out of the site by the counter of adverts is one for sure.
    expect(capture).not.toHaveProperty('sponsored')
  })

  test.each(['www.facebook.com', 'www.instagram.com'])('a way out over %s/ads says that it is an advert', (host) => {
    const counted = `https://${host}/ads/ig_redirect/?d=${'A'.repeat(5_000)}&u=https%3A%2F%2Fshop.example%2F`
    const button = `<a href="${counted}" target="_blank">Learn more</a>`
    open('/', `<main>${article('seller', 'AbCdEfGhIjK', 'Words', button)}</main>`)
    const [post] = instagram.posts(document)
    expect(post && PostReadingSchema.parse(instagram.read(post)).links.at(-1)?.href).not.toContain('shop')
    expect(captureOnly()).toMatchObject({
      sponsored: true,
      author: { value: 'seller' },
      permalink: { value: `${SITE}/p/AbCdEfGhIjK/`, source: 'time-link' },
    })
  })

  test('an address in the words of a post, and one that only looks like it, make no advert', () => {
    const links = ['https://shop.example/ads/ig_redirect/', 'https://facebook.com.example/ads/ig_redirect/'].map(
      (href) => `<a href="${href}">out</a>`,
    )
    open('/', `<main>${article('one', 'AbCdEfGhIjK', 'facebook.com/ads/ig_redirect/', links.join(''))}</main>`)
    expect(captureOnly()).not.toHaveProperty('sponsored')
  })

  test('of two authors the first', () => {
    const two = article('one', 'AbCdEfGhIjK').replace(account('one'), `${account('one')} and ${account('two')}`)
    open('/', `<main>${two}</main>`)
    expect(captureOnly().author.value).toBe('one')
  })

  test.each(['more', 'المزيد', 'ещё', 'နောက်ထပ်'])('"%s" at the end says that the caption is cut off', (word) => {
    const cut = `Words… <div role="button"><span dir="auto">${word}</span></div>`
    open('/', `<main>${article('one', 'AbCdEfGhIjK', cut)}</main>`)
    expect(captureOnly()).toMatchObject({ text: { value: 'Words' }, truncated: true })
  })

  test('of four clips the one on screen, its link from the address', () => {
    open('/reels/AbCdEfGhIjK/', reels)
    expect(captureOnly()).toMatchObject({
      author: { value: 'one' },
      permalink: { value: `${SITE}/reel/AbCdEfGhIjK/`, source: 'location' },
      text: { value: 'words of one' },
      kind: 'reel',
    })
  })

  test('stories: one has an address, a tray has none', () => {
    open('/stories/one/3570766765028588805/', `<section>${story('beside')}${story('one')}</section>`)
    expect(captureOnly()).toMatchObject({
      kind: 'story',
      author: { value: 'one' },
      permalink: { value: `${SITE}/stories/one/3570766765028588805/` },
      ids: { post: '3570766765028588805' },
    })
    open('/stories/one/', `<section>${story('one')}</section>`)
    expect(captureOnly()).toMatchObject({ kind: 'story', permalink: { value: null } })
    open('/stories/highlights/18090946048123978/', `<section>${story('one')}</section>`)
    expect(captureOnly()).toMatchObject({ kind: 'story', permalink: { sure: 'likely' } })
  })

  test('people who like it and a place are no author', () => {
    const liked = `<a href="${SITE}/p/AbCdEfGhIjK/liked_by/">${account('liker')} others</a>`
    const place = `<a href="${SITE}/explore/locations/730699713319493/">A place</a>`
    open('/', `<main>${article('one', 'AbCdEfGhIjK', 'Words', liked).replace('<div>', `<div>${place}`)}</main>`)
    expect(captureOnly()).toMatchObject({ author: { value: 'one' }, text: { value: 'Words' } })
  })
})
