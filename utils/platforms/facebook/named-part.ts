/**
 * The part of the post that an attribute of its root names: the id at that place in the list, which the site parts by one
 * space each. Null where the page
 * has no such element, as since 2025, or it stands elsewhere.
 */
export function named(post: Element, attribute: 'aria-labelledby' | 'aria-describedby', place: number): Element | null {
  const id = post.getAttribute(attribute)?.split(' ')[place]
  const element = id ? post.ownerDocument.getElementById(id) : null
  return element && post.contains(element) ? element : null
}
