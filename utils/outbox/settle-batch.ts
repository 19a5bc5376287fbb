// What an answer to a batch means for each of its flags. Rules: design.md, "Who is speaking".
import type { ApiAnswer, ApiFailure } from '../api/client.ts'
import type { BatchResult, Receipt } from '../api/flag-contract.ts'
import type { Problem } from '../api/problem-contract.ts'
import type { Stub } from '../flag/stub.ts'
import { urgencyRank } from '../flag/taxonomy.ts'
import type { Change, Store } from '../store/store.ts'
import { type Attempt, attemptAdded } from './attempt-log.ts'
import type { Outbox, WaitingItem } from './outbox.ts'
import { isDue, LONGEST_IMMINENT_WAIT_MS, nextAttempt } from './retry-clock.ts'
import { isFinal, whatFailed } from './what-failed.ts'

export interface Settled {
  delivered: number
  /** True: do not send more now. */
  stop: boolean
  /** True: the server refused the token. */
  refused: boolean
  /** Most flags in the next batch; undefined = as many as fit. */
  most: number | undefined
  /** True: it may be this flag, and neither line nor server, that fails. Try one other before giving up. */
  doubted: boolean
}

/** One alone that failed so often may itself be what a filter on the line, or a fault of the server, stumbles over. */
export const TRIES_BEFORE_DOUBT = 8

type Failure = NonNullable<Stub['lastFailure']>

export interface SettleNeeds {
  outbox: Outbox
  store: Store
  now: () => number
  random: () => number
  /** True where another flag was tried already in this run, because one was doubted. */
  hasDoubted: boolean
}

/** Writes what became of each flag of a batch: received, to be corrected, or waiting again. */
export async function settleBatch(
  batch: WaitingItem[],
  answer: ApiAnswer<BatchResult[]>,
  needs: SettleNeeds,
): Promise<Settled> {
  const going: Settled = { delivered: 0, stop: false, refused: false, most: undefined, doubted: false }
  if (!answer.ok) return settleFailure(batch, answer.failure, needs)
  const results = new Map(answer.value.map((result) => [result.id, result]))
  const unanswered: WaitingItem[] = []
  for (const item of batch) {
    const result = results.get(item.id)
    if (result && 'receipt' in result && result.receipt.hash === item.entry.flag.hash) {
      await markReceived(item, result.receipt, needs)
      going.delivered += 1
    } else if (result && 'problem' in result && isFinal(result.status)) {
      await markRejected(item, result.problem, needs)
    } else {
      // No word on this flag, or a receipt for another content: it was not received.
      unanswered.push(item)
    }
  }
  if (unanswered.length === 0) return going
  await waitTogether(unanswered, 'unanswered', 'unanswered', { retryAfter: null, forAll: true }, needs)
  return { ...going, stop: true }
}

async function settleFailure(batch: WaitingItem[], failure: ApiFailure, needs: SettleNeeds): Promise<Settled> {
  const stopped: Settled = { delivered: 0, stop: true, refused: false, most: undefined, doubted: false }
  const wait = async (why: Failure, outcome: Attempt['outcome'], retryAfter: string | null = null) => {
    const [only] = batch
    const doubted = batch.length === 1 && retryAfter === null && (only?.attempts ?? 0) >= TRIES_BEFORE_DOUBT
    await waitTogether(batch, why, outcome, { retryAfter, forAll: !doubted || needs.hasDoubted }, needs)
    return { ...stopped, doubted }
  }
  const failed = whatFailed(failure)
  switch (failed.means) {
    case 'wait':
      return wait(failed.why, failed.outcome, failed.retryAfter)
    case 'unknown':
      // Flags name nothing that could be missing: this is no word on them.
      return wait('unanswered', 'unanswered')
    case 'reconnect':
      for (const item of batch) await putBack(item, 'reconnect', needs)
      return { ...stopped, refused: true }
    default: {
      const [only] = batch
      if (only && batch.length === 1) {
        await markRejected(only, failed.problem, needs)
        return { ...stopped, stop: false }
      }
      await needs.store.write(batch.map(({ id }) => ({ id, columns: { state: 'queued' as const, notBefore: 0 } })))
      return { ...stopped, stop: false, most: Math.ceil(batch.length / 2) }
    }
  }
}

/** The request was broken off for an imminent flag: its flags wait again, without delay. */
export async function settleGaveWay(batch: WaitingItem[], needs: SettleNeeds): Promise<Settled> {
  for (const item of batch) await putBack(item, 'gave_way', needs)
  return { delivered: 0, stop: false, refused: false, most: undefined, doubted: false }
}

function markReceived(item: WaitingItem, receipt: Receipt, needs: SettleNeeds): Promise<void> {
  return needs.outbox.updateStub(
    item.id,
    async (stub) => ({
      stub: {
        ...stub,
        // Events may have come before the receipt, when an earlier answer was lost.
        ...(stub.position < 0 ? { state: 'received', stateAt: receipt.receivedAt } : {}),
        receivedAt: receipt.receivedAt,
        reference: receipt.reference,
        lastFailure: null,
        refusal: null,
        withdrawn: null,
        receivedBy: item.entry.destination,
      },
      also: [{ delete: 'outbox', id: item.id }, await attempted(item, 'received', null, needs)],
    }),
    item.entry.flag,
  )
}

function markRejected(item: WaitingItem, problem: Problem, needs: SettleNeeds): Promise<void> {
  return needs.outbox.updateStub(
    item.id,
    async (stub) => {
      const logged = await attempted(item, 'refused', null, needs)
      if (stub.withdrawn) return { stub, also: [logged] }
      return {
        stub: {
          ...stub,
          state: 'needs_fix',
          stateAt: new Date(needs.now()).toISOString(),
          lastFailure: null,
          refusal: { title: problem.title, detail: problem.detail ?? null, problems: problem.errors ?? [] },
        } satisfies Stub,
        also: [{ id: item.id, columns: { state: 'rejected' } }, logged],
      }
    },
    item.entry.flag,
  )
}

/**
 * All wait until one time: had each a time of its own, a less urgent flag could come due first. So could one if the
 * background ended halfway, hence the order: what was not tried (with `forAll`), then the least urgent, then the rest.
 */
async function waitTogether(
  tried: WaitingItem[],
  lastFailure: Failure,
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
 * The line or the server failed for all: what was not tried yet waits as long as what was. Imminent flags do not wait for the
 * less urgent, unless the server asked for it (`isAsked`): each keeps the time that it has, or waits no longer than it may.
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
    const isImminent = rank === urgencyRank('imminent') && !isAsked
    const isEarly = isDue(notBefore, now()) || (notBefore < until && !isImminent)
    return isEarly ? [{ id, columns: { notBefore: isImminent ? imminentUntil : until } }] : []
  })
  if (changes.length > 0) await store.write(changes)
}

/** Waits again, to be tried as soon as anything is. */
function putBack(item: WaitingItem, outcome: Attempt['outcome'], needs: SettleNeeds): Promise<void> {
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
function attempted(
  { id }: WaitingItem,
  outcome: Attempt['outcome'],
  nextTry: number | null,
  { store, now }: SettleNeeds,
): Promise<Change> {
  const nextTryAt = nextTry === null ? null : new Date(nextTry).toISOString()
  return attemptAdded(store, id, { at: new Date(now()).toISOString(), outcome, nextTryAt })
}
