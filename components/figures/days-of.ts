import type { Period } from '../../utils/history/flag-query.ts'

/** The days that a period means today, as ISO 8601 dates in the device's own time zone; null where it is open. */
export function daysOf({ days, from, to }: Period, now: Date): { from: string | null; to: string | null } {
  if (days === null) return { from, to }
  const first = new Date(now)
  first.setDate(first.getDate() - days)
  return { from: dayOf(first), to: dayOf(now) }
}

function dayOf(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
