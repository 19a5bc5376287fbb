// Figures as files, in the shape of the yearly reports of trusted flaggers: DSA, Art. 22(3),
// https://eur-lex.europa.eu/eli/reg/2022/2065/oj. Sums only: nothing of a person, a link or a text is in them.
import { type Cell, toCsv } from './csv.ts'
import { DIMENSIONS, type Figures, type Measures } from './figures.ts'

const HEADS = [
  'dimension',
  'value',
  'submitted',
  'acknowledged',
  'decided',
  'actioned',
  'no_violation',
  'reversed',
  'left_up',
  'still_up',
  'gone',
  'median_hours_to_triage',
  'p90_hours_to_triage',
  'median_hours_to_decision',
  'p90_hours_to_decision',
  'share_within_target',
  're_uploaded',
]

interface About {
  /** ISO 8601 dates; null where the period is open on that side. */
  from: string | null
  to: string | null
  /** ISO 8601 time. */
  madeAt: string
}

/** One line for all flags and one for each value of each dimension. */
export function figuresCsv(figures: Figures): string {
  const lines: Cell[][] = [['all', '', ...Object.values(measured(figures.all))]]
  for (const dimension of DIMENSIONS) {
    for (const { value, measures } of figures.by[dimension]) {
      lines.push([dimension, value, ...Object.values(measured(measures))])
    }
  }
  return toCsv([HEADS, ...lines])
}

/** The same as JSON, with the period and the time at which it was made. */
export function figuresJson(figures: Figures, { from, to, madeAt }: About): string {
  const by = DIMENSIONS.map((dimension) => [
    dimension,
    figures.by[dimension].map(({ value, measures }) => ({ value, ...measured(measures) })),
  ])
  const whole = {
    kind: 'fieldflag/figures',
    version: 1,
    made_at: madeAt,
    period: { from, to },
    all: measured(figures.all),
    by: Object.fromEntries(by) as object,
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}

/** In the order of the heads. Null is not known: whether something was uploaded again is nowhere recorded. */
function measured(measures: Measures): Record<string, number | null> {
  const { triage, decision, withinTarget } = measures
  return {
    submitted: measures.submitted,
    acknowledged: measures.acknowledged,
    decided: measures.decided,
    actioned: measures.actioned,
    no_violation: measures.noViolation,
    reversed: measures.reversed,
    left_up: measures.leftUp,
    still_up: measures.stillUp,
    gone: measures.gone,
    median_hours_to_triage: rounded(triage.median),
    p90_hours_to_triage: rounded(triage.p90),
    median_hours_to_decision: rounded(decision.median),
    p90_hours_to_decision: rounded(decision.p90),
    share_within_target: withinTarget.judged === 0 ? null : rounded(withinTarget.met / withinTarget.judged),
    re_uploaded: null,
  }
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100
}
