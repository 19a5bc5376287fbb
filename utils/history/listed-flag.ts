// One flag, and one thing said of it, as screens show them: where it waits, why, and until when.
import type { Said } from '../flag/needs-partner.ts'
import type { Stub } from '../flag/stub.ts'
import type { WaitingEvent } from '../outbox/event-queue.ts'
import { type Destination, type EventEntry, type PartnerEvent, sameDestination } from '../outbox/outbox-entry.ts'
import { isOverdue } from '../outbox/overdue.ts'
import type { OutboxRow } from '../store/database.ts'

/** Why a flag waits. */
export type WaitReason =
  | 'not_connected'
  | 'not_adopted'
  | 'other_service'
  | 'reconnect'
  | 'first_try'
  | 'unreadable'
  | 'paused'
  | 'held'
  | 'no_line'
  | 'foreign_line'
  | 'unanswered'
  | 'server_busy'
  | 'asked_to_wait'

/** A row as screens show it. */
export interface ListedFlag extends Omit<Stub, 'position' | 'lastFailure' | 'receivedBy' | 'saidSince'> {
  waiting: WaitReason | null
  /** ISO 8601; null where nothing is planned. */
  nextTryAt: string | null
  /** True for an imminent flag that waits longer than it may, or that the server refused. */
  overdue: boolean
  /** What the partner said of it: the server refused something, the answer to a question waits, or something else waits. */
  said: Said | null
}

/** Something the partner said that the server has not recorded. */
export interface PendingEvent extends PartnerEvent {
  /** ISO 8601, by this device's clock. */
  saidAt: string
  state: 'queued' | 'sending' | 'rejected'
  /** Why it waits, where that is known; null while it is being sent or was refused. */
  waiting: WaitReason | null
  /** ISO 8601; null where nothing is planned. */
  nextTryAt: string | null
  /** True where a request had begun: it may have arrived although no answer came. */
  tried: boolean
  refusal: EventEntry['refusal']
}

/** Where flags go now, as far as waiting depends on it. */
export interface LinkState {
  destination: Destination | null
  needsReconnect: boolean
  /** The partner paused sending. */
  isPaused: boolean
}

/** A row, and what became of what was said of it; left out where nothing was. */
export type Row = Stub & { said?: Said | null }

/** What was said of a flag and waits. `stub` is the flag's row. */
export function pendingEvent(
  { entry, state, notBefore, attempts }: WaitingEvent,
  stub: Stub,
  link: LinkState,
): PendingEvent {
  const meantFor = entry.destination ?? stub.receivedBy ?? link.destination
  const { event, saidAt, lastFailure, refusal } = entry
  const waiting = waitReason(meantFor, lastFailure, link)
  return {
    ...event,
    saidAt,
    state,
    waiting: state === 'queued' ? waiting : null,
    nextTryAt: state === 'queued' && notBefore > 0 ? new Date(notBefore).toISOString() : null,
    tried: attempts > 0,
    refusal,
  }
}

/** Something that the partner said and that can't be read any more: of which kind it was is not known. */
export function unreadableEvent({ id, submittedAt, attempts }: Omit<WaitingEvent, 'entry'>): PendingEvent {
  const saidAt = new Date(submittedAt).toISOString()
  const shown = { id, kind: 'information', saidAt, state: 'queued', waiting: 'unreadable' } as const
  return { ...shown, nextTryAt: null, tried: attempts > 0, refusal: null }
}

/** The row of a flag that does not wait. */
export function settled(row: Row): ListedFlag {
  const { position: _, lastFailure: __, receivedBy: ___, saidSince: ____, said = null, ...shown } = row
  return { ...shown, said, waiting: null, nextTryAt: null, overdue: false }
}

/** The row of a flag that waits and can not be read on this device any more. */
export function unreadable(row: Row, item: Omit<OutboxRow, 'sealed'>, now: number): ListedFlag {
  const isRefused = item.state === 'rejected'
  return { ...settled(row), waiting: isRefused ? null : 'unreadable', overdue: isOverdue(item, now) }
}

/** Why something waits that is meant for that service; `lastFailure` is what happened at its last try. */
export function waitReason(
  meantFor: Destination | null,
  lastFailure: Stub['lastFailure'],
  { destination, needsReconnect, isPaused }: LinkState,
): WaitReason {
  if (!destination) return 'not_connected'
  if (meantFor === null) return 'not_adopted'
  if (!sameDestination(meantFor, destination)) return 'other_service'
  if (needsReconnect) return 'reconnect'
  if (isPaused) return 'paused'
  return lastFailure ?? 'first_try'
}
