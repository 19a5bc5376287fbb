import type { EventQueue } from './event-queue.ts'
import type { Outbox } from './outbox.ts'

/**
 * Plain columns of what waits to be said, in the order in which it was said. What the server refused is not among them,
 * nor what was said of a flag that it refused: without the flag that has no place anywhere.
 */
export async function saidRows({
  outbox,
  events,
}: {
  outbox: Pick<Outbox, 'rows'>
  events: Pick<EventQueue, 'rows'>
}): ReturnType<EventQueue['rows']> {
  const refused = new Set((await outbox.rows()).flatMap(({ id, state }) => (state === 'rejected' ? id : [])))
  const waiting = (await events.rows()).filter(({ state, flagId }) => state !== 'rejected' && !refused.has(flagId))
  return waiting.toSorted((a, b) => a.submittedAt - b.submittedAt)
}
