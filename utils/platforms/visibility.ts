/** Further off the page than this (CSS pixels) nobody scrolls. */
const FAR_OFF = 2_000

/** What people do not see by the markup alone: hidden from all, or one of the sites' decoys. */
export const MARKED_HIDDEN = '[hidden],[aria-hidden=true],[data-0]'

/** True where an element itself is kept from people's eyes. What its ancestors do is not looked at. Reads styles and layout. */
export function isUnseen(element: Element): boolean {
  if (element.matches(MARKED_HIDDEN)) return true
  const style = getComputedStyle(element)
  if (style.display === 'none' || style.opacity === '0' || style.fontSize === '0px') return true
  if (style.position !== 'absolute' && style.position !== 'fixed') return false
  // Text for screen readers only is cut to nothing; decoys stand far off the page.
  if (/^(?:inset\((?:50|100)%|polygon\(0px 0px, 0px 0px)/.test(style.clipPath) || /^rect\(0/.test(style.clip))
    return true
  const box = element.getBoundingClientRect()
  return box.right + scrollX < -FAR_OFF || box.bottom + scrollY < -FAR_OFF || box.left > innerWidth + FAR_OFF
}

/** True where a person can see the element: neither it nor anything around it, up to `within`, is kept from sight. */
export function isSeen(element: Element, within: Element): boolean {
  if (isUnfoldedAway(element)) return false
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (isUnseen(at)) return false
    if (at === within) break
  }
  return true
}

/** `visibility` is inherited and can be taken back inside, so it is asked of the innermost element. */
export function isUnfoldedAway(element: Element): boolean {
  return /hidden|collapse/.test(getComputedStyle(element).visibility)
}
