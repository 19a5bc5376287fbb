import { elementsIn, LINK } from '../elements-in.ts'
import { withoutMarks } from '../invisible-characters.ts'
import { linkLabel } from './link-label.ts'
import { named } from './named-part.ts'
import { ownElement, ownElements } from './own-part.ts'

/** The label of an author (`isAuthorLabel`) as an address is written: to take each label out of its address costs more. */
const AUTHOR_LINK = /[?&]__tn__=-(?:[U\]]|%5D)C/i
/** The address of a group's own page, not of one of its members, as it is written in a link. */
const GROUP = /^(?:https:\/\/[^/]+)?\/groups\/[^/?#]+\/?(?:[?#]|$)/
/** The site's own pages, and parts of posts: no account. */
const NO_ACCOUNT =
  /^\/(?:events|friends|groups|hashtag|login|marketplace|pages|photos?|reel|search|stories|watch)\b(?!\/[^/]+\/user\/)|\/(?:posts|videos|photos)\/|\.php(?<!\/profile\.php)/
/** Pages of one clip or story have headings of their own that name nobody. */
const CLIP_PAGE = /^\/(?:reel|stories|watch)\b/

/** A name with nothing to take away, as most are: words with one space between them, no dot, no mark that nobody sees. */
const PLAIN_NAME = /^(?:(?!\u034F)[^\s·\xAD\u061C\u180E\u2000-\u206F](?: (?! |$))?)+$/

/** The element that names the author, and the link in it where there is one. */
export interface Author {
  element: Element
  link: HTMLAnchorElement | null
  /** The rule that found it. */
  source: 'heading' | 'group-member-link' | 'heading-text' | 'account-link'
}

/** The post's heading: the element that labels the post, else its first heading, else what is marked as the name. */
export function postHeading(post: Element): Element | null {
  return (
    named(post, 'aria-labelledby', 0) ??
    ownElement(post, 'h2,h3,h4,[data-ad-rendering-role=profile_name]') ??
    ownElement(post, 'h5')
  )
}

/** Who wrote the post, or null. Reads no styles: cheap. */
export function findAuthor(post: Element): Author | null {
  const heading = postHeading(post)
  const links = elementsIn<HTMLAnchorElement>(heading, LINK)
  const link = links.find(isAuthor) ?? links.find((candidate) => looksLikeAccount(candidate) && hasWords(candidate))
  if (link) return { element: link, link, source: 'heading' }
  // In a mixed feed the heading names the group; the second line names the member.
  const member = ownElements<HTMLAnchorElement>(post, 'a[href*="/groups/"][href*="/user/"]').find(
    (candidate) => hasWords(candidate) && !linkLabel(written(candidate)).startsWith('R'),
  )
  if (member) return { element: member, link: member, source: 'group-member-link' }
  if (CLIP_PAGE.test(post.ownerDocument.location.pathname)) {
    const account = ownElements<HTMLAnchorElement>(post, LINK).find(
      (candidate) =>
        hasWords(candidate) && looksLikeAccount(candidate) && !candidate.closest('[role=navigation],[role=list]'),
    )
    return account ? { element: account, link: account, source: 'account-link' } : null
  }
  const isGroup = links.some((candidate) => isGroupLink(candidate) && hasWords(candidate))
  return isGroup || !heading || !hasWords(heading) ? null : { element: heading, link: null, source: 'heading-text' }
}

/** The author's name in one line, read without styles; null where the page names none. */
export function authorName(post: Element): string | null {
  const text = findAuthor(post)?.element.textContent ?? ''
  return (PLAIN_NAME.test(text) ? text : nameIn(withoutMarks(text))) || null
}

/** "Name · Follow": what follows the dot is a button's word. A dot within a name has no space before it. */
export function nameIn(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?:^| )·(?: .*)?$/, '')
    .trim()
}

/** True for an address that names an account by its looks: what it names exactly only `parseAccount` says. */
export function looksLikeAccount({ hostname, pathname }: Pick<Location, 'hostname' | 'pathname'>): boolean {
  return /(?:^|\.)facebook\.com$/.test(hostname) && pathname.length > 2 && !NO_ACCOUNT.test(pathname)
}

/** The address as it stands in the markup: any other way of asking makes the browser take it apart. */
function written(link: Element): string {
  return link.getAttribute('href') ?? ''
}

/** Labelled as the author. The label stands on a group's name, too. */
function isAuthor(link: Element): boolean {
  return AUTHOR_LINK.test(written(link)) && hasWords(link) && !isGroupLink(link)
}

function isGroupLink(link: Element): boolean {
  return GROUP.test(written(link))
}

export function hasWords(element: Element | null): boolean {
  return !!element?.textContent?.trim()
}
