import type { FlagEvent } from '../../utils/flag/event.ts'
import { isLostOpen } from '../../utils/flag/is-open.ts'
import type { FlagDetail, PendingEvent } from '../../utils/messages/page-views.ts'
import type { IconName } from '../ui/icon-shapes.tsx'
import { stateClass, stateIcon } from '../ui/state-word.tsx'

/** One step on a flag's way: the device's own, or an event of the server. */
export interface Step {
  key: string
  kind: 'flagged' | 'received' | 'refused' | 'youWithdrew' | 'lost' | 'event' | 'pending'
  /** ISO 8601 */
  at: string
  event: FlagEvent | null
  /** What the partner said and the server has not recorded. */
  pending: PendingEvent | null
  icon: IconName
  className: string
}

/**
 * The steps in the order in which they happened. The receipt is shown once, also where the server has an event of it;
 * the first step is always the partner's own.
 */
export function timelineSteps({ stub, events, pending }: Pick<FlagDetail, 'stub' | 'events' | 'pending'>): Step[] {
  const own = (kind: Exclude<Step['kind'], 'event' | 'pending'>, at: string, state: string, icon: IconName): Step => ({
    key: kind,
    kind,
    at,
    event: null,
    pending: null,
    icon,
    className: stateClass(state),
  })
  const steps = [own('flagged', stub.submittedAt, 'queued', 'flag')]
  const hasReceipt = stub.receivedAt !== null && stub.reference !== null
  if (stub.receivedAt && stub.reference) steps.push(own('received', stub.receivedAt, 'received', 'check'))
  if (stub.state === 'needs_fix') steps.push(own('refused', stub.stateAt, 'needs_fix', 'needsYou'))
  if (stub.withdrawn && stub.state === 'withdrawn') steps.push(own('youWithdrew', stub.stateAt, 'withdrawn', 'reply'))
  for (const event of events) {
    if (event.state === 'received' && hasReceipt) continue
    steps.push({
      key: `event-${event.position}`,
      kind: 'event',
      at: event.at,
      event,
      pending: null,
      icon: event.by === 'reporter' ? 'reply' : stateIcon(event.state),
      className: stateClass(event.state),
    })
  }
  if (stub.lostAt) {
    const isOpen = isLostOpen(stub)
    steps.push(own('lost', stub.lostAt, isOpen ? 'needs_fix' : 'closed', isOpen ? 'needsYou' : 'hidden'))
  }
  // Last, whatever this device's clock says: the server has not placed them yet.
  for (const said of pending) {
    const isRefused = said.state === 'rejected'
    steps.push({
      key: `pending-${said.id}`,
      kind: 'pending',
      at: said.saidAt,
      event: null,
      pending: said,
      icon: isRefused ? 'needsYou' : 'waiting',
      className: stateClass(isRefused ? 'needs_fix' : 'queued'),
    })
  }
  return steps
}
