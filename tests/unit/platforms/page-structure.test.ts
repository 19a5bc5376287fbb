// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { checkedStructure } from '../../../entrypoints/background/page-structure-schema.ts'
import { STRUCTURE_WORDS } from '../../../entrypoints/background/structure-words.ts'
import { facebook } from '../../../utils/platforms/facebook/facebook.ts'
import { instagram } from '../../../utils/platforms/instagram/instagram.ts'
import { pageStructure } from '../../../utils/platforms/page-structure.ts'
import { seededRandom } from '../../practice/content/seeded-random.ts'

const { happyDOM } = globalThis as unknown as { happyDOM: { setURL(url: string): void } }
const CANARY = /canary|كناري|ကင်နရီ/i
const WORDS = ['canary', 'Canary', 'CANARY', 'كناري', 'ကင်နရီ', 'canary-O-P', 'x-canary']
const TAGS = [
  'div',
  'a',
  'span',
  'x-canary',
  'canary',
  'h4',
  'form',
  'input',
  'svg',
  'section',
  'img',
  'button',
  'style',
]
const NAMES = [
  'role',
  'href',
  'id',
  'class',
  'dir',
  'title',
  'alt',
  'lang',
  'src',
  'style',
  'name',
  'hidden',
  'datetime',
  'canary',
  'data-canary',
  'aria-canary',
  'aria-label',
  'aria-hidden',
  'aria-haspopup',
  'aria-labelledby',
  'aria-current',
  'data-pagelet',
  'data-testid',
  'data-ad-preview',
  'data-ad-rendering-role',
  'tabindex',
]
const LINKS = [
  (word: string) => `https://www.facebook.com/${word}/posts/1234567?__tn__=${word}`,
  (word: string) => `https://www.facebook.com/${word}?__tn__=${encodeURIComponent(`,${word}`)}`,
  (word: string) => `https://www.instagram.com/p/${word}_code/?x=${word}`,
  (word: string) => `https://${word}.example/${word}#${word}`,
  (word: string) => `javascript:${word}`,
  (word: string) => word,
]

/** A page in which every tag, attribute and text that has room for it is a word of the page. */
function randomPage(seed: number): void {
  const random = seededRandom(`page ${seed}`)
  const one = random.pick
  const build = (depth: number): Element => {
    const element = document.createElement(one(TAGS))
    for (let n = 0; n < 4; n += 1) {
      const name = one(NAMES)
      element.setAttribute(name, name === 'href' ? one(LINKS)(one(WORDS)) : one(WORDS))
    }
    for (let n = 0; n < 4; n += 1) {
      const isText = depth > 2 || random.below(2) === 0
      element.append(isText ? document.createTextNode(one(WORDS).repeat(1 + random.below(60))) : build(depth + 1))
    }
    if (random.below(5) === 0) element.append(document.createComment(one(WORDS)))
    return element
  }
  document.body.replaceChildren(build(0), build(0), build(0))
  document.documentElement.lang = one(WORDS)
}

test.each([facebook, instagram])(
  'no word of any page is ever in it: $name',
  (platform) => {
    happyDOM.setURL(`https://www.${platform.name}.com/canary?q=canary#canary`)
    for (let seed = 1; seed <= 10; seed += 1) {
      randomPage(seed)
      expect(CANARY.test(document.documentElement.outerHTML)).toBe(true)
      const structure = pageStructure(document, platform, STRUCTURE_WORDS)
      expect(structure.lines.length).toBeGreaterThan(3)
      expect(JSON.stringify(structure), `seed ${seed}`).not.toMatch(CANARY)
      expect(JSON.stringify(checkedStructure(structure)), `seed ${seed}`).toMatch(/^{"route"/)
    }
  },
  30_000,
)

test('it says what a maintainer needs for a rule', () => {
  happyDOM.setURL('https://www.facebook.com/groups/bonde/')
  document.documentElement.lang = 'sw'
  document.body.innerHTML = `<div role="feed" aria-busy="false">${`<div aria-posinset="1" class="x1"><h4 id="a"><a
    href="https://www.facebook.com/a/posts/1234567?__tn__=%2CO%2CP-R">Name</a></h4><x-text>${'Long '.repeat(50)}</x-text></div>`.repeat(
    5,
  )}</div>`
  expect(checkedStructure(pageStructure(document, facebook, STRUCTURE_WORDS))).toEqual({
    route: 'group',
    language: 'sw',
    lines: [
      'div role=feed aria-busy=false',
      ...[1, 2, 3].flatMap(() => [
        ' div aria-posinset',
        '  h4 id',
        '   a href=post tn=,O,P-R text=1-20',
        '  ? text=>200',
      ]),
      ' +2',
    ],
    cut: false,
  })
})

test('a page of any size and depth is cut to what a mail can carry', () => {
  happyDOM.setURL('https://www.facebook.com/')
  const row = `<p ${['label', 'labelledby', 'describedby', 'controls', 'level', 'posinset'].map((name) => `aria-${name}="b"`).join(' ')}></p><ul></ul>`
  document.body.innerHTML = `<div>${row.repeat(1_800)}</div>`
  const structure = checkedStructure(pageStructure(document, facebook, STRUCTURE_WORDS))
  expect(structure?.cut).toBe(true)
  expect(JSON.stringify(structure, null, 1).length).toBeLessThan(200_000)
}, 30_000)

test('a form that answers to the names of its fields breaks nothing', () => {
  document.body.innerHTML =
    '<form><input name="attributes"><input name="children"><input name="localName"></form><p>after</p>'
  expect(pageStructure(document, facebook, STRUCTURE_WORDS).lines).toEqual(['form', 'p text=1-20'])
})

test.each([
  ['a line with a sentence', { lines: ['div the enemy must leave!'] }],
  ['a line of another script', { lines: ['div title=كناري'] }],
  ['another field', { name: 'x' }],
  ['another route', { route: '/groups/bonde' }],
])('the background takes no report with %s', (_, change) => {
  expect(checkedStructure({ route: 'home', language: 'en', lines: ['div'], cut: false, ...change })).toBeNull()
})
