// Which elements are posts: ordered rules with the years in which pages were seen to need them. Class names change
// with each build of the site and are never looked at.
import { elementsIn, LINK } from '../elements-in.ts'
import { findByStrategies, pathOf, type Strategy } from '../strategy.ts'
import { hasWords, postHeading } from './author.ts'
import { linkLabel, looksLike } from './link-label.ts'
import { hasMessage } from './message.ts'
import { isOwnPart } from './own-part.ts'
import { besidePhoto, clipOnScreen, HIDDEN, LANDMARK, storyOnScreen } from './surfaces.ts'

const NO_POST_ROLE = /^(?:option|menuitem\w*|row|tab|treeitem|gridcell|radio|listitem)$/
/** Lists to choose from, and the columns beside the posts: adverts, contacts, suggestions. */
const BESIDE = '[role=navigation],[role=banner],[role=complementary]'
const NO_POST_PLACE = `${HIDDEN},[role=listbox],[role=menu],[role=grid],[role=tablist],${BESIDE}`
/** The time of a post as Facebook labels it, encoded or not, or withheld; an advert's label stands in its place. */
const TIME_LINK =
  'a[href*="__tn__=%2CO"],a[href*="__tn__=,O"],a[href*="#?"]:not([href*="mH-R"]),a[href="#"][aria-label],a[href*="/ads/about"]'
/** The menu of a post: the first of its kind in each header, in each language (signed in, 2021 to 2025). */
const MENU = '[role=button][aria-haspopup=menu][aria-expanded]'
const UNIT = '[aria-posinset]'
const ARTICLE = '[role=article]:not([aria-label])'
/** An author of a post inside a post: attached, or one of several in one unit. */
const INNER_AUTHOR = /^-?\]?K|-y[\d-]/

/** Surfaces without a block for each post: one control, bound to what is on screen (2021 to 2026). */
export const ON_SCREEN: readonly Strategy[] = [
  onScreen('photo-viewer', /^\/(?:photo|watch|video)|\/(?:photo|video)s\//, besidePhoto),
  onScreen('reel', /^\/reel\//, clipOnScreen),
  onScreen('video', /^\/watch|\/videos\//, (page) => (besidePhoto(page) ? null : clipOnScreen(page))),
  onScreen('story', /^\/stories\/./, storyOnScreen),
]

/** All are tried; see `Strategy`. */
export const FACEBOOK_STRATEGIES: readonly Strategy[] = [
  // Each cohort, signed in and out, 2022 to 2026; in groups of 2026 the only mark. One unit is one post, whatever it shares.
  blocks('place-in-list', UNIT, isPost),
  // Signed out, search results, and all pages of 2022 and 2023. Comments are articles with a label.
  blocks('article', ARTICLE, (article) => !isAttached(article) && isPost(article)),
  // People whose posts carry neither (2023): a block that describes itself by its parts.
  blocks('described', 'div[aria-describedby*=" "]', isPost),
  ...ON_SCREEN,
  // Where nothing is marked at all (2026): the block around the menu in a post's header.
  { name: 'menu', find: aroundMenus, isPost: isDated },
  // Groups (2022, 2026), which mark only the feed; a group's post on a page of its own (2026).
  blocks('feed-child', '[role=feed]>*,[role=main] div[role=presentation]', isDated),
]

/** The posts under `root`, or the one that `root` is part of, in document order. */
export function findPosts(root: ParentNode): Element[] {
  // Nearly all that comes is in a unit, of the first strategy: the post that all of them together would find, at once.
  const unit = (root as Element).closest?.(UNIT)
  if (unit && !unit.parentElement?.closest(UNIT) && isPost(unit)) return [unit]
  if (!(root as Element).closest?.(BESIDE)) return postsBy(FACEBOOK_STRATEGIES, root)
  // What comes and goes in the columns beside, often by itself, is no part of a block, but may be what a viewer shows.
  return postsBy(ON_SCREEN, root)
}

/** The same by some of the strategies, for tests. Posts behind a dialog that shows posts are covered by it. */
export function postsBy(strategies: readonly Strategy[], root: ParentNode): Element[] {
  const posts = findByStrategies(strategies, root)
  if (posts.length < 2) return posts
  const dialog = posts.map((post) => post.closest('[role=dialog]')).findLast(Boolean)
  return dialog ? posts.filter((post) => dialog.contains(post)) : posts
}

/** True for the one post that a surface shows without a block of its own: the page's address is the post's. */
export function isOnScreen(post: Element): boolean {
  // Asking for the page's address takes longer than this.
  return (
    !post.ariaPosInSet && ON_SCREEN.some(({ route, find }) => route?.test(pathOf(post)) && find(post).includes(post))
  )
}

function blocks(name: string, selector: string, isPost: (candidate: Element) => boolean): Strategy {
  return { name, find: (root) => matching(root, selector), isPost }
}

function onScreen(name: string, route: RegExp, find: (page: Document) => Element | null): Strategy {
  return {
    name,
    route,
    find(root) {
      const element = find(root.ownerDocument ?? (root as Document))
      return element ? [element] : []
    },
  }
}

/** Elements that match, around, at or under `root`, outer ones first. */
function matching(root: ParentNode, selector: string): Element[] {
  const found = elementsIn(root, selector)
  for (let at: Element | null | undefined = (root as Element).closest?.(selector); at; ) {
    found.unshift(at)
    at = at.parentElement?.closest(selector)
  }
  return found
}

function isPost(candidate: Element): boolean {
  return isDated(candidate, true)
}

/**
 * A post has a heading and a text, a time or, where its mark is sure, a link to itself. A placeholder has none of them;
 * a suggestion of people, groups or reels has names, but no time and no text.
 */
function isDated(candidate: Element, sure = false): boolean {
  const role = candidate.getAttribute('role')
  if (role && NO_POST_ROLE.test(role)) return false
  if (candidate.closest(NO_POST_PLACE) || !hasWords(postHeading(candidate))) return false
  if (hasMessage(candidate)) return true
  return elementsIn<HTMLAnchorElement>(candidate, sure ? LINK : TIME_LINK).some(
    (link) =>
      isOwnPart(candidate, link) &&
      (link.matches(TIME_LINK) || (!link.pathname.startsWith('/reel') && looksLike(link.href))),
  )
}

/** The original in a unit of a feed, whose own heading stands in no article. */
function isAttached(article: Element): boolean {
  const heading = article.closest('[role=feed]>*')?.querySelector('h2,h3,h4')
  return heading ? !heading.closest(ARTICLE) : false
}

/** For each header with a menu, the largest block that holds no other; a unit of several posts has one header of its own. */
function aroundMenus(root: ParentNode): Element[] {
  if (menus(root).length === 0) return []
  const all = menus(root.ownerDocument ?? root)
  return all.map((menu, at) => {
    const [before, after] = [all[at - 1] ?? null, all[at + 1] ?? null]
    let block = menu
    for (let up = menu.parentElement; up && !up.matches(LANDMARK); up = up.parentElement) {
      if (up.contains(before) || up.contains(after)) break
      block = up
    }
    return block
  })
}

function menus(root: ParentNode): Element[] {
  const headings = new Set<Element>()
  return elementsIn(root, MENU).filter((menu) => {
    if (!menu.closest('[role=main],[role=dialog]') || menu.closest(`[aria-posinset],[role=article],footer,${HIDDEN}`))
      return false
    let heading: Element | null = null
    for (let up = menu.parentElement; up && !heading && !up.matches(LANDMARK); up = up.parentElement) {
      heading = up.querySelector('h2,h3,h4')
    }
    const link = heading?.querySelector<HTMLAnchorElement>(LINK)
    if (!heading || headings.has(heading) || (link && INNER_AUTHOR.test(linkLabel(link.href)))) return false
    headings.add(heading)
    return true
  })
}
