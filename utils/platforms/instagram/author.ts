import { elementsIn, LINK } from '../elements-in.ts'
import { withoutMarks } from '../invisible-characters.ts'
import { accountName } from './link-looks.ts'

/** In the page's address the account stands before the post, or after `stories`. */
const IN_ADDRESS = /^\/(?:stories\/)?([^/]+)\/(?:p|reel|tv|\d+)(?:\/|$)/

/**
 * The link that names the author. People tagged on the picture may come before it, so: in the header, the first whose
 * own picture stands beside its name or that an address of the post names, else the first name.
 * Of several authors of one post it is the first: the address may name another of them.
 */
export function authorLink(post: Element): HTMLAnchorElement | null {
  const [header] = named(post, 'header a[href]')
  if (header) return header
  const links = named(post, LINK)
  const owners = post.matches('main article') ? [] : addresses(post).map((path) => IN_ADDRESS.exec(path)?.[1])
  return links.find((link) => owners.includes(accountName(link) ?? '') || hasPicture(post, link)) ?? links[0] ?? null
}

/** The paths that lead to the post: the page's own, and those of the times. */
function addresses(post: Element): string[] {
  const times = Array.from(post.querySelectorAll('time'), (time) => time.closest<HTMLAnchorElement>(LINK))
  return [post.ownerDocument.location, ...times].map((place) => place?.pathname ?? '')
}

/** True where the post names an account. */
export function hasAuthor(post: Element): boolean {
  return named(post, LINK).length > 0
}

/** The author's name, read without styles; null where the page names none. */
export function authorName(post: Element): string | null {
  const link = authorLink(post)
  // Beside the name, in the same link, may be the mark of a verified account, which has a title.
  return link && (withoutMarks((link.querySelector('[dir=auto]') ?? link).textContent ?? '').trim() || null)
}

/** All links of the post that name this account. */
export function linksTo(post: Element, accountId: string): HTMLAnchorElement[] {
  return named(post, LINK).filter((link) => accountName(link) === accountId)
}

function named(post: Element, selector: string): HTMLAnchorElement[] {
  return Array.from(post.querySelectorAll<HTMLAnchorElement>(selector)).filter(
    (link) => link.textContent?.trim() && accountName(link),
  )
}

/**
 * True where the account's picture stands before the name or in the link: in another link to it, or, where the account
 * has stories, in what only plays the part of a link (seen 2026-07). Such a picture's words name the account, in each
 * language. A tagged person's picture may stand further down, beside a comment.
 */
function hasPicture(post: Element, link: HTMLAnchorElement): boolean {
  const account = accountName(link) ?? ''
  return elementsIn(post, 'a[href] img,[role=link] img').some((picture) => {
    const place = picture.compareDocumentPosition(link)
    if (!(place & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINS))) return false
    const to = picture.closest<HTMLAnchorElement>(LINK)
    if (to) return to.href === link.href
    const words = picture.getAttribute('alt') ?? ''
    // "@" stands before who is tagged: such words are of the post's own picture.
    return !words.includes('@') && words.split(/[^\w.]+/).includes(account)
  })
}
