// Everything that keeps or sends data, put together over one open database.
import * as z from 'zod/mini'
import type { ApiClient } from '../../utils/api/client.ts'
import { createApiClient } from '../../utils/api/client.ts'
import { type ConnectionKeeper, createConnectionKeeper } from '../../utils/connection/connection.ts'
import { createServerClock, type ServerClock } from '../../utils/connection/server-clock.ts'
import { createServiceTaxonomy, type ServiceTaxonomy } from '../../utils/connection/service-taxonomy.ts'
import { createDrafts, DRAFTS_LOCK, type Drafts } from '../../utils/drafts/drafts.ts'
import type { RemovedMemory } from '../../utils/drafts/removed-memory.ts'
import { createSayingDrafts, type SayingDrafts, sayingRecord } from '../../utils/drafts/saying-drafts.ts'
import { createFirstScreenKeeper, type FirstScreenKeeper } from '../../utils/history/first-screen-keeper.ts'
import { createFlaggedPosts, type FlaggedPostsKeeper } from '../../utils/history/flagged-posts.ts'
import { createHistory, type History } from '../../utils/history/history.ts'
import type { LinkState } from '../../utils/history/listed-flag.ts'
import { createRetention, type Retention } from '../../utils/history/retention.ts'
import { createSavedViews, type SavedViews } from '../../utils/history/saved-views.ts'
import { syncedAt, syncHistory } from '../../utils/history/sync.ts'
import { fold } from '../../utils/i18n/fold.ts'
import type { Overview } from '../../utils/messages/page-views.ts'
import { type Carry, createCarry } from '../../utils/outbox/carry.ts'
import { createDelivery, type Delivery } from '../../utils/outbox/delivery.ts'
import { createEventQueue, type EventQueue } from '../../utils/outbox/event-queue.ts'
import { createOutbox, type Outbox } from '../../utils/outbox/outbox.ts'
import type { Destination } from '../../utils/outbox/outbox-entry.ts'
import { createSendingPause, type SendingPause } from '../../utils/outbox/sending-pause.ts'
import { keysOfFlag } from '../../utils/platforms/keys-of-flag.ts'
import { createHabits, type HabitsKeeper } from '../../utils/settings/habits.ts'
import { createSettings, type SettingsKeeper } from '../../utils/settings/settings.ts'
import { createSiteNotices, type SiteNotices } from '../../utils/settings/site-notices.ts'
import { createCipher } from '../../utils/store/cipher.ts'
import { openDatabase } from '../../utils/store/database.ts'
import { DATABASE_NAME } from '../../utils/store/database-name.ts'
import { createRecord, type StoredRecord } from '../../utils/store/record.ts'
import { createStore } from '../../utils/store/store.ts'
import { canonicalLink } from './canonical-link.ts'

export interface Core {
  settings: SettingsKeeper
  habits: HabitsKeeper
  siteNotices: SiteNotices
  /** Whether a notification says that a flag has news; null, and none does, until the partner says. */
  newsAlert: StoredRecord<boolean | null>
  connection: ConnectionKeeper
  serviceTaxonomy: ServiceTaxonomy
  drafts: Drafts
  sayings: SayingDrafts
  outbox: Outbox
  carry: Carry
  events: EventQueue
  delivery: Delivery
  history: History
  /** Keeps what a page that opens on the history can show before the background is awake. */
  firstScreen: FirstScreenKeeper<Overview>
  retention: Retention
  serverClock: ServerClock
  savedViews: SavedViews
  pause: SendingPause
  flaggedPosts: FlaggedPostsKeeper
  linkState(): Promise<LinkState>
  destination(): Promise<Destination | null>
  /** Fetches what happened at the server. False where it could not. */
  sync(): Promise<boolean>
  /** Deletes all flags, drafts and what was learned from them, also what is only in memory. */
  eraseAll(): Promise<void>
  /** Deletes one flag from this device. False where there was none. */
  erase(id: string): Promise<boolean>
  /** When the service last said what happened: ISO 8601; null where it never did. */
  syncedAt(): Promise<string | null>
  /** Asks the service for the version of its taxonomy, once a day. True where it has another one than before. */
  askTaxonomy(): Promise<boolean>
}

/** What the core needs of the browser. */
export interface CoreNeeds {
  memory: RemovedMemory
  locks: LockManager
  fetch: typeof globalThis.fetch
  /** Sets the delivery alarm by the times (epoch ms) at which flags may be tried again; none: clears it. */
  arm(times: number[]): Promise<void>
  onChange(): Promise<void>
  /** The reviewers, or the service by itself, did something with these flags. */
  onNews(flagIds: string[]): void
  /** Something was written: what was read before may not be so any more. */
  onWritten(): void
  /** The database was closed under us: what was built on it is of no use any more. */
  onClosed(): void
}

/** Opens the database and builds the core on it. Rejects where the browser refuses storage. */
export async function openCore({
  memory,
  locks,
  fetch,
  arm,
  onChange,
  onNews,
  onWritten,
  onClosed,
}: CoreNeeds): Promise<Core> {
  const now = () => Date.now()
  const { database, key } = await openDatabase(DATABASE_NAME, onClosed)
  const firstScreen = createFirstScreenKeeper<Overview>({
    store: createStore(database, createCipher(key)),
    version: import.meta.env.FIELDFLAG_VERSION,
    shown: ['connection', 'news-alert', 'sending-pause', 'service-taxonomy', 'settings'],
  })
  const { store } = firstScreen
  store.onWritten(onWritten)
  const settings = createSettings(store)
  const besideDrafts = <T>(work: () => Promise<T>): Promise<T> => locks.request(DRAFTS_LOCK, work)
  const habits = createHabits(store, besideDrafts)
  const newsAlert = createRecord(store, 'news-alert', z.nullable(z.boolean()), null)
  const siteNotices = createSiteNotices(store, import.meta.env.FIELDFLAG_VERSION)
  const serverClock = createServerClock({ store, now })
  // A clock that can't be written down now is heard again with the next answer.
  const onServerTime = (at: number) => void serverClock.heard(at).catch(() => undefined)
  const client = (origin: string, token: string | null): ApiClient => createApiClient({ origin, token, fetch })
  const serverNow = async () => now() + (await serverClock.offset())
  const connection = createConnectionKeeper({ store, locks, client, now })
  const serviceTaxonomy = createServiceTaxonomy({ store, now })
  const outbox = createOutbox({ store, locks })
  const events = createEventQueue({ store, locks })
  const sayings = createSayingDrafts({ store, locks })
  const history = createHistory({ store, outbox, events, now, serverNow, fold })
  const pause = createSendingPause(store)
  const flaggedPosts = createFlaggedPosts({ store, keysOf: keysOfFlag })
  const retention = createRetention({
    store,
    outbox,
    locks,
    besideDrafts: (work) => besideDrafts(() => sayings.exclusive(work)),
    rows: history.rows,
    serverNow,
    forget: flaggedPosts.forget,
    unlearn: habits.forget,
    recordsOf: (id) => [sayingRecord(id)],
    learned: ['flagged-posts', 'habits', 'remembered', 'current-draft', 'saved-views', 'saying', 'attempts'],
  })

  async function linkState(): Promise<LinkState> {
    const connected = await connection.read()
    const isPaused = await pause.isPaused()
    if (!connected) return { destination: null, needsReconnect: false, isPaused }
    const { origin, service, needsReconnect } = connected
    const { id: organisationId, name: organisationName } = service.organisation
    return { destination: { origin, organisationId, organisationName }, needsReconnect, isPaused }
  }
  const destination = async () => (await linkState()).destination

  async function target() {
    const connected = await connection.read()
    const to = await destination()
    if (!connected || !to || connected.needsReconnect) return null
    const { origin, token } = connected
    return {
      destination: to,
      client: createApiClient({ origin, token, fetch, onServerTime }),
      refused: () => connection.markRefused(token),
    }
  }

  const drafts = createDrafts({
    store,
    locks,
    outbox,
    memory,
    now,
    recognise: flaggedPosts.remember,
    learn: habits.learn,
    destination,
    canonicalLink,
    remembered: settings,
  })
  const delivery = createDelivery({
    outbox,
    events,
    store,
    locks,
    now,
    random: Math.random,
    target: async () => ((await pause.isPaused()) ? null : target()),
    arm,
    onChange,
  })

  /** A request that is under way is broken off: who deletes may have no time to wait for the line. */
  async function withoutSending<T>(work: () => Promise<T>): Promise<T> {
    const goOn = delivery.halt()
    try {
      return await work()
    } finally {
      goOn()
    }
  }

  async function sync(isSecond = false): Promise<boolean> {
    const to = await target()
    if (!to) return false
    const failure = await syncHistory({
      store,
      outbox,
      locks,
      client: to.client,
      destination: to.destination,
      now,
      onNews,
    })
    if (failure?.by === 'server' && (failure.status === 401 || failure.status === 403)) {
      await to.refused()
      // Where there is another token, it was renewed meanwhile, or is the one before.
      if (!isSecond && (await target()) !== null) return sync(true)
    }
    if (failure === null) await connection.refresh()
    return failure === null
  }

  async function askTaxonomy(): Promise<boolean> {
    const to = await target()
    return to !== null && (await serviceTaxonomy.refresh(to.destination.origin, to.client))
  }

  return {
    settings,
    habits,
    siteNotices,
    newsAlert,
    connection,
    serviceTaxonomy,
    drafts,
    sayings,
    outbox,
    carry: createCarry({ store, locks, outbox, events, serverNow }),
    events,
    delivery,
    history,
    firstScreen,
    retention,
    serverClock,
    savedViews: createSavedViews(store, locks),
    pause,
    flaggedPosts,
    linkState,
    destination,
    sync,
    erase: (id) => withoutSending(() => retention.erase(id)),
    eraseAll: () =>
      withoutSending(async () => {
        await retention.eraseAll()
        await memory.forgetAll()
      }),
    syncedAt: async () => syncedAt(store, await destination()),
    askTaxonomy,
  }
}
