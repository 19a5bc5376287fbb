import { type Figure, holds, median, number } from './figures.ts'

/** Prints the median of times against its budget (both in ms; null: none); returns false where it is passed. */
export function told(name: string, times: readonly number[], budget: number | null): boolean {
  const figure: Figure = { name, value: median(times), unit: ' ms', budget, note: '' }
  const verdict = budget === null ? '  ' : holds(figure) ? 'ok' : 'OVER'
  const allowed = budget === null ? '' : ` (budget ${budget} ms)`
  const most = number(Math.max(...times))
  console.log(`${verdict}  ${name}: median ${number(figure.value)} ms, most ${most} ms of ${times.length}${allowed}`)
  return holds(figure)
}
