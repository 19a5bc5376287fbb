import { useCallback, useEffect, useRef, useState } from 'react'
import { switches } from './switches.ts'

/** How many posts the "server" sends at once, and how long that takes (ms). */
const CHUNK = 6
const DELAY = 350

/**
 * How many posts of a feed have arrived. `loadMore` asks for the next ones, which come after a moment.
 * With the switch `stream` they arrive one by one and the page follows them down; `<html>` says in
 * `data-practice-stream` how many there are, and `done` when it is all. It can be told in `data-practice-until` to stop
 * before that; a greater number there lets it go on.
 */
export function useLoadedCount(first: number, total: number): { loaded: number; loadMore(): void } {
  const [loaded, setLoaded] = useState(Math.min(first, total))
  const waiting = useRef(0)
  const loadMore = useCallback(() => {
    if (switches.stream > 0 || waiting.current) return
    waiting.current = window.setTimeout(() => {
      waiting.current = 0
      setLoaded((count) => Math.min(total, count + CHUNK))
    }, DELAY)
  }, [total])

  useEffect(() => () => clearTimeout(waiting.current), [])
  useEffect(() => {
    if (switches.stream === 0) return
    const arrival = setInterval(() => {
      const until = Number(document.documentElement.dataset.practiceUntil ?? total)
      setLoaded((count) => Math.min(total, Math.max(count, until), count + 1))
    }, 1_000 / switches.stream)
    return () => clearInterval(arrival)
  }, [total])
  useEffect(() => {
    if (switches.stream === 0) return
    scrollTo(0, document.documentElement.scrollHeight)
    document.documentElement.dataset.practiceStream = loaded === total ? 'done' : String(loaded)
  }, [loaded, total])
  return { loaded, loadMore }
}
