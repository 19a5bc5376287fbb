import { elementsIn } from '../elements-in.ts'
import { isMarkedHidden } from '../visibility.ts'

/**
 * True where an element belongs to the post itself: no comment, decoy, hidden copy or text field.
 * Comments are articles with a label of their own inside the post (pages of 2021 to 2026).
 */
export function isOwnPart(post: Element, element: Element): boolean {
  for (let at: Element | null = element; at && at !== post; at = at.parentElement) {
    if (isMarkedHidden(at) || isComment(at) || at.tagName === 'FORM') return false
  }
  return true
}

/** The post's own elements that match, in document order. */
export function ownElements<E extends Element = Element>(post: Element, selector: string): E[] {
  return elementsIn<E>(post, selector).filter((element) => isOwnPart(post, element))
}

/** The first of the post's own elements that match. */
export function ownElement<E extends Element = Element>(post: Element, selector: string): E | null {
  for (const element of post.querySelectorAll<E>(selector)) if (isOwnPart(post, element)) return element
  return null
}

function isComment(element: Element): boolean {
  return (
    element.getAttribute('role') === 'article' &&
    !element.hasAttribute('aria-posinset') &&
    (element.hasAttribute('aria-label') || element.querySelector('a[href*="comment_id="]') !== null)
  )
}
