/** Which items of a list are mounted, and in which slot each one is. An item's slot is its React key. */
export interface Mounted {
  first: number
  /** One past the last. */
  end: number
  slots: ReadonlyMap<number, number>
}

/** The items that touch the stretch from `top` to `bottom` (px from the list's start). */
export function rangeBetween(
  top: number,
  bottom: number,
  count: number,
  heightOf: (index: number) => number,
): { first: number; end: number } {
  let position = 0
  let first = 0
  while (first < count - 1 && position + heightOf(first) < top) position += heightOf(first++)
  let end = first
  while (end < count && position < bottom) position += heightOf(end++)
  return { first, end: Math.max(end, Math.min(count, first + 1)) }
}

/**
 * Mounts the items of a range. Where nodes are recycled, a newcomer takes the slot, and with it the DOM nodes,
 * of an item that left; else each item has its own.
 */
export function mount(previous: Mounted | null, first: number, end: number, recycles: boolean): Mounted {
  const indexes = Array.from({ length: end - first }, (_, offset) => first + offset)
  if (!recycles) return { first, end, slots: new Map(indexes.map((index) => [index, index])) }
  const slots = new Map<number, number>()
  for (const index of indexes) {
    const slot = previous?.slots.get(index)
    if (slot !== undefined) slots.set(index, slot)
  }
  const taken = new Set(slots.values())
  const left = [...(previous?.slots.values() ?? [])].filter((slot) => !taken.has(slot))
  let fresh = 0
  for (const index of indexes) {
    if (slots.has(index)) continue
    let slot = left.shift()
    while (slot === undefined) {
      if (!taken.has(fresh)) slot = fresh
      fresh++
    }
    taken.add(slot)
    slots.set(index, slot)
  }
  return { first, end, slots }
}
