// What an answer to an event means for it: recorded, refused, or waiting again. The same rules as for flags.
import type { ApiAnswer } from '../api/client.ts'
import type { SaidEvent } from '../api/event-contract.ts'
import type { Problem } from '../api/problem-contract.ts'
import type { WaitingEvent } from './event-queue.ts'
import { eventsTakenIn } from './flag-events.ts'
import type { EventEntry } from './outbox-entry.ts'
import { isDue, nextAttempt } from './retry-clock.ts'
import { type Settled, TRIES_BEFORE_DOUBT } from './settle-batch.ts'
import { holdBack, type SettleNeeds } from './wait-again.ts'
import { whatFailed } from './what-failed.ts'

const GOING: Settled = { delivered: 0, stop: false, refused: false, most: undefined, doubted: false }

/** Writes what became of the event. */
export async function settleEvent(
  item: WaitingEvent,
  answer: ApiAnswer<SaidEvent>,
  needs: SettleNeeds,
): Promise<Settled> {
  if (answer.ok) {
    const { id, flagId } = answer.value
    // A word on another event is none on this one.
    if (id !== item.id || flagId !== item.flagId) return waitAgain(item, 'unanswered', null, needs)
    await markRecorded(item, answer.value, needs)
    return { ...GOING, delivered: 1 }
  }
  const failed = whatFailed(answer.failure)
  switch (failed.means) {
    case 'wait':
      return waitAgain(item, failed.why, failed.retryAfter, needs)
    case 'reconnect':
      await eventGaveWay(item, needs)
      return { ...GOING, stop: true, refused: true }
    default:
      await markRefused(item, failed.problem, needs)
      return GOING
  }
}

/** It waits again, to be tried as soon as anything is. */
export async function eventGaveWay({ id }: WaitingEvent, { store }: Pick<SettleNeeds, 'store'>): Promise<Settled> {
  await store.write([{ id, columns: { state: 'queued', notBefore: 0 } }])
  return GOING
}

async function markRecorded(item: WaitingEvent, event: SaidEvent, { store, outbox }: SettleNeeds): Promise<void> {
  let isTakenIn = false
  await outbox.updateStub(item.flagId, async (stub) => {
    const taken = await eventsTakenIn(store, stub, [event])
    isTakenIn = taken !== null
    return taken
  })
  // Its flag's row is gone from this device; the server has it.
  if (!isTakenIn) await store.write([{ delete: 'outbox', id: item.id }])
}

function markRefused({ id, entry, ...columns }: WaitingEvent, problem: Problem, { store }: SettleNeeds): Promise<void> {
  const refusal = { title: problem.title, detail: problem.detail ?? null }
  return store.write([{ put: 'outbox', id, columns: { ...columns, state: 'rejected' }, value: { ...entry, refusal } }])
}

async function waitAgain(
  item: WaitingEvent,
  lastFailure: EventEntry['lastFailure'],
  retryAfter: string | null,
  needs: SettleNeeds,
): Promise<Settled> {
  const { store, now, random, hasDoubted } = needs
  const { id, entry, ...columns } = item
  const attempts = columns.attempts + 1
  const notBefore = nextAttempt({ attempts, urgency: entry.urgency, retryAfter, now: now(), random: random() })
  const value = { ...entry, lastFailure } satisfies EventEntry
  // Where a flag could go, that tries the line: events go by another way than flags, and it may be that alone which fails.
  const doubted = retryAfter === null && (columns.attempts >= TRIES_BEFORE_DOUBT || (await isFlagDue(needs)))
  if (!doubted || hasDoubted) await holdBack([item], { until: notBefore, isAsked: retryAfter !== null }, needs)
  await store.write([{ put: 'outbox', id, columns: { ...columns, attempts, state: 'queued', notBefore }, value }])
  return { ...GOING, stop: true, doubted }
}

async function isFlagDue({ outbox, now }: SettleNeeds): Promise<boolean> {
  return (await outbox.rows()).some(
    ({ state, held, notBefore }) => state !== 'rejected' && !held && isDue(notBefore, now()),
  )
}
