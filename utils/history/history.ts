// What became of each flag, from this device's own records.
import * as z from 'zod/mini'
import type { FlagEvent } from '../flag/event.ts'
import type { Flag } from '../flag/flag.ts'
import { stateGroup } from '../flag/life-cycle.ts'
import { StoredFlagSchema, type Stub, StubSchema } from '../flag/stub.ts'
import { type Attempt, type AttemptLog, readAttempts } from '../outbox/attempt-log.ts'
import type { Outbox, TakenIn } from '../outbox/outbox.ts'
import { type Destination, sameDestination } from '../outbox/outbox-entry.ts'
import { isOverdue } from '../outbox/overdue.ts'
import type { Store } from '../store/store.ts'
import { type Figures, figuresOf, type Target } from './figures.ts'
import { matching } from './find-flags.ts'
import { createFlagIndex } from './flag-index.ts'
import { type FlagQuery, NO_FILTERS, type Period } from './flag-query.ts'
import { type HistoryPage, historyPage, isWaiting } from './history-page.ts'
import type { Fold } from './index-entry.ts'

export type { Attempt, AttemptLog, TakenIn }

/** Why a flag waits. */
export type WaitReason =
  | 'not_connected'
  | 'not_adopted'
  | 'other_service'
  | 'reconnect'
  | 'first_try'
  | 'paused'
  | 'held'
  | 'no_line'
  | 'foreign_line'
  | 'server_busy'
  | 'asked_to_wait'

/** A row as screens show it. */
export interface ListedFlag extends Omit<Stub, 'position' | 'lastFailure'> {
  waiting: WaitReason | null
  /** ISO 8601; null where nothing is planned. */
  nextTryAt: string | null
  /** True for an imminent flag that waits longer than it may. */
  overdue: boolean
}

/** Where flags go now, as far as waiting depends on it. */
export interface LinkState {
  destination: Destination | null
  needsReconnect: boolean
  /** The partner paused sending. */
  isPaused: boolean
}

/** One flag in full: exactly what was (or will be) sent, what happened since, and each try to send it. */
export interface WholeFlag {
  stub: ListedFlag
  flag: Flag
  events: FlagEvent[]
  attempts: AttemptLog
}

export interface History {
  /** The newest flags, so many at most. */
  list(link: LinkState, most?: number): Promise<ListedFlag[]>
  /** Those that are not sent yet and will be, newest first. */
  waiting(link: LinkState): Promise<ListedFlag[]>
  /** How many need something of the partner. */
  needsYou(): Promise<number>
  /**
   * What matches a query: in all that the partner wrote, and in whatever the page says that its words mean in codes.
   * `linkState` is asked only where a flag waits.
   */
  find(query: FlagQuery, linkState: () => Promise<LinkState>): Promise<HistoryPage<ListedFlag>>
  /** What became of the flags of a period. `targets`: the operator's; none where none are known. */
  figures(period: Period, targets: readonly Target[]): Promise<Figures>
  /** One flag in full; null where this device has none of that id. */
  read(id: string, link: LinkState): Promise<WholeFlag | null>
}

interface HistoryNeeds {
  store: Store
  outbox: Outbox
  now: () => number
  /** How text is compared in searches. */
  fold: Fold
}

/** History over the store and the outbox. */
export function createHistory({ store, outbox, now, fold }: HistoryNeeds): History {
  const index = createFlagIndex({ store, fold })

  async function listed(stub: Stub, link: LinkState, isWaiting: boolean): Promise<ListedFlag> {
    const item = isWaiting ? await outbox.item(stub.id) : undefined
    if (!item || item.state === 'rejected') return settled(stub)
    const { position: _, lastFailure, ...row } = stub
    const waiting = item.held ? 'held' : waitReason(item.entry.destination, lastFailure, link)
    const planned = waiting === lastFailure
    return {
      ...row,
      state: item.state,
      waiting: item.state === 'sending' ? null : waiting,
      nextTryAt: planned && item.notBefore > 0 ? new Date(item.notBefore).toISOString() : null,
      overdue: isOverdue(item, now()),
    }
  }

  /** Entries in the state that the outbox knows, and how to complete one that is shown: only those are opened. */
  async function current(what: 'rows' | 'texts' = 'rows') {
    const [entries, waiting] = await Promise.all([index.read(what), outbox.rows()])
    const inOutbox = new Map(waiting.map((row) => [row.id, row.state]))
    const rows = [...entries.values()].map((entry) => {
      const state = inOutbox.size > 0 && inOutbox.get(entry.stub.id)
      if (!state || state === 'rejected' || state === entry.stub.state) return entry
      return { ...entry, stub: { ...entry.stub, state } }
    })
    const show = async (stub: Stub, link: LinkState) =>
      inOutbox.has(stub.id) ? listed(stub, link, true) : settled(stub)
    return { rows, show, isInOutbox: (stub: Stub) => inOutbox.has(stub.id) }
  }

  return {
    async list(link, most) {
      const { rows, show } = await current()
      return Promise.all(
        matching(rows, ALL, now())
          .slice(0, most)
          .map((stub) => show(stub, link)),
      )
    },
    async waiting(link) {
      const { rows, show } = await current()
      return Promise.all(matching(rows.filter(isWaiting), ALL, now()).map((stub) => show(stub, link)))
    },
    async needsYou() {
      const entries = [...(await index.read('rows')).values()]
      return entries.filter(({ stub }) => stateGroup(stub.state) === 'needs_you' && !stub.mended).length
    },
    async find(query, linkState) {
      const { rows, show, isInOutbox } = await current(query.words.length > 0 ? 'texts' : 'rows')
      // Who opens the history may search next: the first key must not wait for what all later ones need too.
      if (query.words.length === 0) index.read('texts').catch(() => undefined)
      const { groups, ...page } = historyPage(rows, query, now())
      const link = groups.some(({ flags }) => flags.some(isInOutbox)) ? await linkState() : null
      const shown = groups.map(async (group) => ({
        ...group,
        flags: await Promise.all(group.flags.map((stub) => (link ? show(stub, link) : settled(stub)))),
      }))
      return { ...page, groups: await Promise.all(shown) }
    },
    async figures(period, targets) {
      const { rows } = await current()
      const within = matching(rows, { ...ALL, filters: { ...NO_FILTERS, ...period } }, now())
      return figuresOf(within, targets, now())
    },
    async read(id, link) {
      const stub = z.safeParse(StubSchema, await store.read('stubs', id))
      const stored = z.safeParse(StoredFlagSchema, await store.read('flags', id))
      if (!stub.success || !stored.success) return null
      return { stub: await listed(stub.data, link, true), ...stored.data, attempts: await readAttempts(store, id) }
    },
  }
}

const ALL = { words: [], filters: NO_FILTERS, sort: 'newest' } as const satisfies Partial<FlagQuery>

/** The row of a flag that does not wait. */
function settled({ position: _, lastFailure: __, ...row }: Stub): ListedFlag {
  return { ...row, waiting: null, nextTryAt: null, overdue: false }
}

function waitReason(
  meantFor: Destination | null,
  lastFailure: Stub['lastFailure'],
  { destination, needsReconnect, isPaused }: LinkState,
): WaitReason {
  if (!destination) return 'not_connected'
  if (meantFor === null) return 'not_adopted'
  if (!sameDestination(meantFor, destination)) return 'other_service'
  if (needsReconnect) return 'reconnect'
  if (isPaused) return 'paused'
  return lastFailure ?? 'first_try'
}
