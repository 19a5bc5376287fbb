import type { PostReading, PostSketch, ReadLink } from '../../flag/post-reading.ts'
import { LINK } from '../elements-in.ts'
import { commentLinks, LINKS_KEPT, readPage } from '../read-page.ts'
import { NAME_LIMIT, reading, TEXT_LIMIT, TIME_LIMIT } from '../reading.ts'
import { visibleLine } from '../visible-text.ts'
import { authorLink, authorName } from './author.ts'
import { caption } from './caption.ts'
import { postCode } from './link-looks.ts'

/** Instagram leaves this label in English on each page. */
const DOTS = 'button[aria-label^="Go to slide"]'
/** Slides stand beside each other, each moved to its place; one is no carousel. */
const SLIDES = 'ul>li[style*="translateX"] :is(img,video)'

/** The one way out of an advert; no other post has it (2023 to 2026). See `isSponsored`. */
const ADVERT = 'a[href*="/ads/ig_redirect"]'

/** What the page shows of the post, right now. Reads styles and layout. */
export function readPost(post: Element): PostReading {
  const author = authorLink(post)
  const { text, truncated, source } = caption(post)
  const time = ownTime(post) ?? post.querySelector('time')
  return {
    ...readPage('instagram', post),
    onScreen: !post.matches('article'),
    alone: isAlone(post),
    author: reading(author && visibleLine(author), 'header-link', 'yes', NAME_LIMIT),
    authorHref: author?.href ?? null,
    text: reading(text, source, 'yes', TEXT_LIMIT),
    truncated,
    postedAt: reading(time?.getAttribute('datetime'), 'time-element', 'yes', TIME_LIMIT),
    links: readLinks(post),
    comments: commentLinks(post, 'a[href*="/c/"]').map(({ href }) => href),
    video: post.querySelector('video') !== null,
    picture: post.querySelector('img') !== null,
    slides: slides(post),
  }
}

/** What tells which post it is, without styles or layout. */
export function sketchPost(post: Element): PostSketch {
  const { platform, page } = readPage('instagram', post)
  const links = readLinks(post).map(({ href, part }) => ({ href, label: part }))
  return { platform, page, alone: isAlone(post), author: authorName(post), links, comments: [] }
}

/** The time of the post itself, where it leads to the post: comments' times come first, and lead to comments. */
function ownTime(post: Element): Element | undefined {
  return Array.from(post.querySelectorAll('time')).findLast((time) => {
    const link = time.closest<HTMLAnchorElement>(LINK)
    return link && postCode(link)
  })
}

/** The link around the post's own time, then what else leads to posts, such as the link over a clip, or makes it an advert. */
function readLinks(post: Element): ReadLink[] {
  const own = ownTime(post)?.closest<HTMLAnchorElement>(LINK)
  const others = Array.from(post.querySelectorAll<HTMLAnchorElement>('a[href*="/reel"],a[href*="/p/"]'))
  const links = others.filter((link) => link !== own && postCode(link)).slice(0, LINKS_KEPT / 4)
  const advert = post.querySelector<HTMLAnchorElement>(ADVERT)
  return [...(own ? [own] : []), ...links, ...(advert ? [advert] : [])].map((link) => ({
    // Where an advert leads is nothing that we need, and longer than a link may be.
    href: link === advert ? link.origin + link.pathname : link.href,
    label: '',
    part: link === own ? 'time' : 'attachment',
    words: false,
    drawn: false,
  }))
}

function slides(post: Element): number | null {
  const dots = post.querySelectorAll(DOTS).length
  if (dots > 1) return dots
  return post.querySelectorAll(SLIDES).length > 1 ? 0 : null
}

function isAlone(post: Element): boolean {
  return !post.matches('article') || post.closest('[role=dialog]') !== null
}
