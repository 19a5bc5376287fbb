import type { PartnerEventKind, PartnerEventRequest, RecordedEvent } from '../../utils/api/contract.ts'
import { PARTNER_EVENTS } from '../../utils/api/contract.ts'
import { captureRules } from '../../utils/flag/capture-rules.ts'
import { FlagShapeSchema } from '../../utils/flag/flag.ts'
import { nextStates, SECOND_REVIEW_DAYS, stateGroup } from '../../utils/flag/life-cycle.ts'
import { ProblemError } from '../http/problem.ts'
import type { Caller } from '../organisations/caller.ts'
import type { Store } from '../store/store.ts'
import { addEvent, type LockedFlag } from './add-event.ts'
import { findFlag } from './find-flag.ts'

/** In ms. */
const SECOND_REVIEW_WINDOW = SECOND_REVIEW_DAYS * 24 * 3_600_000

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
 * Adds what a partner has to say to one of their organisation's flags: 201 with the event, 200 where it was there
 * before. Throws `not-found`, `bad-request` (words missing or not allowed), `illegal-transition`, which names the kinds
 * that the life-cycle allows, or `content-differs`.
 */
export async function addPartnerEvent(
  store: Store,
  { organisation, member }: Caller,
  flagId: string,
  request: PartnerEventRequest,
  now: () => Date,
): Promise<{ status: 200 | 201; event: RecordedEvent }> {
  const flag = await findFlag(store, flagId, organisation.id)
  const { id, kind, words, feedback } = request
  const errors = fieldErrors(request, categoryOf(flag.content))
  if (errors.length > 0) throw new ProblemError('bad-request', { errors })
  const isSame = (earlier: RecordedEvent) =>
    earlier.kind === kind && earlier.words === (words ?? null) && earlier.feedback === (feedback ?? null)
  return addEvent(store, flag, { id, isSame }, now, (locked) => {
    const state = stateAfter(locked, kind)
    if (state === undefined) throw illegal(locked)
    return { kind, state, by: 'reporter', member, words, feedback }
  })
}

/** The state that this kind of event leads to; undefined where the life-cycle does not have it now. */
function stateAfter({ head, events, now }: LockedFlag, kind: PartnerEventKind): string | undefined {
  const step = LEADS_TO[kind]
  if (!step) {
    const isSaidHere = head.state !== 'withdrawn' && SAID_IN[kind]?.includes(stateGroup(head.state))
    return isSaidHere ? head.state : undefined
  }
  if (step.from !== undefined && step.from !== head.state) return undefined
  if (!nextStates(head.state, 'reporter').includes(step.to)) return undefined
  const decided = events.findLast((event) => stateGroup(event.state) === 'decided' && event.kind !== 'feedback')
  const isTooLate = kind === 'second_review' && now.getTime() - (decided?.at ?? 0) > SECOND_REVIEW_WINDOW
  return isTooLate ? undefined : step.to
}

function illegal(locked: LockedFlag): ProblemError {
  const legal = PARTNER_EVENTS.filter((kind) => stateAfter(locked, kind) !== undefined)
  const ways = legal.length > 0 ? `a partner may send: ${legal.join(', ')}.` : 'a partner may send nothing.'
  return new ProblemError('illegal-transition', { detail: `In ${locked.head.state} ${ways}`, legal })
}

/** The category's capture mode binds what is added as it bound the flag. */
function fieldErrors({ kind, words, feedback }: PartnerEventRequest, category: string) {
  const errors = []
  const { freeText, noteLimit } = captureRules(category)
  if (words !== undefined && !freeText) errors.push({ field: 'words', code: 'forbidden' })
  else if (words !== undefined && words.length > noteLimit) errors.push({ field: 'words', code: 'too_long' })
  const needsWords = kind === 'information' || kind === 'answer'
  if (needsWords && freeText && !words?.trim()) errors.push({ field: 'words', code: 'missing' })
  if (kind === 'information' && !freeText) errors.push({ field: 'kind', code: 'forbidden' })
  if (kind === 'feedback' && feedback === undefined) errors.push({ field: 'feedback', code: 'missing' })
  if (kind !== 'feedback' && feedback !== undefined) errors.push({ field: 'feedback', code: 'forbidden' })
  return errors
}

function categoryOf(content: string): string {
  return FlagShapeSchema.shape.category.parse(JSON.parse(content).category)
}
