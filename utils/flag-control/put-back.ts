/** A control that stayed for this long (milliseconds) is not being fought over. */
const STAYED = 2_000
/** So often a control that the page drops again and again comes back at once; from then on it waits ever longer. */
const AT_ONCE = 3
const LONGEST_WAIT = 60_000

/** Where an element belongs, and how it fared there. */
export interface Place {
  element: Element
  container: Element
  attachedAt: number
  drops: number
  /** True while it waits to be put back. */
  held: boolean
}

/** Makes the element the last child of its container, where it is not in it. */
export function attach(place: Place): void {
  const { element, container } = place
  if (element.parentNode === container) return
  // `performance.now()` costs more than all else here; a clock that is set meanwhile costs one wait at most.
  place.attachedAt = Date.now()
  container.append(element)
}

/**
 * The page dropped the element: it comes back at once, or after a wait, so that a page that goes on dropping makes us not
 * spin. `stays` says whether it still belongs there when its wait is over.
 */
export function putBack(place: Place, stays: () => boolean): void {
  if (place.held) return
  place.drops = Date.now() - place.attachedAt > STAYED ? 1 : place.drops + 1
  if (place.drops <= AT_ONCE) {
    attach(place)
    return
  }
  place.held = true
  const wait = STAYED * 2 ** (place.drops - AT_ONCE - 1)
  setTimeout(
    () => {
      place.held = false
      if (stays()) attach(place)
    },
    Math.min(wait, LONGEST_WAIT),
  )
}
