/** Looks at posts one after the other, each in an idle moment of the page, so that no look delays a frame. */
export interface MarkQueue {
  add(post: Element): void
  clear(): void
}

/** `look` may reject: the others are looked at all the same. */
export function createMarkQueue(look: (post: Element) => Promise<void>): MarkQueue {
  const pending = new Set<Element>()
  let last: Promise<unknown> = Promise.resolve()
  return {
    add(post) {
      if (pending.has(post)) return
      pending.add(post)
      const next = async () => {
        await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 }))
        // In the meantime all may have been cleared, or the post may be gone.
        if (pending.delete(post) && post.isConnected) await look(post)
      }
      last = last.then(next, next)
    },
    clear: () => pending.clear(),
  }
}
