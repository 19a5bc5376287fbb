/** Packed extensions get no alarm earlier: https://developer.chrome.com/docs/extensions/reference/api/alarms */
export const SHORTEST_ALARM_MS = 30_000

/**
 * When the one alarm must ring, in epoch milliseconds, or null where nothing waits: at the earliest of the times,
 * but never sooner than browsers allow. A time in the past means as soon as allowed.
 */
export function alarmTime(notBefore: readonly number[], now: number): number | null {
  if (notBefore.length === 0) return null
  return Math.max(Math.min(...notBefore), now + SHORTEST_ALARM_MS)
}
