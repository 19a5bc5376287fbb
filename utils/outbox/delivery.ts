// Takes flags, and what was said of them, from the outbox to the server: most urgent first, each until its receipt.
import type { ApiClient } from '../api/client.ts'
import type { Store } from '../store/store.ts'
import type { EventQueue, WaitingEvent } from './event-queue.ts'
import { goesBefore } from './event-rank.ts'
import { nextBatch } from './next-batch.ts'
import { firstEvents } from './next-event.ts'
import type { Outbox, WaitingItem } from './outbox.ts'
import { type Destination, sameDestination } from './outbox-entry.ts'
import { overdueAt } from './overdue.ts'
import { isDue } from './retry-clock.ts'
import { type Settled, settleBatch, settleGaveWay } from './settle-batch.ts'
import { eventGaveWay, settleEvent } from './settle-event.ts'
import type { SettleNeeds } from './wait-again.ts'

/** Held while sending, so that two wake-ups never post the same flag side by side. */
export const DELIVERY_LOCK = 'fieldflag-delivery'

/** Where flags can go now. */
export interface Target {
  destination: Destination
  client: Pick<ApiClient, 'deliver' | 'say'>
  /** The server refused the token: another one, if there is one, is taken, else the partner is asked to reconnect. */
  refused: () => Promise<void>
}

export interface DeliveryNeeds {
  outbox: Outbox
  events: EventQueue
  store: Store
  locks: LockManager
  now: () => number
  random: () => number
  /** The service to deliver to, or null while there is none, it refused us, or the partner paused sending. */
  target: () => Promise<Target | null>
  /** Rings the one alarm at that time (epoch milliseconds); null: nothing waits. */
  arm: (at: number[]) => Promise<void>
  /** Something changed that screens may show. Must not reject: showing is no reason not to send. */
  onChange: () => Promise<void>
}

export interface Delivery {
  /**
   * Sends all that may go now; with `pullForward` all that waits. Safe to call at any time: a call during a running one
   * makes it look again. Resolves to the number of receipts that came.
   */
  run(options?: { pullForward: boolean }): Promise<number>
  /** Breaks off what is being sent and sends nothing until what it gives back is called: somebody waits for the lock. */
  halt(): () => void
}

/** Delivery over its needs. */
export function createDelivery(needs: DeliveryNeeds): Delivery {
  let asked = 0
  let pulls = false
  /** The one that runs, and how urgent the most urgent of its flags is. */
  let request: { rank: number; life: AbortController } | null = null

  let halts = 0

  async function drain(): Promise<number> {
    let delivered = 0
    // Lowered by 413 and by answers that call a whole batch bad, so that one bad flag never blocks the rest.
    let most: number | undefined
    let hasDoubted = false
    for (;;) {
      const target = await needs.target()
      if (!target || halts > 0) break
      const outcome = await sendNext(target, most, hasDoubted)
      if (!outcome) break
      if (outcome === 'again') continue
      if (outcome.refused) await target.refused()
      delivered += outcome.delivered
      await needs.onChange()
      // Where there is another token, it was renewed meanwhile, or is the one before: what was refused goes again at once.
      const isGoing = outcome.refused && (await needs.target()) !== null
      if (outcome.stop && !isGoing && (!outcome.doubted || hasDoubted)) break
      hasDoubted ||= outcome.doubted
      most = outcome.most
    }
    await needs.arm(await waitingTimes())
    return delivered
  }

  /**
   * Sends what is most urgent; null where nothing may go now, `again` where that was taken back or held meanwhile. Where an
   * event alone may be what fails, flags go first, so that no number of such events keeps them.
   */
  async function sendNext(
    target: Target,
    most: number | undefined,
    hasDoubted: boolean,
  ): Promise<Settled | 'again' | null> {
    const seen = asked
    const flags = await nextBatch(needs.outbox, target.destination, needs.now(), most)
    const [first] = flags
    const events = first?.rank === 0 ? [] : await firstEvents(needs.store, needs.events, target.destination)
    const event = events.find(({ notBefore }) => isDue(notBefore, needs.now()))
    if (event && (!first || (!hasDoubted && goesBefore(event.rank, first.rank)))) {
      const settled = await sendEvent(event, target, hasDoubted, seen)
      // A word says nothing of how large a batch may be.
      return settled === 'again' ? settled : { ...settled, most }
    }
    return first ? sendBatch(flags, target, hasDoubted, seen) : null
  }

  /** `seen`: what was asked for when it was chosen. */
  async function sendBatch(
    found: WaitingItem[],
    target: Target,
    hasDoubted: boolean,
    seen: number,
  ): Promise<Settled | 'again'> {
    const batch = await needs.outbox.claim(found)
    if (batch.length === 0) return 'again'
    const settling: SettleNeeds = { ...needs, hasDoubted }
    const { signal } = await begin(Math.min(...batch.map(({ rank }) => rank)), seen)
    if (signal.aborted) return settleGaveWay(batch, settling)
    const answer = await target.client.deliver(
      batch.map(({ entry }) => entry.flag),
      signal,
    )
    request = null
    return signal.aborted && !answer.ok ? settleGaveWay(batch, settling) : settleBatch(batch, answer, settling)
  }

  async function sendEvent(
    item: WaitingEvent,
    target: Target,
    hasDoubted: boolean,
    seen: number,
  ): Promise<Settled | 'again'> {
    if (!(await needs.events.claim(item))) return 'again'
    const settling: SettleNeeds = { ...needs, hasDoubted }
    const { signal } = await begin(item.rank, seen)
    if (signal.aborted) return eventGaveWay(item, settling)
    const answer = await target.client.say(item.flagId, item.entry.event, signal)
    request = null
    return signal.aborted && !answer.ok ? eventGaveWay(item, settling) : settleEvent(item, answer, settling)
  }

  /** The life of a request that is about to be made; it may be over already. */
  async function begin(rank: number, seen: number): Promise<AbortController> {
    const life = new AbortController()
    // Before all else: who is more urgent, or waits for the lock, looks for it here.
    request = { rank, life }
    // Should the worker die during the request, this alarm starts the next try.
    await needs.arm([needs.now()])
    await needs.onChange()
    // Who came before it stood there found nothing.
    if (halts > 0) life.abort()
    else if (asked !== seen) await makeWay()
    if (life.signal.aborted) request = null
    return life
  }

  /** When something is to be done: a next try, or the word that an imminent flag has not arrived. */
  async function waitingTimes(): Promise<number[]> {
    const target = await needs.target()
    const rows = await needs.outbox.rows()
    const times = rows.flatMap((row) => overdueAt(row) ?? []).filter((at) => at > needs.now())
    for (const { id, state, held, notBefore } of target ? rows : []) {
      if (state === 'rejected' || held) continue
      const item = await needs.outbox.item(id)
      if (item && sameDestination(item.entry.destination, target?.destination ?? null)) times.push(notBefore)
    }
    const events = target ? await firstEvents(needs.store, needs.events, target.destination) : []
    return [...times, ...events.map(({ notBefore }) => notBefore)]
  }

  /** A slow request must not keep an imminent flag waiting: it is broken off, and its flags go again after. */
  async function makeWay(): Promise<void> {
    if (!request || request.rank === 0) return
    const asked = request
    const target = await needs.target()
    const [first] = target ? await nextBatch(needs.outbox, target.destination, needs.now()) : []
    if (first?.rank === 0) asked.life.abort()
  }

  return {
    halt() {
      halts += 1
      request?.life.abort()
      return () => {
        halts -= 1
      }
    },
    async run(options) {
      asked += 1
      pulls ||= options?.pullForward ?? false
      let delivered = 0
      for (;;) {
        const seen = asked
        const held = await needs.locks.request(DELIVERY_LOCK, { ifAvailable: true }, async (lock) => {
          if (!lock) return false
          await needs.outbox.putBackLeft()
          if (pulls) await needs.outbox.pullForward()
          pulls = false
          delivered += await drain()
          return true
        })
        // Who holds the lock sees the higher count when it is done and looks again.
        if (!held) await makeWay()
        if (!held || asked === seen) return delivered
      }
    },
  }
}
