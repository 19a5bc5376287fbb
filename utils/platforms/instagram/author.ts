import { LINK } from '../elements-in.ts'
import { withoutMarks } from '../invisible-characters.ts'
import { accountName } from './link-looks.ts'

/** In the page's address the account stands before the post, or after `stories`. */
const IN_ADDRESS = /^\/(?:stories\/)?([^/]+)\/(?:p|reel|tv|\d+)(?:\/|$)/

/**
 * The link that names the author. People tagged on the picture may come before it, so: in the header, the account in
 * the address of the page, an account whose own picture stands beside its name, else the first name.
 * Of several authors of one post it is the first.
 */
export function authorLink(post: Element): HTMLAnchorElement | null {
  const [header] = named(post, 'header a[href]')
  if (header) return header
  const links = named(post, LINK)
  const inAddress = post.matches('main article') ? null : IN_ADDRESS.exec(post.ownerDocument.location.pathname)?.[1]
  return (
    links.find((link) => accountName(link) === inAddress) ??
    links.find((link) => link.querySelector('img') || hasPicture(post, link)) ??
    links[0] ??
    null
  )
}

/** True where the post names an account. */
export function hasAuthor(post: Element): boolean {
  return named(post, LINK).length > 0
}

/** The author's name, read without styles; null where the page names none. */
export function authorName(post: Element): string | null {
  const link = authorLink(post)
  return link && (withoutMarks(link.textContent ?? '').trim() || null)
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

/** Another link to the same account that shows its picture. */
function hasPicture(post: Element, { href }: HTMLAnchorElement): boolean {
  for (const picture of post.querySelectorAll('a[href] img')) {
    if (picture.closest<HTMLAnchorElement>(LINK)?.href === href) return true
  }
  return false
}
