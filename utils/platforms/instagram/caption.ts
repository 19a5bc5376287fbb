import { elementsIn, LINK } from '../elements-in.ts'
import { isSeen } from '../visibility.ts'
import { type VisibleText, visibleLine, visibleText } from '../visible-text.ts'
import { authorLink, linksTo } from './author.ts'
import { accountName, isComment } from './link-looks.ts'

/** How many blocks may lie between the author's repeated name and the caption beside it. */
const NEAR = 12
/** So near it may be without a direction of its own (feeds of 2022, pages of one post of 2024). */
const NEXT = 5
const TEXT = 'h1,[dir=auto]'

export interface Caption extends VisibleText {
  source: 'caption-heading' | 'beside-author' | 'clip-text' | 'none'
}

const NONE: Caption = { text: '', truncated: false, source: 'none' }

/** The post's own caption as a person sees it; empty where it has none. Comments are not looked at. Reads styles. */
export function caption(post: Element): Caption {
  const heading = post.querySelector('h1[dir=auto],h1')
  if (heading && isSeen(heading, post) && heading.textContent?.trim()) {
    return { ...visibleText(heading), source: 'caption-heading' }
  }
  const author = authorLink(post)
  if (!author) return NONE
  if (/\/reels\/$/.test(author.pathname)) return clipText(post, author)
  const [, repeated] = linksTo(post, accountName(author) ?? '')
  if (!repeated) return NONE
  return besideAuthor(post, repeated, TEXT, NEAR) ?? besideAuthor(post, repeated, 'span', NEXT) ?? NONE
}

/** In the feed the author's name stands again before the caption: null where none of these texts is it. */
function besideAuthor(post: Element, author: Element, texts: string, near: number): Caption | null {
  let block: Element = author
  for (let depth = 0; depth < near && block.parentElement && block !== post; depth++) {
    block = block.parentElement
    // The author may comment, too.
    if (holdsComment(block)) return null
    for (const candidate of block.querySelectorAll(texts)) {
      if (!follows(author, candidate) || isNameOrButton(candidate, author) || !isCaption(candidate, post)) continue
      if (!candidate.matches(TEXT) && isBesideName(candidate)) continue
      return { ...visibleText(candidate), source: 'beside-author' }
    }
  }
  return null
}

/**
 * A name, or the word of a button of its own, such as the one to answer a comment: a comment that is a picture has no
 * address to be known by.
 */
function isNameOrButton(candidate: Element, author: Element): boolean {
  const link = candidate.querySelector<HTMLAnchorElement>(LINK)
  if (link && accountName(link) === candidate.textContent?.trim()) return true
  return candidate.closest('[role=button],button')?.contains(author) === false
}

/** What stands in a line with the name: a dot or a word before the time, a place, how many others. */
function isBesideName(candidate: Element): boolean {
  const link = candidate.querySelector(LINK)
  if (link && link.textContent?.trim() === candidate.textContent?.trim()) return true
  return elementsIn(candidate.parentElement, 'time').some((time) => follows(candidate, time))
}

function holdsComment(block: Element): boolean {
  return Array.from(block.querySelectorAll<HTMLAnchorElement>('a[href*="/c/"]')).some(isComment)
}

/**
 * Over a clip the caption stands after the author, cut off by a sign that only the eye gets. Both are in the player's
 * group: beside it are numbers (seen 2026-02).
 */
function clipText(post: Element, author: Element): Caption {
  for (const candidate of (author.closest('[role=group]') ?? post).querySelectorAll(TEXT)) {
    if (!follows(author, candidate) || !isCaption(candidate, post)) continue
    const read = visibleText(candidate)
    return { text: read.text, truncated: read.truncated || hasCutSign(candidate), source: 'clip-text' }
  }
  return NONE
}

function hasCutSign(text: Element): boolean {
  const signs = text.parentElement?.querySelectorAll('[aria-hidden=true]') ?? []
  return Array.from(signs).some((sign) => /^\s*(?:…|\.\.\.)/.test(sign.textContent ?? ''))
}

function isCaption(candidate: Element, post: Element): boolean {
  if (candidate.closest('a,h2,h3,time') || candidate.querySelector('time')) return false
  return isSeen(candidate, post) && visibleLine(candidate) !== ''
}

function follows(element: Element, other: Element): boolean {
  const position = element.compareDocumentPosition(other)
  return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !element.contains(other)
}
