import { useSyncExternalStore } from 'react'

/** Whether the browser sees a network. "Yes" is no proof of a line to the server; "no" is reliable. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine)
}

function subscribe(onChange: () => void): () => void {
  const life = new AbortController()
  addEventListener('online', onChange, life)
  addEventListener('offline', onChange, life)
  return () => life.abort()
}
