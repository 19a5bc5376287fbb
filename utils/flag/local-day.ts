/** The day of a time in the device's own time zone: `YYYY-MM-DD`. */
export function localDay(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 10)
}
