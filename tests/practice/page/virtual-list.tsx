import { Fragment, type ReactNode, type RefCallback, useEffect, useRef, useState } from 'react'
import { type Mounted, mount, rangeBetween } from './visible-range.ts'

interface VirtualListProps {
  count: number
  /** How many of the items have arrived. Those after them are blank; one of them near the window asks for more. */
  arrived: number
  /** True: nodes of items that were scrolled away are used again for new ones. False: they are unmounted. */
  recycles: boolean
  /** False: all items stay mounted. */
  virtual: boolean
  /** Height of an item that was never measured, in px. */
  estimate: number
  role?: 'feed' | undefined
  className?: string | undefined
  renderItem(index: number, ref: RefCallback<HTMLElement>): ReactNode
  onWanting(): void
}

/** How far outside the window items stay mounted, in px. */
const MARGIN = 1_400
/** While nodes are recycled at least this many are mounted, so that one leaves whenever one comes. */
const RECYCLED = 10

/** A list that mounts what is near the window only; padding stands for the rest. */
export function VirtualList({
  count,
  arrived,
  recycles,
  virtual,
  estimate,
  role,
  className,
  renderItem,
  onWanting,
}: VirtualListProps) {
  const list = useRef<HTMLDivElement>(null)
  const heights = useRef(new Map<number, number>())
  const [mounted, setMounted] = useState<Mounted>(() => mount(null, 0, Math.min(count, 4), recycles))
  const heightOf = (index: number) => heights.current.get(index) ?? estimate

  useEffect(() => {
    const update = () => {
      const box = list.current
      // Behind a viewer the list has no box, and keeps what it shows.
      if (!box || box.getClientRects().length === 0) return
      const top = -box.getBoundingClientRect().top
      const between = rangeBetween(top - MARGIN, top + innerHeight + MARGIN, count, heightOf)
      const first = virtual ? between.first : 0
      const end = recycles ? Math.max(between.end, Math.min(count, first + RECYCLED)) : between.end
      setMounted((previous) => {
        const kept = virtual ? end : Math.max(end, previous.end)
        return previous.first === first && previous.end === kept ? previous : mount(previous, first, kept, recycles)
      })
      if (between.end >= arrived) onWanting()
    }
    let frame = 0
    const schedule = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(update)
    }
    update()
    addEventListener('scroll', schedule, { passive: true })
    addEventListener('resize', schedule)
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('scroll', schedule)
      removeEventListener('resize', schedule)
    }
  })

  // One callback for each item, the same at each render, so that an unchanged item is not drawn again.
  const measures = useRef(new Map<number, RefCallback<HTMLElement>>())
  const measured = (index: number): RefCallback<HTMLElement> => {
    const measure = measures.current.get(index) ?? measuring(index, heights.current)
    measures.current.set(index, measure)
    return measure
  }
  const sum = (from: number, to: number) => {
    let total = 0
    for (let index = from; index < to; index++) total += heightOf(index)
    return total
  }
  const indexes = [...mounted.slots.keys()].filter((index) => index < count).sort((a, b) => a - b)
  return (
    <div
      ref={list}
      role={role}
      className={className}
      style={{
        display: 'flex',
        flexDirection: 'column',
        overflowAnchor: 'none',
        paddingTop: sum(0, mounted.first),
        paddingBottom: sum(mounted.end, count),
      }}
    >
      {indexes.map((index) => (
        <Fragment key={mounted.slots.get(index)}>{renderItem(index, measured(index))}</Fragment>
      ))}
    </div>
  )
}

function measuring(index: number, heights: Map<number, number>): RefCallback<HTMLElement> {
  return (element) => {
    if (!element) return
    const observer = new ResizeObserver(() => heights.set(index, element.offsetHeight + margins(element)))
    observer.observe(element)
    return () => observer.disconnect()
  }
}

function margins(element: HTMLElement): number {
  const { marginBlockStart, marginBlockEnd } = getComputedStyle(element)
  return Number.parseFloat(marginBlockStart) + Number.parseFloat(marginBlockEnd)
}
