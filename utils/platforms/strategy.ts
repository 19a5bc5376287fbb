/**
 * One dated way to find posts. A site keeps an ordered list of them, surest first: all are tried, since people are
 * served different markup at the same time. A new one is a new entry, with a comment that says on which pages it was
 * seen to be needed, and a fixture of its own.
 */
export interface Strategy {
  /** For tests and maintainers; never shown. */
  name: string
  /**
   * What may be a post, around, at or under `root`, outer ones first. Called for each part that is added to the page: must
   * be cheap.
   */
  find(root: ParentNode): readonly Element[]
  /** The paths of the pages where it is tried; absent: all. */
  route?: RegExp
  /** Whether what was found is a post; asked only where no surer strategy has found one there. Absent: all are. */
  isPost?(candidate: Element): boolean
}

/**
 * What the strategies find, merged: in document order, none inside another. What a surer strategy found stays: a looser
 * one's block around it is its list, one inside it its part. Of one strategy's nested finds the outer is the post.
 */
export function findByStrategies(strategies: readonly Strategy[], root: ParentNode): Element[] {
  const posts = new Set<Element>()
  // The posts and all that they stand in, so that nesting is known without comparing each with each.
  const taken = new Set<Element>()
  let path: string | undefined
  // No loops over iterators and no generators here: this runs for each part that comes, and what the browser compiles for
  // those is several times as much.
  strategies.some(({ route, find, isPost }) => {
    // Asked for once, and only where it tells: the browser takes the address apart each time.
    path ??= route && pathOf(root)
    if (path && route?.test(path) === false) return false
    return find(root).some((element) => {
      if (taken.has(element) || isWithin(element, posts) || isPost?.(element) === false) return false
      // All else that may be found is around this one or in it; what was found before is elsewhere in the page.
      const isAround = element.contains(root)
      if (isAround) posts.clear()
      posts.add(element)
      for (let at = isAround ? null : element; at && !taken.has(at); at = at.parentElement) taken.add(at)
      return isAround
    })
  })
  return [...posts].sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
}

/** The path of the address of the page that `root` is part of. */
export function pathOf(root: ParentNode): string {
  return (root.ownerDocument ?? (root as Document)).location.pathname
}

function isWithin(element: Element, posts: Set<Element>): boolean {
  if (posts.size > 0) for (let at = element.parentElement; at; at = at.parentElement) if (posts.has(at)) return true
  return false
}
