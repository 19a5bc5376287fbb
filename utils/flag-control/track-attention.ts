import { elementsIn } from '../platforms/elements-in.ts'

/**
 * Finds what the user is at: the element under the pointer or with the focus, whichever moved last.
 * Listens from the call on until `signal` aborts; the page's events are only looked at.
 */
export function trackAttention(window: Window, signal: AbortSignal): () => Element | null {
  let byFocus = false
  const options = { capture: true, passive: true, signal }
  const moved = () => {
    byFocus = false
  }
  const focused = ({ isTrusted }: Event) => {
    byFocus ||= isTrusted
  }
  window.addEventListener('pointermove', moved, options)
  window.addEventListener('focusin', focused, options)
  return () => {
    const page = window.document
    const active = page.activeElement === page.body ? null : page.activeElement
    const hovered = elementsIn(page, ':hover').at(-1) ?? null
    return byFocus ? (active ?? hovered) : (hovered ?? active)
  }
}
