import type { FlagEvent } from '../flag/event.ts'
import type { Stub } from '../flag/stub.ts'
import type { Change } from '../store/store.ts'
import { eventRank } from './event-rank.ts'
import { type EventEntry, PartnerEventSchema } from './outbox-entry.ts'

/**
 * The changes that queue again, under its own id, what the partner said of a flag and the server does not hold any more.
 * What was deleted from this device can't be said again. `there`: ids of the events that the server holds.
 */
export function saidAgain(
  stub: Stub,
  known: readonly FlagEvent[],
  there: ReadonlySet<string | undefined> = new Set(),
): Change[] {
  if (stub.purgedAt !== null) return []
  return known.flatMap(({ id, by, kind, words, feedback, at }): Change[] => {
    const event = PartnerEventSchema.safeParse({ id, kind, words: words ?? undefined, feedback: feedback ?? undefined })
    if (by !== 'reporter' || !event.success || there.has(id)) return []
    return [
      {
        put: 'outbox',
        id: event.data.id,
        columns: {
          state: 'queued',
          rank: eventRank(stub),
          submittedAt: Date.parse(at),
          attempts: 0,
          notBefore: 0,
          flagId: stub.id,
        },
        value: {
          event: event.data,
          saidAt: at,
          urgency: stub.urgency,
          destination: stub.receivedBy,
          lastFailure: null,
          refusal: null,
        } satisfies EventEntry,
      },
    ]
  })
}
