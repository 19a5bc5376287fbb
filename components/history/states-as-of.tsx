import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'
import { useHistoryPart } from './history-context.tsx'

/**
 * How old the states are, where the server gives no answer. Where it did not answer since the screen was opened, the
 * time of its newest known word stands in: states are at least as new as that.
 */
export function StatesAsOf({ newestWordAt }: { newestWordAt: string | null }) {
  const { t, format } = useTranslator()
  const { connection } = useOverview()
  const sync = useHistoryPart((state) => state.sync)
  const syncedAt = useHistoryPart((state) => state.syncedAt)
  const now = useNow()
  if (sync !== 'unanswered' || !connection || connection.needsReconnect) return null
  const at = syncedAt ?? (newestWordAt === null ? null : new Date(newestWordAt))
  if (!at) return null
  const sameDay = at.toDateString() === now.toDateString()
  return (
    <p className="meta">
      {t('history.statesAsOf', { time: sameDay ? format.clockTime(at) : format.absoluteTime(at, now) })}
    </p>
  )
}
