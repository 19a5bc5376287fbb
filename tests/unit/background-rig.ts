import { vi } from 'vitest'
import type { ApiClient } from '../../utils/api/client.ts'
import { createDrafts, DRAFTS_LOCK, type DraftNeeds, type Drafts } from '../../utils/drafts/drafts.ts'
import { createRemovedMemory, type RemovedMemory } from '../../utils/drafts/removed-memory.ts'
import { type Carry, createCarry } from '../../utils/outbox/carry.ts'
import { createDelivery, type Delivery } from '../../utils/outbox/delivery.ts'
import { createEventQueue, type EventQueue } from '../../utils/outbox/event-queue.ts'
import { createOutbox, type Outbox } from '../../utils/outbox/outbox.ts'
import type { Destination } from '../../utils/outbox/outbox-entry.ts'
import { createHabits, type HabitsKeeper } from '../../utils/settings/habits.ts'
import { createCipher } from '../../utils/store/cipher.ts'
import { type Database, openDatabase } from '../../utils/store/database.ts'
import { createStore, type Store } from '../../utils/store/store.ts'

export const SERVICE: Destination = {
  origin: 'https://flags.example',
  organisationId: '11111111-1111-4111-8111-111111111111',
  organisationName: 'Bonde Rights Monitor',
}

/** The real store, outbox, drafts and delivery over an own database, with time, chance and the line handed in. */
export interface Rig {
  store: Store
  database: Database
  habits: HabitsKeeper
  outbox: Outbox
  carry: Carry
  events: EventQueue
  drafts: Drafts
  delivery: Delivery
  memory: RemovedMemory
  session: Map<string, unknown>
  clock: { now: number }
  armed: number[][]
  /** What happens meanwhile. */
  hooks: { arming: () => Promise<void> }
  link: { destination: Destination | null; client: Pick<ApiClient, 'deliver' | 'say'>; refused: number }
}

let databases = 0

const saysNothing: ApiClient['say'] = () => Promise.reject(new Error('nothing was to be said'))

/** Builds a rig. `deliver` is the server's side of a batch, `say` that of an event. */
export async function createRig(deliver: ApiClient['deliver'], say: ApiClient['say'] = saysNothing): Promise<Rig> {
  databases += 1
  const { database, key } = await openDatabase(`rig-${databases}`, () => {})
  const store = createStore(database, createCipher(key))
  const locks = navigator.locks
  const outbox = createOutbox({ store, locks })
  const events = createEventQueue({ store, locks })
  const clock = { now: Date.parse('2026-11-22T10:00:00Z') }
  const session = new Map<string, unknown>()
  const memory = createRemovedMemory({
    get: async (key) => Object.fromEntries([...session].filter(([name]) => key === null || name === key)),
    set: async (values) => {
      for (const [key, value] of Object.entries(values)) session.set(key, structuredClone(value))
    },
    remove: async (key) => {
      session.delete(key)
    },
  })
  const link: Rig['link'] = { destination: SERVICE, client: { deliver, say }, refused: 0 }
  const armed: number[][] = []
  const hooks = { arming: async () => {} }
  const remembered: DraftNeeds['remembered'] = {
    read: async () => ({ language: 'sw', country: 'KE', identity: 'organization_only' }),
    remember: (answers) => ({ put: 'records', id: 'remembered', columns: {}, value: answers }),
  }
  const habits = createHabits(store, (work) => locks.request(DRAFTS_LOCK, work))
  const drafts = createDrafts({
    store,
    locks,
    outbox,
    memory,
    now: () => clock.now,
    remembered,
    recognise: async () => [],
    learn: habits.learn,
    destination: async () => link.destination,
    canonicalLink: (_, address) => (address.startsWith('https://www.facebook.com/') ? address : null),
  })
  const delivery = createDelivery({
    outbox,
    events,
    store,
    locks,
    now: () => clock.now,
    random: () => 0.5,
    target: async () =>
      link.destination && {
        destination: link.destination,
        client: link.client,
        refused: async () => {
          link.refused += 1
          link.destination = null
        },
      },
    arm: async (times) => {
      armed.push(times)
      await hooks.arming()
    },
    onChange: vi.fn(async () => {}),
  })
  const carry = createCarry({ store, locks, outbox, events, serverNow: async () => clock.now })
  return {
    store,
    database,
    habits,
    outbox,
    carry,
    events,
    drafts,
    delivery,
    memory,
    session,
    clock,
    armed,
    hooks,
    link,
  }
}
