import { TAG } from './control-element.ts'

/** What happened in the page since the last frame. */
export interface PageChange {
  /** Subtrees that came, or got another place in their list, none inside another; controls are left out. Things may also have left. */
  added: Element[]
  /** True after a navigation in the page, or where it was not watched: everything may be another thing now. */
  all: boolean
}

/** How often the address is looked at where the browser does not tell of navigations, in milliseconds. */
const POLL = 1_000
/** A page goes on arranging itself after it changed its address; hiding a part changes no child list. */
const SETTLE = 500

/**
 * Tells of changes in the page, at most once a frame, until `signal` aborts. Only what was added is looked at:
 * attributes and texts change too often, but for the place in a list, by which a part that is written anew for another
 * post tells it. While nobody sees the tab nothing is done; then comes one `all`. Returns what asks for an `all`. What is
 * added is told of from the first time that this was asked for: earlier the browser would make an object for each part
 * that the page is built of.
 */
export function observePage(page: Document, onChange: (change: PageChange) => void, signal: AbortSignal): () => void {
  let added = new Set<Element>()
  let all = false
  let scheduled = false

  const flush = () => {
    scheduled = false
    if (signal.aborted || page.hidden) return
    const change = { added: topmost(added), all }
    added = new Set()
    all = false
    onChange(change)
    // What our own controls caused, taken at once: else the browser calls again for each frame that placed one.
    collect(observer.takeRecords())
  }
  const schedule = () => {
    if (scheduled) return
    scheduled = true
    requestAnimationFrame(flush)
  }
  const rescan = () => {
    all = true
    schedule()
  }

  const collect = (records: readonly MutationRecord[]) => {
    if (page.hidden) return
    records.forEach((record) => {
      const { addedNodes } = record as { addedNodes: ArrayLike<Node> }
      // A control that was placed: always alone.
      if ((addedNodes[0] as Element | undefined)?.localName === TAG) return
      if (record.attributeName) added.add(record.target as Element)
      // By number: a list of nodes goes through its iterator at twice the time.
      for (let at = 0; at < addedNodes.length; at++) {
        const node = addedNodes[at] as Element
        if (node.nodeType === Node.ELEMENT_NODE) added.add(node)
      }
      schedule()
    })
  }
  const observer = new MutationObserver(collect)
  const seenAgain = () => {
    // A frame that was asked for before may never have come.
    scheduled = false
    rescan()
  }
  page.defaultView?.addEventListener('visibilitychange', seenAgain, { capture: true, signal })
  signal.addEventListener('abort', () => observer.disconnect())
  onNavigation(page, rescan, signal)
  return () => {
    // Where it is watched already, this changes nothing.
    observer.observe(page, { childList: true, subtree: true, attributeFilter: ['aria-posinset'] })
    rescan()
  }
}

/** Elements that are still on the page and in no other of these. The parser reports each element by itself. */
function topmost(nodes: Set<Element>): Element[] {
  // None holds null, so that one without a parent is in no other.
  return [...nodes].filter((node) => node.isConnected && !nodes.has(node.parentElement as Element))
}

function onNavigation(page: Document, rescan: () => void, signal: AbortSignal): void {
  const changed = () => {
    rescan()
    setTimeout(rescan, SETTLE)
  }
  const navigation = (page.defaultView as { navigation?: EventTarget } | null)?.navigation
  if (navigation) {
    navigation.addEventListener('currententrychange', changed, { signal })
    return
  }
  let seen = page.location.href
  const poll = setInterval(() => {
    if (page.location.href === seen) return
    seen = page.location.href
    changed()
  }, POLL)
  signal.addEventListener('abort', () => clearInterval(poll))
}
