import { useEffect, useState } from 'react'
import type { Context, Term } from '../../utils/flag/context-schema.ts'
import { useSend } from '../ui/send.tsx'

/** What earlier flags told: terms that this draft's post contains, and the event that was named last. */
export interface Known {
  terms: Term[]
  event: Context
}

const NOTHING: Known = { terms: [], event: {} }

/** Asked once for a draft. Without an answer nothing is offered: all of it can be typed. */
export function useKnown(draftId: string): Known {
  const send = useSend()
  const [known, setKnown] = useState(NOTHING)
  useEffect(() => {
    const life = new AbortController()
    const show = (found: Known) => {
      if (!life.signal.aborted) setKnown(found)
    }
    void send('draft.known', { id: draftId }).then(show, () => show(NOTHING))
    return () => life.abort()
  }, [send, draftId])
  return known
}
