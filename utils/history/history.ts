// What became of each flag, from this device's own records.
import * as z from 'zod/mini'
import type { FlagEvent } from '../flag/event.ts'
import type { Flag } from '../flag/flag.ts'
import { isOpen } from '../flag/is-open.ts'
import { needsPartner, type Said } from '../flag/needs-partner.ts'
import { stateAfterSaid } from '../flag/partner-events.ts'
import { type Stub, StubSchema } from '../flag/stub.ts'
import { type Attempt, type AttemptLog, readAttempts } from '../outbox/attempt-log.ts'
import type { Carried, TakenIn } from '../outbox/carry.ts'
import type { EventQueue } from '../outbox/event-queue.ts'
import { storedFlag } from '../outbox/flag-events.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { PartnerEvent } from '../outbox/outbox-entry.ts'
import { isOverdue } from '../outbox/overdue.ts'
import type { TakenInSaid } from '../outbox/take-in-said.ts'
import type { Store } from '../store/store.ts'
import { type Figures, figuresOf, type Target } from './figures.ts'
import { NO_FILTERS } from './filters.ts'
import { matching } from './find-flags.ts'
import { FIRST_QUERY } from './first-screen.ts'
import { createFlagIndex } from './flag-index.ts'
import type { FlagQuery, Period } from './flag-query.ts'
import { type HistoryPage, historyPage, isWaiting } from './history-page.ts'
import type { Fold } from './index-entry.ts'
import {
  type LinkState,
  type ListedFlag,
  type PendingEvent,
  pendingEvent,
  type Row,
  settled,
  unreadable,
  unreadableEvent,
  waitReason,
} from './listed-flag.ts'
import { markState } from './shown-state.ts'
import { untilWritten } from './until-written.ts'

export type { Attempt, AttemptLog, Carried, PartnerEvent, TakenIn, TakenInSaid }

/** One flag in full: exactly what was (or will be) sent, what happened since, and each try to send it. */
export interface WholeFlag {
  stub: ListedFlag
  /** Null once what was sent was deleted from this device. */
  flag: Flag | null
  events: FlagEvent[]
  /** What waits to be said, oldest first. */
  pending: PendingEvent[]
  /** The state that the flag will be in when that has arrived. */
  stateToCome: string
  attempts: AttemptLog
}

export interface History {
  /** The newest flags, so many at most. */
  list(link: LinkState, most?: number): Promise<ListedFlag[]>
  /** Those that are not sent yet and will be, newest first. */
  waiting(link: LinkState): Promise<ListedFlag[]>
  /** Imminent flags that wait longer than they may or that the server refused, newest first. */
  overdue(link: LinkState): Promise<ListedFlag[]>
  /** How many need something of the partner. */
  needsYou(): Promise<number>
  /** The rows of all flags, as they are kept. */
  rows(): Promise<Stub[]>
  /** Rows of flags at the server on which somebody has yet to act. */
  open(): Promise<Stub[]>
  /**
   * What matches a query: in all that the partner wrote, and in whatever the page says that its words mean in codes.
   * `linkState` is asked only where a flag waits.
   */
  find(query: FlagQuery, linkState: () => Promise<LinkState>): Promise<HistoryPage<ListedFlag>>
  /** The same for the query that the history opens with; nobody is about to search. */
  first(linkState: () => Promise<LinkState>): Promise<HistoryPage<ListedFlag>>
  /** What became of the flags of a period. `targets`: the operator's; none where none are known. */
  figures(period: Period, targets: readonly Target[]): Promise<Figures>
  /** One flag in full; null where this device has none of that id. */
  read(id: string, link: LinkState): Promise<WholeFlag | null>
  /** The state whose mark one flag's post shows; null where this device has none of that id. */
  stateOf(id: string): Promise<string | null>
}

interface HistoryNeeds {
  store: Store
  outbox: Outbox
  events: EventQueue
  now: () => number
  /** Epoch milliseconds by the service's clock, as far as it is known. */
  serverNow: () => Promise<number>
  /** How text is compared in searches. */
  fold: Fold
}

/** History over the store and the outbox. */
export function createHistory({ store, outbox, events, now, serverNow, fold }: HistoryNeeds): History {
  const index = createFlagIndex({ store, fold })

  async function listed(stub: Row, link: LinkState, isWaiting: boolean): Promise<ListedFlag> {
    const item = isWaiting ? await outbox.item(stub.id) : undefined
    if (!item) {
      const row = isWaiting ? (await outbox.rows()).find(({ id }) => id === stub.id) : undefined
      return row ? unreadable(stub, row, now()) : settled(stub)
    }
    if (item.state === 'rejected') return { ...settled(stub), overdue: isOverdue(item, now()) }
    const { position: _, lastFailure, receivedBy: __, saidSince: ___, said = null, ...row } = stub
    const waiting = item.held ? 'held' : waitReason(item.entry.destination, lastFailure, link)
    const planned = waiting === lastFailure
    return {
      ...row,
      said,
      state: item.state,
      waiting: item.state === 'sending' ? null : waiting,
      nextTryAt: planned && item.notBefore > 0 ? new Date(item.notBefore).toISOString() : null,
      overdue: isOverdue(item, now()),
    }
  }

  /** Opens only what was said of flags with an open question: few. */
  async function saidOf({ id, state }: Stub, rows: Awaited<ReturnType<EventQueue['rows']>>): Promise<Said | null> {
    if (rows.some((row) => row.state === 'rejected')) return 'refused'
    if (rows.length === 0) return null
    if (state !== 'info_requested') return 'waits'
    const kinds = (await events.ofFlag(id)).map(({ entry }) => entry.event.kind)
    return stateAfterSaid(state, kinds) === state ? 'waits' : 'answer_waits'
  }

  /** Entries as outbox and events know them, and how to complete one that is shown: only those are opened. */
  async function readCurrent(what: 'rows' | 'texts') {
    const [entries, waiting, waitingEvents] = await Promise.all([index.read(what), outbox.rows(), events.rows()])
    const inOutbox = new Map(waiting.map((row) => [row.id, row.state]))
    const said = new Map<string, Said | null>()
    for (const [flagId, rows] of Map.groupBy(waitingEvents, (row) => row.flagId)) {
      const entry = entries.get(flagId)
      if (entry) said.set(flagId, await saidOf(entry.stub, rows))
    }
    const isStill = inOutbox.size === 0 && said.size === 0
    const list = index.list()
    // The same list again: what is worked out of all rows is then known.
    const rows = isStill
      ? list
      : list.map((entry): { stub: Row; text: string | null } => {
          const { id, state } = entry.stub
          const here = inOutbox.get(id)
          if ((!here || here === 'rejected' || here === state) && !said.has(id)) return entry
          const shown = here && here !== 'rejected' ? here : state
          return { ...entry, stub: { ...entry.stub, state: shown, said: said.get(id) ?? null } }
        })
    const show = async (stub: Row, link: LinkState) =>
      inOutbox.has(stub.id) ? listed(stub, link, true) : settled(stub)
    return { rows, show, isInOutbox: (stub: Row) => inOutbox.has(stub.id) }
  }

  const current = untilWritten(store, () => readCurrent('rows'))
  const currentWithTexts = untilWritten(store, () => readCurrent('texts'))

  async function found(query: FlagQuery, linkState: () => Promise<LinkState>): Promise<HistoryPage<ListedFlag>> {
    const { rows, show, isInOutbox } = await (query.words.length > 0 ? currentWithTexts() : current())
    const { groups, ...page } = historyPage(rows, query, now())
    const link = groups.some(({ flags }) => flags.some(isInOutbox)) ? await linkState() : null
    const shown = groups.map(async (group) => ({
      ...group,
      flags: await Promise.all(group.flags.map((stub) => (link ? show(stub, link) : settled(stub)))),
    }))
    return { ...page, groups: await Promise.all(shown) }
  }

  const rows = async () => [...(await index.read('rows')).values()].map(({ stub }) => stub)

  return {
    rows,
    async stateOf(id) {
      const stub = z.safeParse(StubSchema, await store.read('stubs', id))
      return stub.success ? markState(stub.data) : null
    },
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
    async overdue(link) {
      const late = new Set((await outbox.rows()).flatMap((row) => (isOverdue(row, now()) ? row.id : [])))
      if (late.size === 0) return []
      const { rows, show } = await current()
      const found = rows.filter(({ stub }) => late.has(stub.id))
      return Promise.all(matching(found, ALL, now()).map((stub) => show(stub, link)))
    },
    async needsYou() {
      const { rows } = await current()
      return rows.filter(({ stub }) => needsPartner(stub)).length
    },
    open: async () => (await rows()).filter(isOpen),
    first: (linkState) => found(FIRST_QUERY, linkState),
    async find(query, linkState) {
      const page = found(query, linkState)
      // Who opens the history may search next: the first key must not wait for what all later ones need too.
      if (query.words.length === 0) currentWithTexts().catch(() => undefined)
      return page
    },
    async figures(period, targets) {
      const { rows } = await current()
      const within = matching(rows, { ...ALL, filters: { ...NO_FILTERS, ...period } }, now())
      return figuresOf(within, targets, await serverNow())
    },
    async read(id, link) {
      const stub = z.safeParse(StubSchema, await store.read('stubs', id))
      if (!stub.success) return null
      // What can't be read is told as what is not here: its row is still true.
      const { flag, events: received } = (await storedFlag(store, id)) ?? { flag: null, events: [] }
      const own = await events.ofFlag(id)
      const kinds = own.filter(({ state }) => state !== 'rejected').map(({ entry }) => entry.event.kind)
      const row = await listed({ ...stub.data, said: await saidOf(stub.data, own) }, link, true)
      return {
        stub: row,
        flag,
        events: received,
        pending: [
          ...own.map((item) => pendingEvent(item, stub.data, link)),
          ...(await events.unreadableOf(id)).map(unreadableEvent),
        ],
        stateToCome: stateAfterSaid(row.state, kinds),
        attempts: await readAttempts(store, id),
      }
    },
  }
}

const ALL = { words: [], filters: NO_FILTERS, sort: 'newest' } as const satisfies Partial<FlagQuery>
