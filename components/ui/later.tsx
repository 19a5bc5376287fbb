import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

/** A component whose code is fetched when it is first shown, or before: `fetch` starts that. */
export interface Later<Props> {
  (props: Props): ReactNode
  fetch(): void
}

/**
 * Puts off a screen's code until the screen is asked for; `meanwhile` stands in its place. Not React's `lazy`: once
 * `Suspense` has shown a stand-in, React holds the screen itself back for 300 ms, however soon it is there
 * (`FALLBACK_THROTTLE_MS` in react-reconciler).
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): Later<Props> {
  let found: ComponentType<Props> | null = null
  let asked: Promise<ComponentType<Props>> | undefined
  const fetch = () => {
    asked ??= load().then((loaded) => {
      found = loaded
      return loaded
    })
    return asked
  }
  function Shown(props: Props) {
    const [Found, setFound] = useState(() => found)
    useEffect(() => {
      const life = new AbortController()
      void fetch().then((loaded) => {
        if (!life.signal.aborted) setFound(() => loaded)
      })
      return () => life.abort()
    }, [])
    return Found ? <Found {...props} /> : meanwhile
  }
  return Object.assign(Shown, { fetch: () => void fetch() })
}
