import { randomUUID } from 'node:crypto'
import type { RecordedEvent } from '../../utils/api/event-contract.ts'
import { nextStates, stateGroup } from '../../utils/flag/life-cycle.ts'
import { ProblemError } from '../http/problem.ts'
import type { Store } from '../store/store.ts'
import { addEvent, type Decide } from './add-event.ts'
import { findFlag } from './find-flag.ts'
import { noteMerge, tellMerged } from './merge.ts'
import { mergeHash } from './merge-hash.ts'
import { decisionErrors, type ReviewEventRequest } from './review-decision.ts'
import { mayDecide } from './second-review.ts'

/**
 * Adds a reviewer's event to a flag: 201 with it, 200 where it was there before. Throws `not-found`, `bad-request` (an
 * incomplete decision), `illegal-transition`, which names what the life-cycle allows, `forbidden` (a second review by
 * whoever made the first) or `content-differs`.
 */
export async function reviewFlag(
  store: Store,
  member: string,
  id: string,
  request: ReviewEventRequest,
  now: () => Date,
): Promise<{ status: 200 | 201; event: RecordedEvent }> {
  const flag = await findFlag(store, id)
  const { state, words, actions, reason, ground, scope, automated, into } = request
  const event = { id: request.id ?? randomUUID(), isSame: (earlier: RecordedEvent) => isSame(earlier, member, request) }
  const decide: Decide = ({ head, events }) => {
    refuseIllegal(head.state, request)
    if (stateGroup(state) === 'decided' && !mayDecide(member, events)) {
      throw new ProblemError('forbidden', { detail: 'A second review is for somebody who has not decided before.' })
    }
    const decision = { words, actions, reason, ground, scope, automated, mergeHash: hashOfMerge(event.id, into) }
    return { kind: 'review', state, by: 'reviewer', member, ...decision }
  }
  const added = await addEvent(store, flag, event, now, decide, async (transaction) => {
    if (into !== undefined) await noteMerge(store, transaction, id, into)
  })
  if (stateGroup(state) === 'decided') await tellMerged(store, into ?? id, now)
  return added
}

function isSame(earlier: RecordedEvent, member: string, request: ReviewEventRequest): boolean {
  const { state, words = null, actions = [], reason = null, ground, scope, automated, into } = request
  const asked = [member, state, words, actions, reason, ground, scope, automated, hashOfMerge(earlier.id, into)]
  const told = [earlier.member, earlier.state, earlier.words, earlier.actions, earlier.reason]
  const more = [earlier.ground, earlier.scope, earlier.automated, earlier.mergeHash]
  return JSON.stringify([...told, ...more]) === JSON.stringify(asked)
}

function hashOfMerge(eventId: string, into: string | undefined): string | undefined {
  return into === undefined ? undefined : mergeHash(eventId, into)
}

function refuseIllegal(from: string, request: ReviewEventRequest): void {
  const legal = nextStates(from, 'reviewer')
  if (!legal.includes(request.state)) {
    const ways = legal.length > 0 ? `a reviewer may go to: ${legal.join(', ')}.` : 'a reviewer may do nothing.'
    throw new ProblemError('illegal-transition', { detail: `From ${from} ${ways}`, legal })
  }
  const errors = decisionErrors(request)
  if (errors.length > 0) throw new ProblemError('bad-request', { errors })
}
