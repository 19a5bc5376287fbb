// Sees, from the page, when something that is not the page's own comes into a post. Runs in the page, in all arms alike.

export interface ControlWatch {
  /** To be called after each change that the page itself makes: what the observer would have told of it is dropped. */
  ignoreOwn(): void
  /** The content of a post is there now. */
  inserted(root: Element): void
  /** The post is about to leave its root, or to be another one. */
  leaving(root: Element): void
  /** From a post's content to the control in it, in ms. */
  delays: number[]
  /** How many posts had no control, and more than one, when they left. */
  counts: { left: number; without: number; doubled: number }
}

/** Starts to watch below `feed`. What comes at the page's back is taken for a control. */
export function watchControls(feed: Element): ControlWatch {
  const since = new WeakMap<Element, number>()
  const controls = new WeakMap<Element, Set<Element>>()
  const delays: number[] = []
  const counts = { left: 0, without: 0, doubled: 0 }

  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        const root = node instanceof Element ? node.closest('[aria-posinset]') : null
        if (!root || !(node instanceof Element)) continue
        const inserted = since.get(root)
        if (inserted !== undefined) delays.push(performance.now() - inserted)
        since.delete(root)
        const found = controls.get(root) ?? new Set()
        controls.set(root, found.add(node))
      }
    }
  })
  observer.observe(feed, { childList: true, subtree: true })

  const present = (root: Element) => [...(controls.get(root) ?? [])].filter((control) => root.contains(control))
  return {
    ignoreOwn: () => void observer.takeRecords(),
    inserted(root) {
      const kept = present(root)
      controls.set(root, new Set(kept))
      if (kept.length === 0) since.set(root, performance.now())
    },
    leaving(root) {
      const count = present(root).length
      counts.left += 1
      if (count === 0) counts.without += 1
      if (count > 1) counts.doubled += 1
      since.delete(root)
    },
    delays,
    counts,
  }
}
