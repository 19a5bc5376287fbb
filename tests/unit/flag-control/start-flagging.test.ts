// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Flagging, startFlagging } from '../../../utils/flag-control/start-flagging.ts'
import { example, exampleSite, hosts, type Moments, TEXTS, takeMoments } from './page-rig.ts'

const TEXT = 'Everyone knows who did this.'

let moments: Moments
let site: ReturnType<typeof exampleSite>
let lifetime: AbortController
let flagging: Flagging
let roots: ShadowRoot[]
let hidden: boolean
let changes: number
/** What was asked of which post. */
let asked: Element[]
let isFlagged: (post: Element) => boolean

beforeEach(() => {
  document.body.innerHTML = ''
  moments = takeMoments()
  site = exampleSite()
  lifetime = new AbortController()
  roots = []
  hidden = false
  changes = 0
  asked = []
  isFlagged = () => false
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
  const attach = Element.prototype.attachShadow
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, options) {
    const root = attach.call(this, options)
    roots.push(root)
    return root
  })
  flagging = start(lifetime.signal)
  flagging.speak(TEXTS)
})
afterEach(() => {
  lifetime.abort()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function start(signal: AbortSignal): Flagging {
  return startFlagging({
    platform: site,
    window,
    onFlag: () => {},
    onNear: () => {},
    onChange: () => {
      changes += 1
    },
    recognise: async (post) => {
      asked.push(post)
      return isFlagged(post) ? 'flagged' : null
    },
    signal,
  })
}

/** The names of the controls that are in the page, in the order in which they were made. */
function names(): (string | null | undefined)[] {
  return roots
    .filter(({ host }) => host.isConnected)
    .map((root) => root.querySelector('button')?.getAttribute('aria-label'))
}
function show(isHidden: boolean): void {
  hidden = isHidden
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}
test('a post gets its control once, and a root that is used again is named anew', async () => {
  const post = example('Amina')
  document.body.append(post)
  await moments.pass()
  expect(names()).toEqual(['Flag post by Amina'])
  post.dataset.author = 'Baraka'
  post.firstElementChild?.replaceChildren(document.createElement('h4'))
  await moments.pass()
  expect(names()).toEqual(['Flag post by Baraka'])
})

test('a root that is written anew for another post, no node of it changed, is named anew', async () => {
  const post = example('Amina')
  document.body.append(post)
  await moments.pass()
  post.dataset.author = 'Baraka'
  post.setAttribute('aria-posinset', '7')
  await moments.pass()
  expect(names()).toEqual(['Flag post by Baraka'])
})

test('while the tab is hidden nothing is looked at; seen again, all is, once', async () => {
  await moments.pass()
  show(true)
  const before = { frames: moments.frames, changes }
  for (let n = 0; n < 5; n += 1) {
    document.body.append(example(`Author ${n}`))
    await moments.pass()
  }
  expect({ frames: moments.frames, changes }).toEqual(before)
  show(false)
  await moments.pass()
  expect(hosts()).toHaveLength(5)
  expect(changes).toBe(before.changes + 1)
})

test('before there are words nothing is looked for or kept; with them all that is there gets its control', async () => {
  lifetime.abort()
  lifetime = new AbortController()
  const posts = vi.spyOn(site, 'posts')
  const unasked = () => {}
  const late = startFlagging({
    platform: site,
    window,
    onFlag: unasked,
    onNear: unasked,
    onChange: unasked,
    recognise: async () => null,
    signal: lifetime.signal,
  })
  const gone = example('Gone')
  document.body.append(gone)
  await moments.pass()
  gone.remove()
  document.body.append(example('Still there'))
  await moments.pass()
  expect(posts).not.toHaveBeenCalled()
  late.speak(TEXTS)
  await moments.pass()
  expect(names()).toEqual(['Flag post by Still there'])
})

test('words that come late, after the end or to a hidden tab, place nothing', async () => {
  document.body.append(example('Amina'))
  show(true)
  flagging.speak(TEXTS)
  await moments.pass()
  expect(hosts()).toEqual([])
  show(false)
  await moments.pass()
  expect(hosts()).toHaveLength(1)
  lifetime.abort()
  flagging.speak(TEXTS)
  await moments.pass()
  expect(hosts()).toEqual([])
})

test('the page is watched from the first words on, and never where they come after the end', async () => {
  lifetime.abort()
  const ended = new AbortController()
  const late = start(ended.signal)
  const framesOf = async (name: string) => {
    const before = moments.frames
    document.body.append(example(name))
    await moments.pass()
    return moments.frames - before
  }
  expect(await framesOf('Before the words')).toBe(0)
  ended.abort()
  late.speak(TEXTS)
  expect(await framesOf('After the end')).toBe(0)
  const going = new AbortController()
  start(going.signal).speak(TEXTS)
  await moments.pass()
  expect(await framesOf('With words')).toBeGreaterThan(0)
  going.abort()
  expect(await framesOf('Over')).toBe(0)
})

test('after the end the page has no listener of ours', () => {
  const going = new AbortController()
  const listeners = new Set<string>()
  const key = (type: string, options: unknown) => `${type} ${(options as { capture?: boolean })?.capture ?? false}`
  const { addEventListener, removeEventListener } = window
  vi.spyOn(window, 'addEventListener').mockImplementation((...args: Parameters<typeof addEventListener>) => {
    const [type, , options] = args
    listeners.add(key(type, options))
    const { signal } = options as { signal?: AbortSignal }
    signal?.addEventListener('abort', () => listeners.delete(key(type, options)))
    addEventListener.apply(window, args)
  })
  vi.spyOn(window, 'removeEventListener').mockImplementation((...args: Parameters<typeof removeEventListener>) => {
    listeners.delete(key(args[0], args[2]))
    removeEventListener.apply(window, args)
  })
  start(going.signal).speak(TEXTS)
  expect(listeners.size).toBeGreaterThan(40)
  going.abort()
  expect([...listeners]).toEqual([])
})

test('a page that keeps it from us that the tab is seen again is too late, also before the words', async () => {
  lifetime.abort()
  const going = new AbortController()
  const late = start(going.signal)
  const keep = (event: Event) => event.stopImmediatePropagation()
  window.addEventListener('visibilitychange', keep, true)
  late.speak(TEXTS)
  await moments.pass()
  show(true)
  document.body.append(example('Amina'))
  await moments.pass()
  show(false)
  await moments.pass()
  expect(hosts()).toHaveLength(1)
  window.removeEventListener('visibilitychange', keep, true)
  going.abort()
})

test('a root that is emptied and moved as a whole, nothing telling in it, loses its control', async () => {
  const post = example('Amina')
  document.body.append(post)
  await moments.pass()
  const { posts } = site
  site.posts = (root) => posts(root).filter(({ childElementCount }) => childElementCount > 0)
  post.replaceChildren()
  document.body.append(post)
  await moments.pass()
  expect(hosts()).toEqual([])
})

test('what people write inside a post is not looked at', async () => {
  const post = example('Amina')
  const field = document.createElement('div')
  field.setAttribute('contenteditable', 'true')
  post.append(field)
  document.body.append(post)
  await moments.pass()
  const read = vi.spyOn(site, 'posts')
  field.append(document.createElement('span'))
  await moments.pass()
  expect(read).not.toHaveBeenCalled()
})

test('a control that the page drops comes back, also when its card is made anew', async () => {
  const post = example('Amina')
  const card = document.createElement('div')
  card.className = 'card'
  post.append(card)
  document.body.append(post)
  await moments.pass()
  hosts()[0]?.remove()
  await moments.pass()
  expect(card.lastElementChild).toBe(hosts()[0])
  const anew = card.cloneNode() as Element
  card.replaceWith(anew)
  await moments.pass()
  expect(hosts()).toHaveLength(1)
  expect(anew.lastElementChild).toBe(hosts()[0])
})

test('a control that the page put elsewhere comes back to its post', async () => {
  const post = example('Amina')
  document.body.append(post)
  await moments.pass()
  const host = hosts()[0]
  if (host) document.body.prepend(host)
  await moments.pass()
  expect(post.lastElementChild).toBe(host)
  expect(hosts()).toHaveLength(1)
})

test('a control that was put elsewhere while nobody saw the tab comes back when all is looked at', async () => {
  const post = example('Amina')
  document.body.append(post)
  await moments.pass()
  const host = hosts()[0]
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  if (host) document.body.prepend(host)
  await moments.pass()
  expect(document.body.firstElementChild).toBe(host)
  hidden.mockReturnValue(false)
  window.dispatchEvent(new Event('visibilitychange'))
  await moments.pass()
  expect(post.lastElementChild).toBe(host)
  expect(hosts()).toHaveLength(1)
})

test('a page that takes the control away each time makes us wait ever longer, not spin', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] })
  const post = example('Amina')
  let placed = 0
  const thief = new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!/^x-/.test((node as Element).localName ?? '')) continue
      placed += 1
      ;(node as Element).remove()
    }
  })
  thief.observe(document.body, { childList: true, subtree: true })
  document.body.append(post)
  await moments.pass()
  const atOnce = placed
  expect(atOnce).toBeLessThanOrEqual(5)
  await moments.pass()
  expect(placed).toBe(atOnce)
  vi.advanceTimersByTime(2_500)
  await moments.pass()
  expect(placed).toBe(atOnce + 1)
  vi.advanceTimersByTime(2_500)
  await moments.pass()
  expect(placed).toBe(atOnce + 1)
  thief.disconnect()
  vi.advanceTimersByTime(60_000)
  await moments.pass()
  expect(hosts()).toHaveLength(1)
})

test('a control that stayed for a while between its drops comes back at once each time', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] })
  document.body.append(example('Amina'))
  await moments.pass()
  for (let drop = 0; drop < 8; drop += 1) {
    hosts()[0]?.remove()
    await moments.pass()
    expect(hosts()).toHaveLength(1)
    vi.advanceTimersByTime(2_500)
  }
})

test('many posts are placed frame by frame, one after the other, and then no frame is asked for', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { authorName } = site
  site.authorName = (post) => {
    vi.advanceTimersByTime(5)
    return authorName(post)
  }
  const before = moments.frames
  document.body.append(...Array.from({ length: 20 }, (_, n) => example(`Author ${n}`)))
  await moments.pass()
  await moments.pass()
  expect(hosts()).toHaveLength(20)
  // Three or four a frame.
  const frames = moments.frames - before
  expect(frames).toBeGreaterThan(4)
  expect(frames).toBeLessThan(8)
  await moments.pass()
  expect(moments.frames - before).toBe(frames)
})

test('posts are taken off the books when they leave the page', async () => {
  const post = example('Amina')
  document.body.append(post)
  await moments.pass()
  post.remove()
  await moments.pass()
  expect(post.querySelectorAll('*')).toHaveLength(1)
  document.body.append(post)
  await moments.pass()
  expect(hosts()).toHaveLength(1)
})

test('the control of a post that left serves the next one, without its mark, its name or its place', async () => {
  const first = example('Amina')
  site.slot = (post) => ({ container: post, overlay: post === first })
  isFlagged = (post) => post === first
  flagging.recognise(1)
  document.body.append(first)
  await moments.pass()
  expect(names()).toEqual(['Flagged: post by Amina'])
  expect(hosts()[0]?.dataset.overlay).toBe('')
  const [host] = hosts()
  first.remove()
  document.body.append(example('Baraka'))
  await moments.pass()
  expect(names()).toEqual(['Flag post by Baraka'])
  expect(hosts()).toEqual([host])
  expect(host?.dataset.overlay).toBeUndefined()
  const button = roots[0]?.querySelector('button')
  expect(button?.dataset).not.toHaveProperty('mark')
  expect(button?.dataset.word).toBe(TEXTS.word)
  // Back again, beside the one that has its control now.
  document.body.append(first)
  await moments.pass()
  expect(names()).toEqual(['Flag post by Baraka', 'Flagged: post by Amina'])
})

test('a root that gets another card and is moved in one go is looked at once', async () => {
  const post = example('Amina')
  const card = () => Object.assign(document.createElement('div'), { className: 'card' })
  post.append(card())
  document.body.append(post, example('Baraka'))
  await moments.pass()
  const read = vi.spyOn(site, 'posts')
  post.dataset.author = 'Chuma'
  post.querySelector('.card')?.replaceWith(card())
  document.body.append(post)
  await moments.pass()
  expect(read.mock.calls).toEqual([[post]])
  expect(names().sort()).toEqual(['Flag post by Baraka', 'Flag post by Chuma'])
})

test('controls take the theme of the page in the next idle moment, also where the first post is gone by then', async () => {
  const themes = () =>
    roots.filter(({ host }) => host.isConnected).map((root) => root.querySelector('button')?.dataset.theme)
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  document.body.style.backgroundColor = 'rgb(20, 20, 20)'
  const idle: (() => void)[] = []
  vi.stubGlobal('requestIdleCallback', (happen: () => void) => idle.push(happen))
  const first = example('Amina')
  document.body.append(first)
  await moments.pass()
  first.remove()
  for (const happen of idle.splice(0)) happen()
  document.body.append(example('Baraka'), example('Chuma'))
  await moments.pass()
  for (const happen of idle.splice(0)) happen()
  expect(themes()).toEqual(['dark', 'dark'])
  document.body.append(example('Daudi'))
  await moments.pass()
  expect(themes()).toEqual(['dark', 'dark', 'dark'])
  // A page changes its theme rarely: it is looked at again half a minute later.
  document.body.style.backgroundColor = 'rgb(250, 250, 250)'
  vi.advanceTimersByTime(30_000)
  document.body.append(example('Esi'))
  await moments.pass()
  for (const happen of idle.splice(0)) happen()
  expect(themes()).toEqual(['light', 'light', 'light', 'light'])
  document.body.style.backgroundColor = ''
})

test('a post within a post that came first gives way', async () => {
  const inner = example('Amina')
  const outer = document.createElement('section')
  outer.append(inner)
  document.body.append(outer)
  const articles = site.posts
  site.posts = (root) => (outer.querySelector('h3') ? [outer] : articles(root))
  await moments.pass()
  expect(hosts()).toHaveLength(1)
  // The rest of the outer one arrives: now it can be told for a post.
  outer.append(Object.assign(document.createElement('h3'), { textContent: 'Baraka' }))
  await moments.pass()
  expect(hosts().map(({ parentElement }) => parentElement)).toEqual([outer])
})

test('nothing is read while nothing was flagged', async () => {
  flagging.recognise(0)
  document.body.append(example('Amina', TEXT))
  await moments.pass()
  expect(asked).toEqual([])
})

test('a flagged post is marked, in word and name; each post is asked for once', async () => {
  const posts = [example('Amina', TEXT), example('Baraka', TEXT)]
  document.body.append(...posts)
  await moments.pass()
  isFlagged = (post) => post === posts[0]
  flagging.recognise(3)
  await moments.pass()
  expect(names()).toEqual(['Flagged: post by Amina', 'Flag post by Baraka'])
  expect(roots[0]?.querySelector('button')?.dataset.word).toBe('Flagged')
  expect(asked).toEqual(posts)
  flagging.recognise(3)
  await moments.pass()
  expect(asked).toEqual(posts)
})

test('a root that is moved with another post in it has its name at the next frame, not when the page is idle', async () => {
  const post = example('Amina')
  document.body.append(post, example('Baraka'))
  await moments.pass()
  vi.stubGlobal('requestIdleCallback', () => 0)
  post.dataset.author = 'Chuma'
  document.body.append(post)
  await moments.pass()
  expect(names()).toEqual(['Flag post by Chuma', 'Flag post by Baraka'])
})

test('the mark follows the post and not the node', async () => {
  const post = example('Amina', TEXT)
  document.body.append(post)
  isFlagged = ({ textContent }) => textContent?.includes(TEXT) === true
  flagging.recognise(1)
  await moments.pass()
  expect(names()).toEqual(['Flagged: post by Amina'])
  const words = post.querySelector('p') as Element
  words.replaceChildren(Object.assign(document.createElement('h4'), { textContent: 'Words of the next post' }))
  await moments.pass()
  expect(names()).toEqual(['Flag post by Amina'])
  words.replaceChildren(Object.assign(document.createElement('h4'), { textContent: TEXT }))
  await moments.pass()
  expect(names()).toEqual(['Flagged: post by Amina'])
})

test('the end leaves no control, or one line that asks to reload', async () => {
  const posts = [example('Amina'), example('Baraka')]
  document.body.append(...posts)
  await moments.pass()
  flagging.sayReload(posts[1] ?? null)
  lifetime.abort()
  expect(names()).toEqual(['Reload the page to flag posts'])
  expect(hosts()[0]?.parentElement).toBe(posts[1])
})

test('it says nothing where another copy has taken the controls', async () => {
  const post = example('Amina')
  document.body.append(post)
  await moments.pass()
  hosts()[0]?.remove()
  flagging.sayReload(null)
  lifetime.abort()
  expect(hosts()).toEqual([])
})
