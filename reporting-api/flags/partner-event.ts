import type { PartnerEventRequest, RecordedEvent } from '../../utils/api/event-contract.ts'
import { captureRules } from '../../utils/flag/capture-rules.ts'
import { FlagShapeSchema } from '../../utils/flag/flag.ts'
import { stateGroup } from '../../utils/flag/life-cycle.ts'
import { PARTNER_EVENTS, type PartnerEventKind, stateAfterPartnerEvent } from '../../utils/flag/partner-events.ts'
import { ProblemError } from '../http/problem.ts'
import type { Caller } from '../organisations/caller.ts'
import type { Store } from '../store/store.ts'
import { addEvent, type LockedFlag } from './add-event.ts'
import { findFlag } from './find-flag.ts'
import { tellMerged } from './merge.ts'

/** Who says something; `member` is null where it came by hand, so that nobody's token vouches for a person. */
export interface Speaker {
  organisation: Pick<Caller['organisation'], 'id'>
  member: string | null
}

/**
 * Adds what a partner has to say to one of their organisation's flags: 201 with the event, 200 where it was there
 * before. Where the flag is withdrawn by it, those that were merged into it are told. Throws `not-found`, `bad-request` (words missing or not allowed), `illegal-transition`, which names the kinds
 * that the life-cycle allows, or `content-differs`.
 */
export async function addPartnerEvent(
  store: Store,
  { organisation, member }: Speaker,
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
  const added = await addEvent(store, flag, { id, isSame }, now, (locked) => {
    const state = stateAfter(locked, kind)
    if (state === undefined) throw illegal(locked)
    return { kind, state, by: 'reporter', member, words, feedback }
  })
  if (kind === 'withdraw') await tellMerged(store, flag.id, now)
  return added
}

/** The state that this kind of event leads to; undefined where the life-cycle does not have it now. */
function stateAfter({ head, events, now }: LockedFlag, kind: PartnerEventKind): string | undefined {
  const decided = events.findLast((event) => stateGroup(event.state) === 'decided' && event.kind !== 'feedback')
  return stateAfterPartnerEvent(head.state, kind, now.getTime() - (decided?.at ?? 0))
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
