/** The value below which that part (0 to 1) of the values lies; NaN where there are none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** One line of a result: what was measured, what is allowed (null: told only), and whether it holds. */
export interface Figure {
  name: string
  value: number
  unit: string
  /** The most that is allowed. */
  budget: number | null
  /** What else a reader wants to know: spread, the other arms. */
  note: string
}

/** True where a figure is inside its budget. What could not be measured is not. */
export function holds({ value, budget }: Figure): boolean {
  return budget === null || value <= budget
}

/** Figures as a Markdown table. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, value, unit, budget, note } = figure
    const verdict = budget === null ? '' : holds(figure) ? 'ok' : 'OVER'
    return `| ${name} | ${number(value)}${unit} | ${budget === null ? '–' : `≤ ${number(budget)}${unit}`} | ${verdict} | ${note} |`
  })
  return ['| what | measured | budget | | more |', '|---|---|---|---|---|', ...rows].join('\n')
}

/** Three digits that say something. */
export function number(value: number): string {
  if (Number.isInteger(value)) return String(value)
  return Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2)
}
