// When a flag passed what is counted: sorted, decided, decided otherwise. Taken from its events, kept in its row.
import * as z from 'zod/mini'
import { decisionOf } from './decision-of.ts'
import type { FlagEvent } from './event.ts'

export const MilestonesSchema = z.object({
  /** When the reviewers' side first did something with it: ISO 8601, by the server's clock. */
  triagedAt: z.nullable(z.string()),
  /** When it was first decided. */
  decidedAt: z.nullable(z.string()),
  /**
   * What was decided last, as a state: `actioned`, `no_violation` … For a merged flag the decision on the other, null until
   * it comes. A second review that changed nothing keeps it.
   */
  decision: z.nullable(z.string()),
  /** True where a second review came to another decision. */
  reversed: z.boolean(),
  /** Whether the decision left the item up. Null where none says so; it tells of the decision, not of the site today. */
  leftUp: z.nullable(z.boolean()),
})
export type Milestones = z.infer<typeof MilestonesSchema>

export const NO_MILESTONES: Milestones = {
  triagedAt: null,
  decidedAt: null,
  decision: null,
  reversed: false,
  leftUp: null,
}

/** Ends of the story that say nothing of anybody having looked at it. */
const UNSEEN = new Set(['received', 'withdrawn', 'closed', 'purged'])

/** Actions after which the item is not seen any more where it was flagged. Source: taxonomy.json, life-cycle, actions. */
const REMOVING = new Set(['content_removed', 'access_disabled_local', 'account_suspended', 'account_disabled'])

/** The milestones of a flag's events, which come in their order. States of a newer server count as having been seen. */
export function milestonesOf(events: FlagEvent[]): Milestones {
  const passed = { ...NO_MILESTONES }
  /** The decision that a second review is asked of; null where none is. */
  let contested: string | null = null
  for (const event of events) {
    const { by, state, at, actions } = event
    if (state === 'reconsideration_requested') contested = passed.decision
    if (by === 'reporter' || UNSEEN.has(state)) continue
    passed.triagedAt ??= at
    const decision = decisionOf(event)
    if (decision === null) {
      // Merged: what was decided before it was reopened holds no more.
      if (state === 'duplicate') Object.assign(passed, { decision: null, leftUp: null } satisfies Partial<Milestones>)
      continue
    }
    passed.decidedAt ??= at
    // A second review that asked a question ends in a decision of its own, not in `decision_reversed`.
    const isOther = contested !== null && decision !== contested && decision !== 'decision_upheld'
    passed.reversed ||= decision === 'decision_reversed' || isOther
    contested = null
    // Of a merged flag the decision that was kept may be the first that is told.
    if (decision === 'decision_upheld' && passed.decision !== null) continue
    passed.decision = decision
    passed.leftUp = isLeftUp(decision, actions)
  }
  return passed
}

function isLeftUp(state: string, actions: string[]): boolean | null {
  if (state === 'no_violation') return true
  if (state === 'content_unavailable') return false
  if (actions.length === 0) return null
  return !actions.some((action) => REMOVING.has(action))
}
