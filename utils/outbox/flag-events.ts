// A flag's events as they are kept: by place in the server's stream, each once, the latest giving the state.
import * as z from 'zod/mini'
import { type FlagEvent, hasWords, withoutWords } from '../flag/event.ts'
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
 * partner's own leave the outbox with it: they have arrived. Once a flag's content was deleted from this device, words
 * that are known for the first time are kept, and those that went then are not written again.
 */
export async function eventsTakenIn(
  store: Store,
  stub: NonNullable<StubChange>['stub'],
  fresh: readonly FlagEvent[],
  how: { replace?: boolean } = {},
): Promise<StubChange> {
  const stored = await storedFlag(store, stub.id)
  // Of one that the server had lost nothing of before holds: it came there again, at other places.
  const replace = how.replace === true || stub.lostAt !== null
  const known = replace ? [] : (stored?.events ?? [])
  const isPurged = stub.purgedAt !== null
  const added = isPurged ? fresh.map((event) => withKnownWords(event, stored?.events ?? [])) : fresh
  const byPosition = new Map([...known, ...added].map((event) => [event.position, event]))
  const events = [...byPosition.values()].toSorted((a, b) => a.position - b.position)
  const last = events.at(-1)
  if (!last) return null
  // Where the whole flag can't be read its row still learns the state, unless it knows a later one.
  const isLatest = replace || last.position >= stub.position
  const arrived = new Set(fresh.map(({ id }) => id))
  const said = (await store.outboxRows()).filter(({ id, flagId }) => flagId === stub.id && arrived.has(id))
  const row = { ...stub, saidSince: isPurged && events.some(hasWords), lostAt: null }
  return {
    stub: isLatest
      ? { ...row, state: last.state, position: last.position, stateAt: last.at, milestones: milestonesOf(events) }
      : row,
    also: [
      ...(replace ? saidAgain(stub, stored?.events ?? [], arrived) : []),
      ...(stored ? [{ put: 'flags' as const, id: stub.id, columns: {}, value: { ...stored, events } }] : []),
      ...said.map(({ id }) => ({ delete: 'outbox' as const, id })),
    ],
  }
}

/** An event that was known before has the words that are here, which may be none; another has its own. */
function withKnownWords(event: FlagEvent, known: readonly FlagEvent[]): FlagEvent {
  // Older records have no id, and a server that was restored gives other positions.
  const same = known.find(({ id, position }) => (id && event.id ? id === event.id : position === event.position))
  if (!same) return event
  const { words, ground } = same
  return { ...withoutWords(event), words, ...(ground !== undefined && { ground }) }
}
