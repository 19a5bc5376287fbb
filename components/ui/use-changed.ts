import { useEffect, useEffectEvent } from 'react'
import type { Notices } from '../../utils/messages/page-contract.ts'
import { useHost } from './host.tsx'

/** Calls back at each notice of one topic while the component is shown. `id` is null where all of the topic changed. */
export function useChanged(topic: Notices['changed']['topic'], onChanged: (id: string | null) => void): void {
  const host = useHost()
  const latest = useEffectEvent(onChanged)
  useEffect(() => {
    const life = new AbortController()
    host.onChanged((change) => {
      if (change.topic === topic) latest(change.id)
    }, life.signal)
    return () => life.abort()
  }, [host, topic])
}
