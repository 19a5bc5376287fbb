import type { ReadLink } from '../../flag/post-reading.ts'
import { LINK } from '../elements-in.ts'
import { isSeen } from '../visibility.ts'
import { linkLabel } from './link-label.ts'
import { named } from './named-part.ts'
import { ownElement, ownElements } from './own-part.ts'

/** A link with its element, for what only the page can say of it. */
export interface PostLink extends ReadLink {
  element: HTMLAnchorElement
}

/** The post's own links that a person can see. Reads styles and layout: for the moment of flagging only. */
export function readLinks(post: Element, heading: Element | null, message: Element | null): PostLink[] {
  const bodyStart = message ?? named(post, 'aria-describedby', 2) ?? ownElement(post, '[role=toolbar]')
  return ownElements<HTMLAnchorElement>(post, LINK).flatMap((element) => {
    const { href } = element
    const label = linkLabel(href)
    if (label.startsWith('R') || !isSeen(element, post)) return []
    const part = heading?.contains(element)
      ? 'heading'
      : message?.contains(element)
        ? 'message'
        : bodyStart && precedes(element, bodyStart)
          ? 'header'
          : 'attachment'
    const words = Boolean(element.textContent?.trim())
    return [{ element, href, label, part, words, drawn: element.querySelector('canvas,use') !== null }]
  })
}

function precedes(element: Element, other: Element): boolean {
  return (element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !other.contains(element)
}
