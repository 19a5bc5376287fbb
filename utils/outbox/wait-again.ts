// Flags that were not received wait again: until when, and what waits with them.
import type { Stub } from '../flag/stub.ts'
import { urgencyRank } from '../flag/taxonomy.ts'
import type { Change, Store } from '../store/store.ts'
import { type Attempt, attemptAdded } from './attempt-log.ts'
import { eventRank } from './event-rank.ts'
import type { Outbox, WaitingItem } from './outbox.ts'
import { isDue, LONGEST_IMMINENT_WAIT_MS, nextAttempt } from './retry-clock.ts'

/** Of an imminent flag, and of what is said of one. */
const IMMINENT_RANKS = new Set([urgencyRank('imminent'), eventRank({ urgency: 'imminent' })])

export interface SettleNeeds {
  outbox: Outbox
  store: Store
  now: () => number
  random: () => number
  /** True where another flag was tried already in this run, because one was doubted. */
  hasDoubted: boolean
}

/**
 * All wait until one time: had each a time of its own, a less urgent flag could come due first. So could one if the
 * background ended halfway, hence the order: what was not tried (with `forAll`), then the least urgent, then the rest.
 */
export async function waitTogether(
  tried: WaitingItem[],
  lastFailure: NonNullable<Stub['lastFailure']>,
  outcome: Attempt['outcome'],
  { retryAfter, forAll }: { retryAfter: string | null; forAll: boolean },
  needs: SettleNeeds,
): Promise<void> {
  const { outbox, now, random } = needs
  const times = tried.map(({ attempts, entry }) =>
    nextAttempt({ attempts: attempts + 1, urgency: entry.flag.urgency, retryAfter, now: now(), random: random() }),
  )
  const notBefore = Math.min(...times, ...(retryAfter === null ? await imminentTimes(tried, needs) : []))
  if (forAll) await holdBack(tried, { until: notBefore, isAsked: retryAfter !== null }, needs)
  for (const item of tried.toReversed()) {
    await outbox.updateStub(
      item.id,
      async (stub) => ({
        stub: { ...stub, lastFailure },
        also: [
          { id: item.id, columns: { state: 'queued', notBefore } },
          await attempted(item, outcome, notBefore, needs),
        ],
      }),
      item.entry.flag,
    )
  }
}

/**
 * When other imminent flags go next; none for those that are not imminent. These go with them: had each a time of its own,
 * a dead line would be knocked at the more often the more of them wait.
 */
async function imminentTimes(tried: WaitingItem[], { store, now }: SettleNeeds): Promise<number[]> {
  const imminent = urgencyRank('imminent')
  if (tried.some(({ rank }) => rank !== imminent)) return []
  const triedIds = new Set(tried.map(({ id }) => id))
  return (await store.outboxRows()).flatMap(({ id, rank, state, held, notBefore }) =>
    rank !== imminent || state === 'rejected' || held || triedIds.has(id) || isDue(notBefore, now()) ? [] : [notBefore],
  )
}

/**
 * The line or the server failed for all: what was not tried yet waits as long as what was. Imminent flags, and what is said of
 * them, do not wait for the less urgent, unless the server asked for it (`isAsked`): each keeps the time that it has, or waits
 * no longer than it may.
 */
export async function holdBack(
  tried: readonly { id: string }[],
  { until, isAsked }: { until: number; isAsked: boolean },
  { store, now }: Pick<SettleNeeds, 'store' | 'now'>,
): Promise<void> {
  const triedIds = new Set(tried.map(({ id }) => id))
  const imminentUntil = Math.min(until, now() + LONGEST_IMMINENT_WAIT_MS)
  const changes = (await store.outboxRows()).flatMap(({ id, state, rank, notBefore }) => {
    if (triedIds.has(id) || state === 'rejected') return []
    const isImminent = IMMINENT_RANKS.has(rank) && !isAsked
    const isEarly = isDue(notBefore, now()) || (notBefore < until && !isImminent)
    return isEarly ? [{ id, columns: { notBefore: isImminent ? imminentUntil : until } }] : []
  })
  if (changes.length > 0) await store.write(changes)
}

/** Waits again, to be tried as soon as anything is. */
export function putBack(item: WaitingItem, outcome: Attempt['outcome'], needs: SettleNeeds): Promise<void> {
  return needs.outbox.updateStub(
    item.id,
    async (stub) => ({
      stub,
      also: [{ id: item.id, columns: { state: 'queued', notBefore: 0 } }, await attempted(item, outcome, null, needs)],
    }),
    item.entry.flag,
  )
}

/** The change that notes how a try ended; `nextTry` in epoch milliseconds. */
export function attempted(
  { id }: WaitingItem,
  outcome: Attempt['outcome'],
  nextTry: number | null,
  { store, now }: SettleNeeds,
): Promise<Change> {
  const nextTryAt = nextTry === null ? null : new Date(nextTry).toISOString()
  return attemptAdded(store, id, { at: new Date(now()).toISOString(), outcome, nextTryAt })
}
