// One post of the bench's feed: as deep, as large and as full of decoys as a post of the home feed of March 2025 (465
// elements, 27 levels, 3.7 attributes an element). Runs in the page.
import type { SeededRandom } from '../../../practice/content/seeded-random.ts'

/** The part of a post that differs from its neighbour's. */
export interface PostContent {
  author: string
  vanity: string
  text: string
  comments: number
}

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
const WORDS = 'bemi lovado sirun teko ravili nusa pendo kamira solte vidu harema dotil fenga mirosa latu besko'.split(
  ' ',
)
const MARKS = Object.fromEntries(Array.from({ length: 22 }, (_, mark) => [`data-${mark}`, String(mark)]))
const DECOYS = 44
const SVG = 'http://www.w3.org/2000/svg'

type Child = Node | string

/** What a post says, by its stream of numbers. */
export function inventContent(random: SeededRandom): PostContent {
  const words = (count: number) => Array.from({ length: count }, () => random.pick(WORDS)).join(' ')
  const author = words(2).replace(/\b\w/g, (letter) => letter.toUpperCase())
  return {
    author,
    vanity: `${author.replace(' ', '.').toLowerCase()}.${random.below(900)}`,
    text: words(12 + random.below(60)),
    comments: random.below(3),
  }
}

/** The content of a post's root, which names its parts by ids that start with `id`. */
export function makeCard(content: PostContent, id: string, random: SeededRandom): HTMLElement {
  const { author, vanity, text, comments } = content
  const profile = `/${vanity}?__cft__[0]=AZ${random.characters('abcdefghijklmnop', 60)}&__tn__=-UC%2CP-R`
  const withheld = `/?__cft__[0]=AZ${random.characters('abcdefghijklmnop', 60)}&__tn__=%2CO%2CP-R#?${random.below(9_999)}`
  const halfOfDecoys = () => Array.from({ length: DECOYS / 2 }, () => DECOY.cloneNode(true))
  const card = el(
    'div',
    { class: 'x1yztbdb card' },
    el('div', {}, el('div', { class: 'layers' }, ...halfOfDecoys(), body())),
  )
  card.style.borderRadius = 'max(0px, min(8px, calc((100vw - 4px - 100%) * 9999))) / 8px'
  return nest(4, card)

  function body(): HTMLElement {
    return nest(
      3,
      ...halfOfDecoys(),
      el('div', {}),
      header(),
      el('div', {}, message(), attachment()),
      actionBar(id),
      ...Array.from({ length: comments }, (_, place) => comment(WORDS[place] ?? '', text)),
    )
  }

  function header(): HTMLElement {
    const face = el('a', { 'aria-label': author, href: profile, role: 'link', tabindex: '0' }, icon())
    const name = el('a', { href: profile, role: 'link', tabindex: '0' }, el('strong', {}, el('span', {}, author)))
    const heading = el('h4', { id, class: 'x1vvkbs x1heor9g' }, nestSpan(3, name))
    const time = el(
      'a',
      { href: withheld, role: 'link', tabindex: '0', target: '_blank' },
      el('span', {}, el('span', { 'aria-labelledby': `${id}T` }, letters('--6---h'))),
    )
    const menu = { 'aria-expanded': 'false', 'aria-haspopup': 'menu', 'aria-label': 'Actions for this post' }
    return nest(
      4,
      nest(3, nestSpan(1, face)),
      nest(
        3,
        el('span', { dir: 'ltr' }, el('div', { 'data-ad-rendering-role': 'profile_name' }, heading)),
        el(
          'span',
          { dir: 'ltr' },
          el('div', { id: `${id}H1` }, nestSpan(2, time), nestSpan(2, ' · '), nestSpan(3, icon())),
        ),
      ),
      nest(2, el('div', { ...menu, role: 'button', tabindex: '0' }, icon(), veil())),
      el('div', {}, el('a', { 'aria-label': 'hide post', href: '#', role: 'link', tabindex: '0' }, icon(), veil())),
    )
  }

  function message(): HTMLElement {
    const words = el('div', { dir: 'auto' }, text)
    const marked = el(
      'div',
      { 'data-ad-comet-preview': 'message', 'data-ad-preview': 'message', id: `${id}H2` },
      nest(2, el('span', { dir: 'auto' }, el('div', {}, words))),
    )
    return el('div', { dir: 'auto' }, el('div', { 'data-ad-rendering-role': 'story_message' }, marked))
  }

  function attachment(): HTMLElement {
    const photo = { href: `/photo/?fbid=${10_000_000 + random.below(90_000_000)}&set=a.1`, role: 'link', tabindex: '0' }
    const picture = nest(4, el('img', { height: '300', width: '500', alt: 'May be an image', src: PIXEL }))
    return el('div', { id: `${id}H3` }, nest(1, el('a', photo, picture, veil())), decoyCard())
  }

  /** Never shown: the viewer's own name, a false domain and a copy of the text. */
  function decoyCard(): HTMLElement {
    const nowhere = withheld.replace('%2CO%2CP-R', '%2CmH-R')
    const part = (role: string, words: string) =>
      nest(4, el('span', { dir: 'auto' }, el('span', { 'data-ad-rendering-role': role }, words)))
    const button = nest(2, el('span', { dir: 'auto' }, nestSpan(2, letters('---L-e--a----r-n--M---o-r--e---'))))
    const link = el(
      'a',
      { href: nowhere, rel: 'nofollow noreferrer', role: 'link', tabindex: '0' },
      part('meta', 'nowhere.example'),
      part('title', 'Viewer Name'),
      part('description', text),
    )
    return el('div', { class: 'hidden' }, nest(2, link, el('div', {}, el('span', { role: 'link' }, button))))
  }
}

/** A reaction's picture as it comes and goes in the action bar. */
export function makeReaction(people: number): HTMLElement {
  const button = { 'aria-label': `Love: ${people} people`, role: 'button', tabindex: '0' }
  return nestSpan(3, el('div', button, el('img', { height: '18', role: 'presentation', width: '18', src: PIXEL })))
}

/** Makes an element; attributes and children as given. */
export function el(tag: string, attributes: Record<string, string>, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag)
  for (const name in attributes) element.setAttribute(name, attributes[name] ?? '')
  element.append(...children)
  return element
}

/** As many elements as `levels`, each the only child of the one before; the last holds the children. */
function nest(levels: number, ...children: Child[]): HTMLElement {
  let at = el('div', { class: 'x78zum5 xdt5ytf' }, ...children)
  for (let level = 1; level < levels; level++) at = el('div', { class: 'x1n2onr6' }, at)
  return at
}

function nestSpan(levels: number, ...children: Child[]): HTMLElement {
  let at = el('span', { class: 'x193iq5w' }, ...children)
  for (let level = 1; level < levels; level++) at = el('span', { class: 'xt0psk2' }, at)
  return at
}

/** All decoys are the same: copied, for half of a post's attributes are theirs. */
const DECOY = el(
  'div',
  { ...MARKS, class: 'decoy' },
  el('blockquote', {}, el('span', { dir: 'auto' }, el('span', {}, 'Facebook'))),
  el('div', { 'aria-hidden': 'true', role: 'button', tabindex: '-1' }),
)

function letters(word: string): HTMLElement {
  return el('b', {}, ...Array.from(word, (letter) => el('b', letter === '-' ? { class: 'hidden' } : {}, letter)))
}

/** What darkens a pressable thing under the pointer. */
function veil(): HTMLElement {
  return el('div', { role: 'none', 'data-visualcompletion': 'ignore' })
}

function icon(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 20 20')
  svg.setAttribute('width', '20')
  svg.setAttribute('height', '20')
  const group = document.createElementNS(SVG, 'g')
  group.setAttribute('fill-rule', 'evenodd')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', 'M1 1h2')
  group.append(path)
  svg.append(group)
  return svg
}

function actionBar(id: string): HTMLElement {
  const counts = el('span', { 'aria-label': 'See who reacted to this', role: 'toolbar' })
  counts.append(el('span', { id: `${id}H5`, class: 'reactions' }, makeReaction(143), makeReaction(841)))
  const count = (words: string) =>
    el(
      'div',
      {},
      nestSpan(1, el('div', { role: 'button', tabindex: '0' }, el('span', { dir: 'auto' }, nestSpan(1, words)))),
    )
  const action = (label: string) => {
    const face = nest(
      1,
      nest(1, el('i', { 'data-visualcompletion': 'css-img' })),
      el('span', { dir: 'auto' }, nestSpan(1, label)),
    )
    return el('div', { 'aria-label': label, role: 'button', tabindex: '0' }, face, veil())
  }
  const numbers = nest(
    1,
    nest(1, counts, el('div', { class: 'counter' }, '2.8K')),
    el('div', {}, count('83 comments'), count('73 shares')),
  )
  const bar = nest(2, action('Like'), action('React'), action('Leave a comment'), action('Send this to friends'))
  return el('div', {}, el('div', { 'data-visualcompletion': 'ignore-dynamic' }, nest(5, numbers, bar)))
}

function comment(name: string, text: string): HTMLElement {
  const link = { href: `/${name}?comment_id=Y29tbWVudDoxXzI%3D&__tn__=R%5D-R`, role: 'link', tabindex: '0' }
  const words = el('div', { dir: 'auto', class: 'comment' }, text.slice(0, 60))
  const tools = ['Like', 'Reply', '2h'].map((tool) => el('li', {}, el('span', {}, el('a', link, tool))))
  const bubble = nest(4, nestSpan(2, el('a', link, nestSpan(2, name))), nest(2, nestSpan(1, words)))
  const article = { role: 'article', 'aria-label': `Comment by ${name} 2 hours ago`, tabindex: '-1' }
  return nest(2, el('div', article, nest(2, el('a', link, icon())), bubble, el('ul', {}, ...tools)))
}
