import { useSyncExternalStore } from 'react'
import { useHost } from './host.tsx'
import { WIDE } from './wide.ts'

/** True where a list and one of its things fit side by side: on the full page, in a window that is wide enough. */
export function useWide(): boolean {
  const { isPopup } = useHost()
  const fits = useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches)
  return fits && !isPopup
}

function subscribe(onChange: () => void): () => void {
  const life = new AbortController()
  matchMedia(WIDE).addEventListener('change', onChange, life)
  return () => life.abort()
}
