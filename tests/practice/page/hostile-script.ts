// A script of the page that is after whatever it did not make itself.
import { switches } from './switches.ts'

/** How often the same place loses its foreign element before the script leaves off; `remove-always` never does. */
const ATTEMPTS = 3
const INPUT = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'keydown', 'keyup']

/**
 * Watches for unknown elements and does to each what the switch `hostile` says: `remove`, `remove-always`, `clone`,
 * `click`. `<html>` counts what was done in `data-practice-*`, so that tests know that it happened.
 */
export function startHostileScript(): void {
  if (switches.hostile.size === 0) return
  const removals = new Map<Element, number>()
  const own = new WeakSet<Element>()
  const meet = (foreign: Element) => {
    if (own.has(foreign) || !foreign.isConnected) return
    if (switches.hostile.has('click')) press(foreign)
    if (switches.hostile.has('clone')) {
      const twin = foreign.cloneNode(true) as Element
      own.add(twin)
      foreign.after(twin)
      count('cloned')
    }
    const around = foreign.parentElement
    const before = (around && removals.get(around)) ?? 0
    const removes = switches.hostile.has('remove') && before < ATTEMPTS
    if (around && (removes || switches.hostile.has('remove-always'))) {
      removals.set(around, before + 1)
      foreign.remove()
      count('removed')
    }
  }
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue
        for (const element of [node, ...node.querySelectorAll('*')]) if (isForeign(element)) meet(element)
      }
    }
  }).observe(document, { childList: true, subtree: true })
}

/** React makes none with a dash in its name here. */
function isForeign({ localName }: Element): boolean {
  return localName.includes('-')
}

function press(target: Element): void {
  for (const type of INPUT) {
    const options = { bubbles: true, composed: true, cancelable: true, key: 'Enter', button: 0 }
    const Kind = type.startsWith('key') ? KeyboardEvent : type.startsWith('pointer') ? PointerEvent : MouseEvent
    target.dispatchEvent(new Kind(type, options))
  }
  if (target instanceof HTMLElement) target.click()
  count('clicked')
}

function count(what: 'cloned' | 'clicked' | 'removed'): void {
  const { dataset } = document.documentElement
  const name = `practice${what.charAt(0).toUpperCase()}${what.slice(1)}`
  dataset[name] = String(Number(dataset[name] ?? 0) + 1)
}
