import { useEffect } from 'react'
import { usePostState } from './post-state.ts'
import { switches } from './switches.ts'

/** False while a post that was just mounted is still blank, as the switch `hydrate` wants it. */
export function useHydration(postKey: string): boolean {
  const [isReady, setReady] = usePostState(postKey, switches.hydrate === 0)
  useEffect(() => {
    if (isReady) return
    const timer = setTimeout(() => setReady(true), switches.hydrate)
    return () => clearTimeout(timer)
  })
  return isReady
}
