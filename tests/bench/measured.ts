import { type Figure, holds, median, number } from './figures.ts'

/** Prints the median of times against its budget (both in ms); returns false where it is passed. */
export function told(name: string, times: readonly number[], budget: number): boolean {
  const figure: Figure = { name, value: median(times), unit: ' ms', budget, note: '' }
  const verdict = holds(figure) ? 'ok' : 'OVER'
  const most = number(Math.max(...times))
  console.log(
    `${verdict}  ${name}: median ${number(figure.value)} ms, most ${most} ms of ${times.length} (budget ${budget} ms)`,
  )
  return holds(figure)
}
