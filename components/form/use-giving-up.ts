import { useEffect } from 'react'
import { useForm } from './form-context.tsx'

/** A little after the background gives up a link whose page went away; it looks only when the draft is read. */
const GIVEN_UP_MS = 3_200
const LEAST_WAIT_MS = 200

/** Reads a draft again whose link is still being looked for, once it must be found or given up: nobody else may ask. */
export function useGivingUp(): void {
  const { view, read } = useForm()
  useEffect(() => {
    if (!view || view.draft.sealed) return
    const left = Date.parse(view.draft.createdAt) + GIVEN_UP_MS - Date.now()
    // Between these, whatever became of the clock since.
    const timer = setTimeout(() => void read(), Math.min(Math.max(left, LEAST_WAIT_MS), GIVEN_UP_MS))
    return () => clearTimeout(timer)
  }, [view, read])
}
