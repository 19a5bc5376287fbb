// In-page navigation, as both sites do it: the address changes, the document stays.
import { type MouseEvent, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
window.addEventListener('popstate', announce)

function announce() {
  for (const listener of listeners) listener()
}

/** Changes the address without loading. `path` is of this host. */
export function navigate(path: string): void {
  history.pushState({ from: location.pathname + location.search }, '', path)
  announce()
}

/** The page's address; the component is drawn again when it changes. */
export function useAddress(): URL {
  const href = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => location.href,
  )
  return new URL(href)
}

/** Takes a click on a link of this host, so that the page navigates instead of loading. For the topmost element. */
export function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement)) return
  event.preventDefault()
  const target = new URL(link.href)
  if (target.host !== location.host || target.hash !== '') return
  navigate(target.pathname + target.search)
}
