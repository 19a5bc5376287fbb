/** A control that stayed for this long (milliseconds) is not being fought over. */
const STAYED = 2_000
/** So often a control that the page drops again and again comes back at once; from then on it waits ever longer. */
const AT_ONCE = 3
const LONGEST_WAIT = 60_000

/** Puts an element back where the page drops it. `stays` says whether it still belongs there when its wait is over. */
export interface PutBack {
  attach(): void
  /** The page dropped it: it comes back at once, or after a wait, so that a page that goes on dropping makes us not spin. */
  dropped(): void
}

/** Keeps `element` the last child of `container`. */
export function createPutBack(element: Element, container: Element, stays: () => boolean): PutBack {
  let attachedAt = 0
  let drops = 0
  let heldUntil = 0
  const attach = () => {
    if (element.parentNode === container) return
    attachedAt = performance.now()
    container.append(element)
  }
  return {
    attach,
    dropped() {
      const now = performance.now()
      if (now < heldUntil) return
      drops = now - attachedAt > STAYED ? 1 : drops + 1
      if (drops <= AT_ONCE) return attach()
      const wait = Math.min(STAYED * 2 ** (drops - AT_ONCE - 1), LONGEST_WAIT)
      heldUntil = now + wait
      setTimeout(() => stays() && attach(), wait)
    },
  }
}
