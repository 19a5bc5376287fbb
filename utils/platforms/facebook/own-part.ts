import { elementsIn } from '../elements-in.ts'
import { MARKED_HIDDEN } from '../visibility.ts'

/** What stands in a post and is none of it. Comments are articles with a label of their own (pages of 2021 to 2026). */
const NOT_OWN = `form,${MARKED_HIDDEN},[role=article]:not([aria-posinset]):is([aria-label],:has(a[href*="comment_id="]))`

/** True where an element belongs to the post itself: no comment, decoy, hidden copy or text field. */
export function isOwnPart(post: Element, element: Element): boolean {
  // To go up by script costs more: the browser would make an object of each ancestor.
  const apart = element.closest(NOT_OWN)
  return !apart || apart === post || !post.contains(apart)
}

/** The post's own elements that match, in document order. */
export function ownElements<E extends Element = Element>(post: Element, selector: string): E[] {
  return elementsIn<E>(post, selector).filter((element) => isOwnPart(post, element))
}

/** The first of the post's own elements that match. */
export function ownElement<E extends Element = Element>(post: Element, selector: string): E | null {
  return elementsIn<E>(post, selector).find((element) => isOwnPart(post, element)) ?? null
}
