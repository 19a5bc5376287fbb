// What a partner may say to the reviewers of a flag, and when. Source: taxonomy.json, life-cycle.
import { decisionOf } from './decision-of.ts'
import type { FlagEvent } from './event.ts'
import { nextStates, SECOND_REVIEW_DAYS, stateGroup } from './life-cycle.ts'

/** What a partner may add to a flag. Each can be sent again under its id and is added once. */
export const PARTNER_EVENTS = [
  'information',
  'answer',
  'feedback',
  'second_review',
  'close',
  'withdraw',
  'reopen',
] as const
export type PartnerEventKind = (typeof PARTNER_EVENTS)[number]

/** What a partner can say of an outcome: `vocabularies.outcome_feedback` of the taxonomy. */
export const FEEDBACK = [
  'agree',
  'partly',
  'disagree',
  'too_late',
  'wrong_item',
  'harm_occurred',
  'harm_averted',
] as const
export type Feedback = (typeof FEEDBACK)[number]

/** In ms, from the last decision on. */
export const SECOND_REVIEW_WINDOW_MS = SECOND_REVIEW_DAYS * 24 * 3_600_000

/** Where each kind leads; those not named here leave the flag in its state. */
const LEADS_TO: Partial<Record<PartnerEventKind, { to: string; from?: string }>> = {
  answer: { to: 'under_review', from: 'info_requested' },
  reopen: { to: 'under_review', from: 'closed' },
  second_review: { to: 'reconsideration_requested' },
  withdraw: { to: 'withdrawn' },
}
/** In which groups of states the others make sense. */
const SAID_IN: Partial<Record<PartnerEventKind, string[]>> = {
  information: ['with_reviewers', 'needs_you'],
  feedback: ['decided', 'closed'],
}

/**
 * The state that this kind of event leads to; undefined where the life-cycle does not have it now.
 *
 * @param sinceDecision ms since the last decision; what was never decided has no second review by its state alone
 */
export function stateAfterPartnerEvent(
  state: string,
  kind: PartnerEventKind,
  sinceDecision: number,
): string | undefined {
  // The guard of these steps: "feedback window over or reporter closes". A question that waits is not closed by leaving it.
  if (kind === 'close') {
    return stateGroup(state) === 'decided' && nextStates(state, 'system').includes('closed') ? 'closed' : undefined
  }
  const step = LEADS_TO[kind]
  if (!step) {
    const isSaidHere = state !== 'withdrawn' && SAID_IN[kind]?.includes(stateGroup(state))
    return isSaidHere ? state : undefined
  }
  if (step.from !== undefined && step.from !== state) return undefined
  if (!nextStates(state, 'reporter').includes(step.to)) return undefined
  return kind === 'second_review' && sinceDecision > SECOND_REVIEW_WINDOW_MS ? undefined : step.to
}

/**
 * The state that a flag will be in once what waits to be said of it has arrived. A flag on its way counts as received:
 * what is said of it goes after it.
 */
export function stateAfterSaid(state: string, waiting: readonly PartnerEventKind[]): string {
  const atServer = state === 'queued' || state === 'sending' ? 'received' : state
  return waiting.reduce((at, kind) => stateAfterPartnerEvent(at, kind, 0) ?? at, atServer)
}

/**
 * When the reviewers last closed their side, in epoch milliseconds by the server's clock; 0 where they never did. Merging
 * counts: a second review can be asked of that too.
 */
export function decidedAt(events: readonly FlagEvent[]): number {
  const end = lastEnd(events)
  return end ? Date.parse(end.at) : 0
}

/** The decision that holds now; null where none was made, also where a flag was merged and its outcome is to come. */
export function lastDecision(events: readonly FlagEvent[]): FlagEvent | null {
  const end = lastEnd(events)
  return end && decisionOf(end) !== null ? end : null
}

function lastEnd(events: readonly FlagEvent[]): FlagEvent | undefined {
  return events.findLast(({ state, by }) => stateGroup(state) === 'decided' && by !== 'reporter')
}
