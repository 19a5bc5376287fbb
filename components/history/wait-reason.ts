import type { FlagStub, WaitingFlag, WaitReason } from '../../utils/messages/page-views.ts'

/** Most telling first: what nothing but the partner can solve stands before what solves itself. */
const BY_WEIGHT: WaitReason[] = [
  'not_connected',
  'reconnect',
  'paused',
  'no_line',
  'foreign_line',
  'unanswered',
  'asked_to_wait',
  'server_busy',
  'first_try',
  'unreadable',
  'not_adopted',
  'other_service',
  'held',
]

/** Why a flag waits, as far as it is known: without a network it is the line, whatever the last try said. */
export function waitReason({ waiting }: Pick<FlagStub, 'waiting'>, online: boolean): WaitReason | null {
  return waiting === 'first_try' && !online ? 'no_line' : waiting
}

export interface WaitSummary {
  count: number
  /** The most telling reason; null where all of them are just being sent. */
  reason: WaitReason | null
  /** ISO 8601; null where nothing is planned. */
  nextTryAt: string | null
  /** When the oldest was submitted: ISO 8601; null where none waits. */
  oldestAt: string | null
}

/** What waits for the service that is connected now, or for any. Flags meant for another are asked about, not counted. */
export function summariseWaiting(flags: WaitingFlag[], online: boolean): WaitSummary {
  const waiting = flags.filter(
    ({ state, waiting }) =>
      (state === 'queued' || state === 'sending') &&
      waiting !== 'not_adopted' &&
      waiting !== 'other_service' &&
      waiting !== 'held' &&
      waiting !== 'unreadable',
  )
  const reasons = new Set(waiting.map((flag) => waitReason(flag, online)))
  const tries = waiting.flatMap(({ nextTryAt }) => nextTryAt ?? []).toSorted()
  return {
    count: waiting.length,
    reason: BY_WEIGHT.find((reason) => reasons.has(reason)) ?? null,
    nextTryAt: tries[0] ?? null,
    oldestAt: waiting.map(({ submittedAt }) => submittedAt).toSorted()[0] ?? null,
  }
}
