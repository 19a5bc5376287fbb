// The bench's page: a home feed in plain DOM calls, the same at each run. Runs in the page.
import { seededRandom } from '../../../practice/content/seeded-random.ts'
import { el, inventContent, makeCard, makeReaction } from './make-post.ts'
import { watchControls } from './watch-controls.ts'

/** What the page hands to the bench, as `bench`. */
export interface FeedPage {
  stream(total: number): Promise<void>
  result(): FeedResult
}

/** What the bench reads when the stream is over. */
export interface FeedResult {
  delays: number[]
  left: number
  without: number
  doubled: number
  /** From each key event to the frame after it, in ms. */
  typing: number[]
  /** Median elements of a post, and the deepest level, as the page made them. */
  elements: number
  depth: number
}

/** How many posts are mounted at once. */
const MOUNTED = 12
const random = seededRandom('bench')

const counters = Array.from({ length: 40 }, (_, place) => document.createTextNode(String(place)))
const contacts = el('ul', { 'aria-label': 'Contacts' }, ...counters.map((text) => contact(text)))
const field = el('textarea', { 'aria-label': 'Write a comment' })
const feed = el('div', { class: 'feed' })
const column = el(
  'div',
  { role: 'main', class: 'column' },
  el('h3', { dir: 'auto' }, 'News Feed'),
  el('div', { class: 'above' }),
  feed,
)
const menu = el(
  'div',
  { role: 'navigation' },
  ...Array.from({ length: 60 }, (_, place) => el('a', { href: `/m${place}` }, 'm')),
)
document.body.append(el('div', { class: 'page' }, menu, column, el('div', { role: 'complementary' }, field, contacts)))

const watch = watchControls(feed)
const mounted: HTMLElement[] = []
const typing: number[] = []
const sizes: number[] = []
let depth = 0
let arrived = 0
let frame = 0
/** A root that came blank; its content follows in the next frame, as the site hydrates. */
let blank: { root: HTMLElement; index: number } | null = null

field.addEventListener('keydown', ({ timeStamp }) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    // A message is handled after the frame was made.
    port1.onmessage = () => {
      typing.push(performance.now() - timeStamp)
      port1.close()
    }
    port2.postMessage(null)
  })
})

/** Streams `total` posts, one a frame at most; resolves when the last has been there for a while. */
function stream(total: number): Promise<void> {
  performance.mark('bench:start')
  return new Promise((resolve) => {
    let rest = 30
    const tick = () => {
      frame += 1
      hydrate()
      if (arrived < total) arrive()
      else rest -= 1
      churn()
      watch.ignoreOwn()
      if (rest > 0) return requestAnimationFrame(tick)
      performance.mark('bench:end')
      resolve()
      return 0
    }
    requestAnimationFrame(tick)
  })
}

function arrive(): void {
  const index = arrived
  arrived += 1
  const oldest = mounted.length >= MOUNTED ? mounted.shift() : undefined
  if (oldest) watch.leaving(oldest)
  const way = index % 4
  if (oldest && way === 1) rewrite(oldest, index)
  else if (oldest && way === 2) fill(oldest, index)
  else {
    oldest?.remove()
    const root = el('div', { class: 'post' })
    if (way === 3) {
      name(root, index)
      root.append(el('div', { class: 'blank' }))
      place(root)
      blank = { root, index }
    } else fill(root, index)
  }
  // Scrolled away and back: the same nodes leave and come again.
  const again = mounted.at(-3)
  if (again && index % 10 === 7) {
    const before = again.nextSibling
    again.remove()
    feed.insertBefore(again, before)
  }
}

function hydrate(): void {
  if (!blank) return
  fill(blank.root, blank.index)
  blank = null
}

/** Gives a root the whole content of a post, whatever it held. */
function fill(root: HTMLElement, index: number): void {
  const content = inventContent(random)
  name(root, index)
  root.replaceChildren(makeCard(content, idOf(index), random))
  if (index % 25 === 0) measure(root)
  place(root)
  watch.inserted(root)
}

/** Uses the nodes of a post for another one: other words in the same elements, as where the site's shapes agree. */
function rewrite(root: HTMLElement, index: number): void {
  const { author, text, vanity } = inventContent(random)
  root.setAttribute('aria-posinset', String(index + 1))
  for (const link of root.querySelectorAll('h4 a')) {
    link.setAttribute('href', `/${vanity}?__tn__=-UC%2CP-R`)
    link.replaceChildren(el('strong', {}, el('span', {}, author)))
  }
  root.querySelector('[data-ad-preview] [dir=auto] [dir=auto]')?.replaceChildren(text)
  place(root)
  watch.inserted(root)
}

function name(root: HTMLElement, index: number): void {
  const id = idOf(index)
  root.setAttribute('aria-posinset', String(index + 1))
  root.setAttribute('aria-describedby', [1, 2, 3, 5, 4].map((part) => `${id}H${part}`).join(' '))
  root.setAttribute('aria-labelledby', id)
}

function place(root: HTMLElement): void {
  if (feed.lastElementChild !== root) feed.append(root)
  if (mounted.at(-1) !== root) mounted.push(root)
}

/** What goes on by itself on such a page: numbers that count, people who come and go, reactions. */
function churn(): void {
  for (let change = 0; change < 3; change++) random.pick(counters).nodeValue = String(frame)
  contacts.children[frame % counters.length]?.classList.toggle('online')
  const first = contacts.firstElementChild
  if (frame % 3 === 0 && first) contacts.append(first)
  if (frame % 4 !== 0 || mounted.length === 0) return
  const reactions = random.pick(mounted).querySelector('.reactions')
  reactions?.firstElementChild?.remove()
  reactions?.append(makeReaction(frame))
}

function contact(text: Text): HTMLElement {
  return el('li', {}, el('a', { href: '/messages/' }, el('span', {}, 'Somebody'), el('span', { class: 'dot' }), text))
}

function idOf(index: number): string {
  return `«R${index}akd9»`
}

function measure(root: Element): void {
  const all = [...root.querySelectorAll('*')]
  sizes.push(all.length)
  for (const element of all) {
    let level = 0
    for (let at: Element | null = element; at && at !== root; at = at.parentElement) level += 1
    depth = Math.max(depth, level)
  }
}

function result(): FeedResult {
  const { delays, counts } = watch
  const elements = sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0
  return { delays, ...counts, typing, elements, depth }
}

Object.assign(globalThis, { bench: { stream, result } satisfies FeedPage })
