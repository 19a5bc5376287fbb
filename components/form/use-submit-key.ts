import { useEffect, useEffectEvent } from 'react'

/** Ctrl+Enter, or Cmd+Enter on a Mac, from anywhere on the screen. Not while an input method still composes a word. */
export function useSubmitKey(submit: () => Promise<void>): void {
  const latest = useEffectEvent(submit)
  useEffect(() => {
    const life = new AbortController()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
      // Before the open list of categories takes the Enter for a choice.
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) void latest()
    }
    document.addEventListener('keydown', onKeyDown, { capture: true, signal: life.signal })
    return () => life.abort()
  }, [])
}
