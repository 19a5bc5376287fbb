/** Of these elements the one that shows the largest part of itself, the first of equals; null of none. Reads layout. */
export function mostVisible<E extends Element>(elements: Iterable<E>): E | null {
  let best: E | null = null
  let most = -1
  for (const element of elements) {
    const { top, bottom, left, right } = element.getBoundingClientRect()
    const height = Math.min(bottom, innerHeight) - Math.max(top, 0)
    const width = Math.min(right, innerWidth) - Math.max(left, 0)
    const area = height > 0 && width > 0 ? height * width : 0
    if (area > most) {
      best = element
      most = area
    }
  }
  return best
}
