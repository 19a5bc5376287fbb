import { useSyncExternalStore } from 'react'
import { parseRoute, type Route } from './route.ts'

/** The screen that the page's address names now. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.hash))
}

function subscribe(onChange: () => void): () => void {
  const life = new AbortController()
  addEventListener('hashchange', onChange, life)
  return () => life.abort()
}
