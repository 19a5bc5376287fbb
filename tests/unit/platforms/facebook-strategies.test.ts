// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { FACEBOOK_STRATEGIES, findPosts, ON_SCREEN, postsBy } from '../../../utils/platforms/facebook/find-posts.ts'

const { happyDOM } = globalThis as unknown as { happyDOM: { setURL(url: string): void } }
const TIME = '<a href="/?__cft__[0]=AZ&__tn__=%2CO%2CP-R#?jie">6 h</a>'
const MENU = '<div role="button" aria-haspopup="menu" aria-expanded="false"></div>'
const author = (name: string) => `<h4><a href="https://www.facebook.com/${name}?__tn__=-UC%2CP-R">${name}</a></h4>`
const inside = (name: string) => `${author(name)}${TIME}<div data-ad-preview="message">Words</div>`

/** Pages that only one strategy reads; `posts` is the number that a person counts. */
const FIXTURES: Record<string, { url?: string; markup: string; posts?: number }> = {
  'place-in-list': {
    markup: `<div aria-posinset="1">${inside('one')}</div><div aria-posinset="2">${inside('two')}</div>`,
    posts: 2,
  },
  article: { markup: `<div role="article">${inside('one')}</div>` },
  described: { markup: `<div aria-describedby="a b c d e">${inside('one')}</div>` },
  menu: {
    markup: `<div><div><div>${MENU}${inside('one')}</div></div><div>${MENU}${inside('two')}</div></div>`,
    posts: 2,
  },
  'feed-child': {
    markup: `<div role="feed"><div>${inside('one')}</div></div><div><div role="presentation">${inside('two')}</div></div>`,
    posts: 2,
  },
  'photo-viewer': {
    url: 'https://www.facebook.com/photo/?fbid=212353670726902',
    markup: `<div role="dialog"><div role="complementary">${author('one')}</div></div>`,
  },
  reel: {
    url: 'https://www.facebook.com/reel/212353670726902',
    markup: `<div data-video-id="1"><video></video></div><div><div data-video-id="212353670726902"><video></video></div>${author('one')}</div>`,
  },
  video: {
    url: 'https://www.facebook.com/watch/?v=212353670726902',
    markup: `<div><video></video><a href="https://www.facebook.com/one">one</a></div>`,
  },
  story: { url: 'https://www.facebook.com/stories/123456789012345/', markup: '<div><img></div>' },
}

function open({ url = 'https://www.facebook.com/', markup }: { url?: string; markup: string }) {
  happyDOM.setURL(url)
  document.body.innerHTML = `<div role="main">${markup}</div>`
}
const count = (without = '') =>
  postsBy(
    FACEBOOK_STRATEGIES.filter(({ name }) => name !== without),
    document,
  ).length

beforeEach(() => open({ markup: '' }))

/** What a list of units also holds: a unit in a unit, one with a column of its own, one of several posts, one that is none. */
const UNITS = `<div aria-posinset="1">${inside('one')}<div aria-posinset="1">${inside('reply')}</div></div>
  <div aria-posinset="2">${inside('two')}<div role="complementary"><h4>Beside</h4></div></div>
  <div aria-posinset="3"><h3>For you</h3><div aria-posinset="1">${inside('three')}</div><div aria-posinset="2">${inside('four')}</div></div>
  <div role="listbox"><div aria-posinset="4">${inside('chosen')}</div></div>
  <div role="dialog"><div aria-posinset="1">${inside('over')}</div></div>`

test.each(Object.entries({ ...FIXTURES, units: { markup: UNITS } }))(
  '%s: what comes by itself is found as all strategies together find it',
  (_, fixture) => {
    open(fixture)
    const asked = [...document.querySelectorAll('*')].filter((element) => !element.closest('[role=complementary]'))
    expect(asked.length).toBeGreaterThan(3)
    for (const element of asked) expect(findPosts(element)).toEqual(postsBy(FACEBOOK_STRATEGIES, element))
  },
)

describe('what comes in a column beside', () => {
  const beside = () => {
    document.body.insertAdjacentHTML('beforeend', '<div role="complementary"><i>Contact</i></div>')
    return document.querySelector('i') as Element
  }

  test.each([
    ['photo-viewer', '/photo/?fbid=212353670726902'],
    ['photo-viewer', '/photo.php?fbid=212353670726902'],
    ['photo-viewer', '/one/photos/212353670726902/'],
    ['reel', '/reel/212353670726902'],
    ['video', '/watch/?v=212353670726902'],
    ['video', '/one/videos/212353670726902/'],
    ['story', '/stories/123456789012345/'],
  ])('may be what a %s shows, at %s', (name, path) => {
    open({ markup: FIXTURES[name]?.markup ?? '', url: `https://www.facebook.com${path}` })
    const came = beside()
    expect(postsBy(ON_SCREEN, came)).toHaveLength(1)
    expect(findPosts(came)).toEqual(postsBy(ON_SCREEN, came))
  })

  test.each(['/', '/reels_page', '/groups/one/', '/one/photos'])(
    'nothing is looked for because of it at %s',
    (path) => {
      open({ markup: `<div aria-posinset="1">${inside('one')}</div>`, url: `https://www.facebook.com${path}` })
      const came = beside()
      const page = vi.spyOn(document, 'querySelectorAll')
      const part = vi.spyOn(came, 'querySelectorAll')
      expect(findPosts(came)).toEqual([])
      expect(page).not.toHaveBeenCalled()
      expect(part).not.toHaveBeenCalled()
      vi.restoreAllMocks()
    },
  )
})

describe('the post around what comes, by ways that look at all of the page, is found alone', () => {
  const block = (name: string) => `<div id="${name}">${MENU}${inside(name)}</div>`
  test.each([
    ['a menu in each header', '/', [1, 2, 3].map((n) => block(`p${n}`)).join('')],
    ['a clip on screen', '/watch/', `<div><video></video></div><div role="feed">${block('p3')}</div>`],
    [
      'a photo viewer over the feed',
      '/photo/?fbid=212353670726902',
      `<div role="feed">${block('p3')}</div><div role="dialog"><div role="complementary">${author('x')}</div></div>`,
    ],
  ])('%s', (_, path, markup) => {
    open({ markup, url: `https://www.facebook.com${path}` })
    const post = document.querySelector('#p3') as Element
    expect(findPosts(post)).toEqual([post])
    for (const root of post.querySelectorAll('*')) expect([[], [post]]).toContainEqual(findPosts(root))
  })
})

describe('each strategy', () => {
  test('has a fixture, and each fixture a strategy', () => {
    expect(FACEBOOK_STRATEGIES.map(({ name }) => name).sort()).toEqual(Object.keys(FIXTURES).sort())
  })

  test.each(Object.entries(FIXTURES))('%s: only without it are its own posts lost', (name, fixture) => {
    open(fixture)
    expect(count()).toBe(fixture.posts ?? 1)
    for (const other of Object.keys(FIXTURES)) {
      if (other === name) expect(count(other)).toBe(0)
      else expect(count(other), other).toBe(fixture.posts ?? 1)
    }
  })
})

describe('what nests', () => {
  test('a share of several posts in one unit is one post, in each cohort', () => {
    open({
      markup: `<div aria-posinset="1">${inside('one')}<div role="article">${inside('a')}</div><div role="article">${inside('b')}</div></div>`,
    })
    expect(count()).toBe(1)
    open({ markup: `<div role="feed"><div>${inside('one')}<div role="article">${inside('a')}</div></div></div>` })
    expect(count()).toBe(1)
  })

  test('a list that a loose rule takes for a post does not swallow its posts', () => {
    open({
      markup: `<div role="feed"><div><div aria-posinset="1">${inside('one')}</div><div aria-posinset="2">${inside('two')}</div></div></div>`,
    })
    expect(count()).toBe(2)
    open({ markup: `<div aria-describedby="a b"><div role="article">${inside('one')}</div></div>` })
    expect(count()).toBe(1)
    expect(postsBy(FACEBOOK_STRATEGIES, document)[0]?.getAttribute('role')).toBe('article')
  })

  test("an embedded reel's own menu does not split a post", () => {
    open({ markup: `<div>${MENU}${inside('one')}<div><video></video>${MENU}</div></div>` })
    expect(count()).toBe(1)
  })
})

describe('no posts', () => {
  test.each([
    ['right rail', '', `<div role="complementary"><div role="article">${inside('x')}</div></div>`],
    ['notifications', '', `<div role="grid"><div role="row" aria-posinset="1">${inside('x')}</div></div>`],
    ['suggested people', '', `<div aria-posinset="1"><h3>People</h3><a href="https://www.facebook.com/x">x</a></div>`],
    ['reels carousel', '', `<div aria-posinset="1"><h3>Reels</h3><a href="/reel/123456789/?s=ifu_see_more"></a></div>`],
    ['grid of photos', 'https://www.facebook.com/x/photos', '<a href="/photo/?fbid=123456789"><img></a>'],
    ['suggested group', '', '<div aria-posinset="1"><h3>Groups</h3><a href="/groups/discover/">More</a></div>'],
    [
      'goods',
      'https://www.facebook.com/marketplace/',
      '<div><h3>Goods</h3><a href="/marketplace/item/123456/">x</a></div>',
    ],
    ['composer', '', `<div role="presentation"><h2>Write</h2><div contenteditable="true"></div></div>`],
    [
      "a page's introduction, with the footer's menu, and its featured posts",
      'https://www.facebook.com/one',
      `<div><div><h2>Intro</h2><footer role="contentinfo">${MENU}</footer></div><div><span>Featured</span>
        <a href="/permalink.php?story_fbid=12345678&id=1&__tn__=%2CO"><div data-ad-preview="message">Words</div></a></div></div>`,
    ],
    ['decoy card', '', '<div aria-posinset="1"><h3>x</h3><a href="/?__tn__=%2CmH-R#?abc">x</a></div>'],
    ['right rail on a feed is no photo viewer', '', `<div role="complementary">${author('x')}</div>`],
  ])('%s', (_, url, markup) => {
    open({ url: url || 'https://www.facebook.com/', markup })
    expect(count()).toBe(0)
  })

  test('posts behind a dialog with a post', () => {
    open({ markup: `<div aria-posinset="1">${inside('behind')}</div>` })
    document.body.insertAdjacentHTML(
      'beforeend',
      `<div role="dialog"><div aria-posinset="1">${inside('front')}</div></div>`,
    )
    expect(postsBy(FACEBOOK_STRATEGIES, document).map((post) => post.textContent?.includes('front'))).toEqual([true])
  })

  test('clips that are mounted but not on screen', () => {
    open(FIXTURES.reel ?? { markup: '' })
    expect(postsBy(FACEBOOK_STRATEGIES, document)[0]?.textContent).toContain('one')
  })
})
