/** The elements under `root` that match, in document order; none where there is no root. One function, as its name is long in a small script. */
export function elementsIn<E extends Element = Element>(root: ParentNode | null | undefined, selector: string): E[] {
  return root ? [...root.querySelectorAll<E>(selector)] : []
}

/** A link that leads somewhere, as each reader of a page looks for it. */
export const LINK = 'a[href]'
