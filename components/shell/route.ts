// The screen that the page shows is the one that its address names.
import { useSyncExternalStore } from 'react'
import { parseRoute, type Route } from './parse-route.ts'

/** The hash of a screen, for a link. */
export function routeHash(route: Route): string {
  if (route.screen === 'report') return `#report/${route.tabId}`
  const id = route.screen === 'flag' ? route.draftId : route.screen === 'history' ? route.flagId : null
  return id ? `#${route.screen}/${id}` : `#${route.screen}`
}

/** Shows another screen of this page. */
export function goTo(route: Route): void {
  location.hash = routeHash(route)
}

/** The screen that the page's address names now. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.hash))
}

function subscribe(onChange: () => void): () => void {
  const life = new AbortController()
  addEventListener('hashchange', onChange, life)
  return () => life.abort()
}
