// What a partner may say to the reviewers of a flag, and when. Source: taxonomy.json, life-cycle.
import { nextStates, SECOND_REVIEW_DAYS, stateGroup } from './life-cycle.ts'

/** What a partner may add to a flag. Each can be sent again under its id and is added once. */
export const PARTNER_EVENTS = ['information', 'answer', 'feedback', 'second_review', 'withdraw', 'reopen'] as const
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
  const step = LEADS_TO[kind]
  if (!step) {
    const isSaidHere = state !== 'withdrawn' && SAID_IN[kind]?.includes(stateGroup(state))
    return isSaidHere ? state : undefined
  }
  if (step.from !== undefined && step.from !== state) return undefined
  if (!nextStates(state, 'reporter').includes(step.to)) return undefined
  return kind === 'second_review' && sinceDecision > SECOND_REVIEW_WINDOW_MS ? undefined : step.to
}
