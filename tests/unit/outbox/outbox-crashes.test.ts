// Schedules of everything at once: faults of line and server, ends at each await, full disks, clocks that jump, full back-offs.
import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { PartnerEventRequest } from '../../../utils/api/event-contract.ts'
import type { Flag } from '../../../utils/flag/flag.ts'
import { URGENCIES, urgencyRank } from '../../../utils/flag/taxonomy.ts'
import { alarmTime } from '../../../utils/outbox/alarm-time.ts'
import { createDelivery } from '../../../utils/outbox/delivery.ts'
import { createEventQueue } from '../../../utils/outbox/event-queue.ts'
import { eventRank, goesBefore } from '../../../utils/outbox/event-rank.ts'
import { createOutbox } from '../../../utils/outbox/outbox.ts'
import { overdueAt } from '../../../utils/outbox/overdue.ts'
import { isDue, LONGEST_ASKED_MS, LONGEST_IMMINENT_WAIT_MS } from '../../../utils/outbox/retry-clock.ts'
import { TRIES_BEFORE_DOUBT } from '../../../utils/outbox/settle-batch.ts'
import type { Store } from '../../../utils/store/store.ts'
import { SERVICE } from '../background-rig.ts'
import { finishedFlag } from '../finished-flag.ts'
import { createMemoryStore } from './memory-store.ts'
import { ASKED_SECONDS, createModelServer, MOODS, type Mood } from './model-server.ts'
import { Ended, type Life, mortal, step } from './mortal.ts'

/** `npm run test:long` asks for more. */
const RUNS = Number(process.env.FIELDFLAG_MODEL_RUNS ?? 1_000)
const FOR_EVER = Number.POSITIVE_INFINITY
const DAY_MS = 86_400_000
/** As `start-background.ts` has it. */
const FAILED_DELIVERY_MS = 60_000

type Step =
  | { do: 'submit'; urgency: (typeof URGENCIES)[number]; stepsLeft: number }
  /** The partner adds something to one of the flags. */
  | { do: 'say'; which: number; stepsLeft: number }
  | { do: 'deliver'; mood: Mood; pullForward: boolean; stepsLeft: number; random: number }
  /** The one alarm rings. */
  | { do: 'ring'; mood: Mood; random: number }
  | { do: 'wait'; ms: number }
  | { do: 'reconnect' }
  /** From now on nothing more can be written, or everything again. */
  | { do: 'disk'; full: boolean }

/** Most live; the rest end at any of their steps, of which a long run has some hundreds. */
const stepsLeft = fc.oneof({ weight: 2, arbitrary: fc.constant(FOR_EVER) }, { weight: 1, arbitrary: fc.nat(60) })
const mood = fc.constantFrom(...MOODS)
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('submit' as const), urgency: fc.constantFrom(...URGENCIES), stepsLeft }),
  fc.record({ do: fc.constant('say' as const), which: fc.nat(20), stepsLeft }),
  fc.record({ do: fc.constant('deliver' as const), mood, pullForward: fc.boolean(), stepsLeft, random }),
  fc.record({ do: fc.constant('ring' as const), mood, random }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS }) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 120_000 }) }),
  fc.constant({ do: 'reconnect' } as const),
  fc.record({ do: fc.constant('disk' as const), full: fc.boolean() }),
)

/** A background over a store that outlives it. Each call is a background of its own: what it had in memory is gone. */
function createWorld() {
  const store = createMemoryStore()
  const disk = { full: false }
  const written: Store = {
    ...store,
    write: async (changes) => {
      if (disk.full) throw new DOMException('no room', 'QuotaExceededError')
      await store.write(changes)
    },
  }
  const server = createModelServer()
  const clock = { now: Date.parse('2026-11-22T10:00:00Z') }
  const lasting = createOutbox({ store, locks: navigator.locks })
  const lastingEvents = createEventQueue({ store, locks: navigator.locks })
  const world = {
    store,
    disk,
    server,
    clock,
    outbox: lasting,
    armed: null as number | null,
    connected: true,
    /** The server asked for patience until then; null where the partner's act or a jump of the clock ended it. */
    askedUntil: null as number | null,
    submitted: new Map<string, Flag>(),
    /** Ids of what was said, by flag, in its order. */
    said: new Map<string, string[]>(),
    /** The latest time that this clock has shown: a wait may have been set by it before it was put back. */
    latest: clock.now,
    /** The latest time until which the server ever asked for patience. */
    latestAsked: 0,
    /** In the run that is under way. */
    wordsFailed: false,
    async submit(urgency: Flag['urgency'], life: Life) {
      const flag = await finishedFlag({ urgency, submittedAt: new Date(clock.now).toISOString() })
      const outbox = createOutbox({ store: mortal(written, life), locks: navigator.locks })
      const said = await outbox.enqueue(flag, SERVICE, []).then(() => true, ifEnded(false))
      const kept = (await lasting.rows()).some(({ id }) => id === flag.id)
      if (said) expect(kept).toBe(true)
      if (kept) world.submitted.set(flag.id, flag)
      // A new flag goes at once: the partner asked for it.
      world.askedUntil = null
    },
    async say(which: number, life: Life) {
      const flags = [...world.submitted.keys()].filter((id) => !server.refused.has(id))
      const flagId = flags[which % Math.max(flags.length, 1)]
      if (flagId === undefined) return
      const event = { id: uuidv7(), kind: 'information' as const, words: 'More.' }
      const events = createEventQueue({ store: mortal(written, life), locks: navigator.locks })
      const needs = { now: clock.now, serverNow: clock.now, destination: SERVICE, also: [] }
      const told = await events.say(flagId, event, needs).then((said) => said === 'queued', ifEnded(false))
      const kept = (await lastingEvents.rows()).some(({ id }) => id === event.id)
      if (told) expect(kept).toBe(true)
      if (kept) world.said.set(flagId, [...(world.said.get(flagId) ?? []), event.id])
      world.askedUntil = null
    },
    ask() {
      world.askedUntil = clock.now + ASKED_SECONDS * 1_000
      world.latestAsked = Math.max(world.latestAsked, world.askedUntil)
    },
    async record(flagId: string, event: PartnerEventRequest) {
      expect(world.askedUntil === null || clock.now >= world.askedUntil, 'patience that was asked for').toBe(true)
      const flags = (await lasting.rows()).filter(({ state }) => state !== 'rejected')
      const urgency = world.submitted.get(flagId)?.urgency ?? 'insight'
      const due = flags.filter(({ notBefore, rank }) => notBefore <= clock.now && rank <= urgencyRank(urgency))
      expect(due, 'flags go before what is said of their like').toEqual([])
      const own = world.said.get(flagId) ?? []
      const before = own.slice(0, own.indexOf(event.id)).filter((id) => !server.refused.has(id))
      for (const id of before) expect(server.recorded.has(id), 'in the order in which it was said').toBe(true)
      if (server.mood === 'busy') world.ask()
      const answer = await server.say(flagId, event)
      world.wordsFailed ||= !answer.ok || answer.value.id !== event.id
      return answer
    },
    async deliver(life: Life, { pullForward, chance }: { pullForward: boolean; chance: number }) {
      const own = mortal(written, life)
      const outbox = createOutbox({ store: own, locks: navigator.locks })
      const events = createEventQueue({ store: own, locks: navigator.locks })
      if (pullForward) world.askedUntil = null
      world.wordsFailed = false
      const waiting = (await lasting.rows()).filter(({ notBefore }) => pullForward || isDue(notBefore, clock.now))
      const due = new Set(waiting.map(({ id }) => id))
      world.latest = Math.max(world.latest, clock.now)
      const delivery = createDelivery({
        outbox,
        events,
        store: own,
        locks: navigator.locks,
        now: () => clock.now,
        random: () => chance,
        target: () =>
          step(life, async () =>
            world.connected
              ? {
                  destination: SERVICE,
                  client: {
                    deliver: (flags: Flag[]) => step(life, () => world.receive(flags)),
                    say: (flagId: string, event: PartnerEventRequest) => step(life, () => world.record(flagId, event)),
                  },
                  refused: async () => {
                    world.connected = false
                  },
                }
              : null,
          ),
        arm: (times) =>
          step(life, async () => {
            world.armed = alarmTime(times, clock.now)
          }),
        onChange: () => step(life, async () => {}),
      })
      const finished = await delivery.run({ pullForward }).then(() => true, ifEnded(false))
      // What it could not write down it can not heed.
      if (!finished) world.askedUntil = null
      else await world.expectWatched()
      if (finished && server.mood === 'words fail' && world.connected) {
        const left = (await lasting.rows()).filter(({ id, state }) => state !== 'rejected' && due.has(id))
        expect(left, 'no flag waits for words that fail').toEqual([])
      }
      // As the background does where a run fails and it lives on.
      if (!finished && disk.full) world.armed = clock.now + FAILED_DELIVERY_MS
    },
    async receive(flags: Flag[]) {
      expect(world.askedUntil === null || clock.now >= world.askedUntil, 'patience that was asked for').toBe(true)
      const ranks = flags.map(({ urgency }) => urgencyRank(urgency))
      expect(ranks, 'the most urgent first').toEqual(ranks.toSorted())
      if (ranks[0] === 0) expect(new Set(ranks), 'imminent flags go alone').toEqual(new Set([0]))
      const sent = new Set(flags.map(({ id }) => id))
      const left = (await lasting.rows()).filter(({ id, state }) => state !== 'rejected' && !sent.has(id))
      // Others may pass one that failed so often that it may itself be what the line stumbles over, while that waits.
      const first = left
        .filter(({ attempts, notBefore }) => attempts < TRIES_BEFORE_DOUBT || isDue(notBefore, clock.now))
        .map(({ rank }) => rank)
      expect(Math.min(...first, FOR_EVER), 'no more urgent flag is left behind').toBeGreaterThanOrEqual(
        ranks.at(-1) ?? 0,
      )
      // Where words failed in this run, flags go first.
      const words = world.wordsFailed ? [] : await world.mayBeSaid(ranks[0] ?? 0)
      expect(words, 'nor is what is said of a more urgent flag').toEqual([])
      if (server.mood === 'busy') world.ask()
      return server.deliver(flags)
    },
    /** The first words of each flag on the server that could go now and go before a flag of this rank. */
    async mayBeSaid(flagRank: number) {
      const onTheirWay = new Set((await lasting.rows()).map(({ id }) => id))
      const waiting = (await lastingEvents.rows()).filter(({ state }) => state !== 'rejected')
      const firsts = new Map(waiting.toReversed().map((row) => [row.flagId, row]))
      return [...firsts.values()].filter(
        ({ flagId, rank, notBefore }) =>
          !onTheirWay.has(flagId) && goesBefore(rank, flagRank) && isDue(notBefore, clock.now),
      )
    },
    /**
     * While something can be sent, an alarm stands, and not too far away. Where nothing can, one stands only to say that
     * an imminent flag is late.
     */
    async expectWatched() {
      const flags = await lasting.rows()
      // What was said of a refused flag waits until that is corrected.
      const refused = new Set(flags.filter(({ state }) => state === 'rejected').map(({ id }) => id))
      const said = (await lastingEvents.rows()).filter(({ flagId }) => !refused.has(flagId))
      const waiting = [...flags, ...said].filter(({ state }) => state !== 'rejected')
      const imminent = [urgencyRank('imminent'), eventRank({ urgency: 'imminent' })]
      for (const { notBefore } of waiting.filter(({ rank }) => imminent.includes(rank))) {
        const latest = Math.max(world.latest + LONGEST_IMMINENT_WAIT_MS, world.latestAsked)
        expect(notBefore, 'imminent flags, and what is said of them, wait a minute at most').toBeLessThanOrEqual(latest)
      }
      if (waiting.length === 0) return expect(world.armed).toBeNull()
      if (!world.connected) {
        const late = flags
          .filter(({ state }) => state !== 'rejected')
          .flatMap((row) => overdueAt(row) ?? [])
          .filter((at) => at > clock.now)
        return expect(world.armed).toBe(alarmTime(late, clock.now))
      }
      expect(world.armed).not.toBeNull()
      expect((world.armed ?? FOR_EVER) - clock.now).toBeLessThanOrEqual(LONGEST_ASKED_MS)
    },
    /** Each flag is waiting here, held there, or was refused by the server's own word; nothing is called received falsely. */
    async expectNothingLost() {
      const rows = new Map((await lasting.rows()).map((row) => [row.id, row]))
      for (const { id, hash } of world.submitted.values()) {
        const stub = (await store.read('stubs', id)) as { state: string; reference: string | null }
        const row = rows.get(id)
        if (stub.reference === null) expect(row).toBeDefined()
        else expect(server.held.get(id)).toBe(hash)
        if (row?.state === 'rejected') expect(server.refused.has(id)).toBe(true)
      }
      for (const id of server.held.keys()) expect(world.submitted.has(id)).toBe(true)
      const waiting = new Map((await lastingEvents.rows()).map((row) => [row.id, row]))
      for (const [flagId, ids] of world.said) {
        const stored = (await store.read('flags', flagId)) as { events: { id: string }[] }
        for (const id of ids) {
          const shown = stored.events.filter((event) => event.id === id).length
          expect(shown, 'recorded or waiting, and never both').toBe(waiting.has(id) ? 0 : 1)
          if (shown === 1) expect(server.recorded.has(id)).toBe(true)
          if (waiting.get(id)?.state === 'rejected') expect(server.refused.has(id)).toBe(true)
        }
      }
    },
  }
  return world
}

function ifEnded<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Ended || (error instanceof DOMException && error.name === 'QuotaExceededError')) return value
    throw error
  }
}

async function play(world: ReturnType<typeof createWorld>, one: Step): Promise<void> {
  const { server, clock } = world
  if (one.do === 'submit') return world.submit(one.urgency, { stepsLeft: one.stepsLeft })
  if (one.do === 'say') return world.say(one.which, { stepsLeft: one.stepsLeft })
  if (one.do === 'disk') {
    world.disk.full = one.full
  } else if (one.do === 'reconnect') {
    world.connected = true
  } else if (one.do === 'wait') {
    clock.now += one.ms
    // A clock that was put back makes any time that was set before it unsure.
    if (one.ms < 0) world.askedUntil = null
  } else if (one.do === 'ring') {
    if (world.armed === null) return
    clock.now = Math.max(clock.now, world.armed)
    server.mood = one.mood
    await world.deliver({ stepsLeft: FOR_EVER }, { pullForward: false, chance: one.random })
  } else {
    server.mood = one.mood
    await world.deliver({ stepsLeft: one.stepsLeft }, { pullForward: one.pullForward, chance: one.random })
  }
}

test('whatever fails, ends or jumps: nothing is lost, doubled or stuck, and the most urgent go first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 30 }), async (steps) => {
      const world = createWorld()
      for (const one of steps) {
        await play(world, one)
        await world.expectNothingLost()
      }
      // All is well again: by the alarms alone everything goes.
      world.connected = true
      world.disk.full = false
      world.server.mood = 'well'
      await world.deliver({ stepsLeft: FOR_EVER }, { pullForward: false, chance: 0.5 })
      for (let rings = 0; world.armed !== null; rings += 1) {
        const said = [...world.said.values()].flat().length
        expect(rings, 'alarms until everything is delivered').toBeLessThan(world.submitted.size + said + 1)
        await play(world, { do: 'ring', mood: 'well', random: 0.5 })
      }
      await world.expectNothingLost()
      expect((await world.outbox.rows()).filter(({ state }) => state !== 'rejected')).toEqual([])
      const said = [...world.said].flatMap(([flagId, ids]) => (world.server.refused.has(flagId) ? [] : ids))
      const settled = [...world.server.held.keys(), ...world.server.recorded.keys(), ...world.server.refused]
      expect(settled.toSorted()).toEqual([...world.submitted.keys(), ...said].toSorted())
    }),
    { numRuns: RUNS },
  )
}, 600_000)

test('through an outage so long that flags are doubted, an imminent one waits a minute at most', async () => {
  const others = fc.array(fc.constantFrom(...URGENCIES), { minLength: 1, maxLength: 4 })
  const rings = fc.array(random, { minLength: 40, maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(others, rings, async (urgencies, chances) => {
      const world = createWorld()
      for (const urgency of ['imminent', ...urgencies] as const) await world.submit(urgency, { stepsLeft: FOR_EVER })
      world.server.mood = 'unreachable'
      await world.deliver({ stepsLeft: FOR_EVER }, { pullForward: false, chance: 0.5 })
      for (const chance of chances) await play(world, { do: 'ring', mood: 'unreachable', random: chance })
      await world.expectNothingLost()
    }),
    { numRuns: Math.ceil(RUNS / 50) },
  )
}, 600_000)

test('however many words fail, and however often, they keep no flag', async () => {
  const urgencies = fc.array(fc.constantFrom(...URGENCIES), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(urgencies, urgencies, fc.array(random, { maxLength: 20 }), async (known, others, chances) => {
      const world = createWorld()
      const life = { stepsLeft: FOR_EVER }
      for (const urgency of known) await world.submit(urgency, { ...life })
      await world.deliver({ ...life }, { pullForward: false, chance: 0.5 })
      for (const which of known.keys()) await world.say(which, { ...life })
      for (const chance of chances) await play(world, { do: 'ring', mood: 'words fail', random: chance })
      for (const urgency of others) await world.submit(urgency, { ...life })
      world.server.mood = 'words fail'
      await world.deliver({ ...life }, { pullForward: false, chance: 0.5 })
      expect(world.server.held.size).toBe(known.length + others.length)
    }),
    { numRuns: Math.ceil(RUNS / 10) },
  )
}, 600_000)
