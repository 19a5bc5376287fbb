import { useTranslator } from './translator.tsx'

/** A time as "5 minutes ago", with day and hour in its tooltip and for machines. `at` is ISO 8601. */
export function TimeText({ at, now = new Date(), both = false }: { at: string; now?: Date; both?: boolean }) {
  const { t, format } = useTranslator()
  const date = new Date(at)
  const relative = format.relativeTime(date, now)
  const absolute = format.absoluteTime(date, now)
  return (
    <time dateTime={at} title={absolute}>
      {both ? t('time.relativeAndAbsolute', { relative, absolute }) : relative}
    </time>
  )
}
