// What became of flags, counted: the evidence of response. Pure, over the rows of this device.
import { isLostOpen } from '../flag/is-open.ts'
import { isStillUp } from '../flag/still-up.ts'
import type { Urgency } from '../flag/taxonomy.ts'
import dsaCategories from './dsa-categories.json' with { type: 'json' }
import type { FlagRow } from './find-flags.ts'
import { percentile } from './percentile.ts'

/** The operator's targets in hours; see `Service`. */
export interface Target {
  urgency: Urgency
  triageHours: number
  decisionHours: number
}

export interface Spread {
  /** How many flags it is of. */
  count: number
  /** In hours; null where there are none. */
  median: number | null
  p90: number | null
}

export interface Measures {
  /** All but those that were withdrawn before they were sent, or corrected and sent anew. */
  submitted: number
  /** With the server's reference. */
  acknowledged: number
  /** Decided at least once. */
  decided: number
  /** By the last decision. */
  actioned: number
  noViolation: number
  /** A second review came to another decision. */
  reversed: number
  /** The last decision left the item where it was. Tells of the decision, not of what the site shows today. */
  leftUp: number
  /** The partner met the item again on a later day than that of the flag, and did not find it gone since. */
  stillUp: number
  /** The partner opened the item's link and nothing was there. */
  gone: number
  /** From the server's receipt, by the server's clock. */
  triage: Spread
  decision: Spread
  /** Of the flags whose target time for a decision is over, how many were decided in it. */
  withinTarget: { met: number; judged: number }
}

export const DIMENSIONS = ['category', 'country', 'language', 'urgency', 'platform', 'dsa_category'] as const
export type Dimension = (typeof DIMENSIONS)[number]

export interface Figures {
  all: Measures
  /** By each dimension, most flags first. `value` is an id or code; `unknown` where a flag does not say. */
  by: Record<Dimension, { value: string; measures: Measures }[]>
}

/** Counts these rows. `targets` are empty where no service tells any; `now`: epoch milliseconds by the service's clock. */
export function figuresOf(rows: Iterable<FlagRow>, targets: readonly Target[], now: number): Figures {
  const counted = [...rows].filter(({ mended, withdrawn }) => !mended && withdrawn !== 'unsent')
  const hours = new Map(targets.map(({ urgency, decisionHours }) => [urgency, decisionHours]))
  const by = (dimension: Dimension) =>
    [...Map.groupBy(counted, (row) => valueIn(row, dimension))]
      .map(([value, group]) => ({ value, measures: measuresOf(group, hours, now) }))
      .sort((a, b) => b.measures.submitted - a.measures.submitted || (a.value < b.value ? -1 : 1))
  return {
    all: measuresOf(counted, hours, now),
    by: {
      category: by('category'),
      country: by('country'),
      language: by('language'),
      urgency: by('urgency'),
      platform: by('platform'),
      dsa_category: by('dsa_category'),
    },
  }
}

const DSA_CATEGORIES: Partial<Record<string, string | null>> = dsaCategories

function valueIn(row: FlagRow, dimension: Dimension): string {
  if (dimension === 'dsa_category') return DSA_CATEGORIES[row.category] ?? 'unknown'
  return row[dimension] ?? 'unknown'
}

function measuresOf(rows: FlagRow[], targetHours: Map<Urgency, number>, now: number): Measures {
  const count = (is: (row: FlagRow) => boolean) => rows.filter(is).length
  const judged = rows.flatMap((row) => inTarget(row, targetHours.get(row.urgency), now) ?? [])
  return {
    submitted: rows.length,
    acknowledged: count(({ reference }) => reference !== null),
    decided: count(({ milestones }) => milestones.decidedAt !== null),
    actioned: count(({ milestones: { decision, leftUp } }) => isActioned(decision, leftUp)),
    noViolation: count(({ milestones }) => milestones.decision === 'no_violation'),
    reversed: count(({ milestones }) => milestones.reversed),
    leftUp: count(({ milestones }) => milestones.leftUp === true),
    stillUp: count(isStillUp),
    gone: count(({ goneOn }) => goneOn !== null),
    triage: spreadOf(rows, 'triagedAt'),
    decision: spreadOf(rows, 'decidedAt'),
    withinTarget: { met: judged.filter(Boolean).length, judged: judged.length },
  }
}

/** A reversed decision counts as action where it took the item down: it may also have restored it. */
function isActioned(decision: string | null, leftUp: boolean | null): boolean {
  return decision === 'actioned' || (decision === 'decision_reversed' && leftUp === false)
}

const HOUR_MS = 3_600_000

function hoursTo(row: FlagRow, milestone: 'triagedAt' | 'decidedAt'): number | null {
  const at = row.milestones[milestone]
  if (at === null || row.receivedAt === null) return null
  const hours = (Date.parse(at) - Date.parse(row.receivedAt)) / HOUR_MS
  return Number.isFinite(hours) ? Math.max(0, hours) : null
}

function spreadOf(rows: FlagRow[], milestone: 'triagedAt' | 'decidedAt'): Spread {
  const hours = rows.flatMap((row) => hoursTo(row, milestone) ?? [])
  return { count: hours.length, median: percentile(hours, 0.5), p90: percentile(hours, 0.9) }
}

/** Null where nothing can be said: no target, no receipt, time left, lost by the server, or an end without a decision. */
function inTarget(row: FlagRow, targetHours: number | undefined, now: number): boolean | null {
  if (targetHours === undefined || row.receivedAt === null) return null
  const hours = hoursTo(row, 'decidedAt')
  if (hours !== null) return hours <= targetHours
  if (row.state === 'closed' || row.state === 'withdrawn' || isLostOpen(row)) return null
  return now - Date.parse(row.receivedAt) > targetHours * HOUR_MS ? false : null
}
