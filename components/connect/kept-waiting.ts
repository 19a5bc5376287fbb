import { useState } from 'react'

type Which = 'unaddressed' | 'elsewhere'

/**
 * Whether the partner answered "keep waiting" in this window. Asked again in the next one, and when more flags have
 * come to wait since.
 */
export function useKeptWaiting(which: Which, count: number): [boolean, () => void] {
  const key = `kept-waiting:${which}`
  const [kept, setKept] = useState(() => Number(sessionStorage.getItem(key) ?? 0))
  const keep = () => {
    sessionStorage.setItem(key, String(count))
    setKept(count)
  }
  return [count <= kept, keep]
}
