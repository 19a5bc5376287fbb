import type { FlagStub } from '../../utils/messages/contract.ts'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'
import { useHistory } from './history-context.tsx'

/**
 * How old the states are, where the server gives no answer. Where it did not answer since the screen was opened, the
 * time of its newest known word stands in: states are at least as new as that.
 */
export function StatesAsOf({ flags }: { flags: FlagStub[] }) {
  const { t, format } = useTranslator()
  const { connection } = useOverview()
  const { sync, syncedAt } = useHistory()
  const now = useNow()
  if (sync !== 'unanswered' || !connection || connection.needsReconnect) return null
  const newest = flags
    .flatMap(({ reference, stateAt }) => (reference ? [stateAt] : []))
    .toSorted()
    .at(-1)
  const at = syncedAt ?? (newest ? new Date(newest) : null)
  if (!at) return null
  const sameDay = at.toDateString() === now.toDateString()
  return (
    <p className="meta">
      {t('history.statesAsOf', { time: sameDay ? format.clockTime(at) : format.absoluteTime(at, now) })}
    </p>
  )
}
