// Which elements are posts. Class names change with each build of the site and are never looked at.
import { findByStrategies, type Strategy } from '../strategy.ts'
import { hasAuthor } from './author.ts'
import { ifConcerned, isShown, pageOf } from './shown-page.ts'
import { singlePost } from './single-post.ts'
import { storyOnScreen } from './story-on-screen.ts'
import { clipOnScreen } from './visible-clip.ts'

const FEED = 'main article,[role=main] article'
const MODAL = '[role=dialog] article'
/** Pictures that lead to posts: several of them in one article are a grid. */
const TILE = 'a[href*="/p/"] img,a[href*="/reel/"] img'

/** All are tried on each page: people are served different markup at the same time. */
export const STRATEGIES: readonly Strategy[] = [
  // The home feed (seen 2026-07), and pages of one post until about 2024.
  { name: 'article in the page', find: (root) => (hasModal(pageOf(root)) ? [] : articles(root, FEED)) },
  // One post over a profile grid, over explore or over the feed (seen 2025-06 and 2025-08).
  { name: 'article in a dialog', find: (root) => articles(root, MODAL) },
  // Pages and dialogs of one post without an article (reported 2026-04, and by browsertrix in 2026).
  { name: 'page of one post', find: (root) => ifConcerned(alone(root, singlePost), root) },
  // The reels viewer mounts several clips, and shows one (seen 2026-02).
  { name: 'clip on screen', find: (root) => onScreen(root, clipOnScreen) },
  // The story viewer shows one story, and the start of others beside it (browsertrix, 2026).
  { name: 'story on screen', find: (root) => onScreen(root, storyOnScreen) },
]

/** The posts under `root`, or the one that `root` is part of, in document order. */
export function findPosts(root: ParentNode): Element[] {
  return findByStrategies(STRATEGIES, root)
}

function articles(root: ParentNode, selector: string): Element[] {
  const around = root.nodeType === Node.ELEMENT_NODE ? (root as Element).closest(selector) : null
  const found = around ? [around] : Array.from(root.querySelectorAll(selector))
  return found.filter((article) => isShown(article) && isPost(article))
}

/** A placeholder has neither a time nor anything to look at beside a name; sponsored posts have no time. */
function isPost(article: Element): boolean {
  if (article.querySelector('time')) return true
  if (article.querySelectorAll(TILE).length > 1) return false
  return article.querySelector('img,video') !== null && hasAuthor(article)
}

/** A post in a dialog is looked at, not what lies behind. */
function hasModal(page: Document): boolean {
  return someArticle(page, (article) => article.matches(MODAL))
}

/** What the page shows where it has no article. */
function alone(root: ParentNode, find: (page: Document) => Element | null): Element | null {
  const page = pageOf(root)
  return someArticle(page, (article) => article.matches(`${FEED},${MODAL}`)) ? null : find(page)
}

/** Told whatever is added: another part may be the one on screen since, and nothing else says so. */
function onScreen(root: ParentNode, find: (page: Document) => Element | null): Element[] {
  const post = alone(root, find)
  return post ? [post] : []
}

/** By tag name, which browsers keep a list of: this is asked for each part that is added. */
function someArticle(page: Document, passes: (article: Element) => boolean): boolean {
  for (const article of page.getElementsByTagName('article')) {
    if (passes(article) && isShown(article) && isPost(article)) return true
  }
  return false
}
