import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'

/** Says when a waiting flag is tried next (ISO 8601); null where nothing is planned. */
export function useNextTry(): (nextTryAt: string | null) => string | null {
  const { t, format } = useTranslator()
  const now = useNow()
  return (nextTryAt) => {
    if (!nextTryAt) return null
    const at = new Date(nextTryAt)
    // A planned minute that has come is tried with the next alarm: "in 0 seconds" would be false precision.
    if (at.getTime() - now.getTime() < 60_000) return t('history.nextTrySoon')
    return t('history.nextTry', { when: format.relativeTime(at, now) })
  }
}
