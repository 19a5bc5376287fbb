// A flag's events as they are kept: by place in the server's stream, each once, the latest giving the state.
import * as z from 'zod/mini'
import type { FlagEvent } from '../flag/event.ts'
import { milestonesOf } from '../flag/milestones.ts'
import { StoredFlagSchema } from '../flag/stub.ts'
import type { Store } from '../store/store.ts'
import type { StubChange } from './outbox.ts'
import { saidAgain } from './said-again.ts'

/** A whole flag as stored; null where it is missing, or does not open. */
export async function storedFlag(store: Store, id: string): Promise<z.infer<typeof StoredFlagSchema> | null> {
  const parsed = z.safeParse(StoredFlagSchema, await store.read('flags', id).catch(() => undefined))
  return parsed.success ? parsed.data : null
}

/**
 * The change that takes events in, in any order; those that were taken in before change nothing. `replace`: these are
 * all that there are, whatever was known before; what the partner said and the server has lost is said again. The
 * partner's own leave the outbox with it: they have arrived.
 */
export async function eventsTakenIn(
  store: Store,
  stub: NonNullable<StubChange>['stub'],
  fresh: readonly FlagEvent[],
  { replace = false } = {},
): Promise<StubChange> {
  const stored = await storedFlag(store, stub.id)
  const known = replace ? [] : (stored?.events ?? [])
  const byPosition = new Map([...known, ...fresh].map((event) => [event.position, event]))
  const events = [...byPosition.values()]
    .toSorted((a, b) => a.position - b.position)
    // Once its content was deleted from this device, nothing of it is written here again.
    .map((event) => (stub.purgedAt === null ? event : { ...event, words: null }))
  const last = events.at(-1)
  if (!last) return null
  // Where the whole flag can't be read its row still learns the state, unless it knows a later one.
  const isLatest = replace || last.position >= stub.position
  const arrived = new Set(fresh.map(({ id }) => id))
  const said = (await store.outboxRows()).filter(({ id, flagId }) => flagId === stub.id && arrived.has(id))
  return {
    stub: isLatest
      ? { ...stub, state: last.state, position: last.position, stateAt: last.at, milestones: milestonesOf(events) }
      : stub,
    also: [
      ...(replace ? saidAgain(stub, stored?.events ?? [], arrived) : []),
      ...(stored ? [{ put: 'flags' as const, id: stub.id, columns: {}, value: { ...stored, events } }] : []),
      ...said.map(({ id }) => ({ delete: 'outbox' as const, id })),
    ],
  }
}
