import type { Reading } from '../../flag/capture.ts'
import type { PostReading, PostSketch, ReadLink } from '../../flag/post-reading.ts'
import { LINK } from '../elements-in.ts'
import { commentLinks, LINKS_KEPT, readPage } from '../read-page.ts'
import { NAME_LIMIT, reading, TEXT_LIMIT, UNKNOWN } from '../reading.ts'
import { isSeen } from '../visibility.ts'
import { visibleLine, visibleText } from '../visible-text.ts'
import { type Author, authorName, findAuthor, nameIn, postHeading } from './author.ts'
import { findPosts, isOnScreen } from './find-posts.ts'
import { isTimeLabel, isWithheld, linkLabel, looksLike } from './link-label.ts'
import { findMessage } from './message.ts'
import { ownElements } from './own-part.ts'
import { postedAt } from './posted-at.ts'
import { type PostLink, readLinks } from './read-links.ts'
import { timeLink } from './time-link.ts'

/** Smaller pictures (CSS pixels) are avatars, reactions and emoji. */
const SMALLEST_PICTURE = 100
const COMMENTS = 'a[href*="comment_id="]'

/** What the page shows of the post, right now. Reads styles and layout. */
export function readPost(post: Element): PostReading {
  const heading = postHeading(post)
  const message = findMessage(post)
  const author = findAuthor(post)
  const links = readLinks(post, heading, message?.element ?? null)
  const text = message ? visibleText(message.element) : { text: '', truncated: false }
  const beside = (element: Element) => !heading?.contains(element) && !message?.element.contains(element)
  return {
    ...readPage('facebook', post),
    onScreen: isOnScreen(post),
    alone: isAlone(post),
    author: authorReading(author),
    authorHref: author?.link?.href ?? null,
    text: reading(text.text, message?.source ?? 'none', 'yes', TEXT_LIMIT),
    truncated: text.truncated,
    postedAt: postedAt(timeLink(links)?.element),
    links: links.slice(0, LINKS_KEPT).map(({ element: _, ...link }): ReadLink => link),
    comments: commentLinks(post, COMMENTS)
      .filter((link) => !message?.element.contains(link))
      .map(({ href }) => href),
    video: ownElements(post, 'video').some((video) => !message?.element.contains(video)),
    picture: ownElements<HTMLImageElement>(post, 'img').some(
      (image) => image.width > SMALLEST_PICTURE && beside(image) && isSeen(image, post),
    ),
    slides: null,
  }
}

/** What tells which post it is, without styles or layout. */
export function sketchPost(post: Element): PostSketch {
  const links = ownElements<HTMLAnchorElement>(post, LINK).map(({ href }) => ({ href, label: linkLabel(href) }))
  const { platform, page } = readPage('facebook', post)
  return {
    platform,
    page,
    alone: isOnScreen(post) || isAlone(post),
    author: authorName(post),
    links: links.filter(({ href, label }) => isTimeLabel(label) || isWithheld(href) || looksLike(href)),
    comments: commentLinks(post, COMMENTS).map(({ href }) => href),
  }
}

/** The link on the post's time where it does not show yet where it leads. */
export function withheldLink(post: Element): PostLink | null {
  const link = timeLink(readLinks(post, postHeading(post), findMessage(post)?.element ?? null))
  return link && isWithheld(link.href) ? link : null
}

function isAlone(post: Element): boolean {
  return findPosts(post.closest('[role=dialog]') ?? post.ownerDocument).length === 1
}

function authorReading(author: Author | null): Reading<string> {
  if (!author) return UNKNOWN
  const name = nameIn(visibleLine(author.element))
  return reading(name, author.source, author.source === 'heading-text' ? 'likely' : 'yes', NAME_LIMIT)
}
