import { useEffect, useState } from 'react'

/** Counts up by one each `every` ms, and draws the component anew with it; 0: stays at 0. */
export function useTicks(every: number): number {
  const [ticks, setTicks] = useState(0)
  useEffect(() => {
    if (every === 0) return
    const timer = setInterval(() => setTicks((count) => count + 1), every)
    return () => clearInterval(timer)
  }, [every])
  return ticks
}
