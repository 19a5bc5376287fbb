// Everything that keeps or sends data, put together over one open database.
import type { ApiClient } from '../../utils/api/client.ts'
import { createApiClient } from '../../utils/api/client.ts'
import { type ConnectionKeeper, createConnectionKeeper } from '../../utils/connection/connection.ts'
import { createServiceTaxonomy, type ServiceTaxonomy } from '../../utils/connection/service-taxonomy.ts'
import { createDrafts, type Drafts } from '../../utils/drafts/drafts.ts'
import type { RemovedMemory } from '../../utils/drafts/removed-memory.ts'
import { createFlaggedPosts, type FlaggedPostsKeeper } from '../../utils/history/flagged-posts.ts'
import { createHistory, type History, type LinkState } from '../../utils/history/history.ts'
import { syncHistory } from '../../utils/history/sync.ts'
import { createDelivery, type Delivery } from '../../utils/outbox/delivery.ts'
import { createOutbox, type Outbox } from '../../utils/outbox/outbox.ts'
import type { Destination } from '../../utils/outbox/outbox-entry.ts'
import { createSendingPause, type SendingPause } from '../../utils/outbox/sending-pause.ts'
import { keysOfFlag } from '../../utils/platforms/keys-of-flag.ts'
import { createHabits, type HabitsKeeper } from '../../utils/settings/habits.ts'
import { createSettings, type SettingsKeeper } from '../../utils/settings/settings.ts'
import { createSiteNotices, type SiteNotices } from '../../utils/settings/site-notices.ts'
import { createCipher } from '../../utils/store/cipher.ts'
import { DATABASE_NAME, openDatabase } from '../../utils/store/database.ts'
import { createStore } from '../../utils/store/store.ts'
import { canonicalLink } from './canonical-link.ts'

export interface Core {
  settings: SettingsKeeper
  habits: HabitsKeeper
  siteNotices: SiteNotices
  connection: ConnectionKeeper
  serviceTaxonomy: ServiceTaxonomy
  drafts: Drafts
  outbox: Outbox
  delivery: Delivery
  history: History
  pause: SendingPause
  flaggedPosts: FlaggedPostsKeeper
  linkState(): Promise<LinkState>
  destination(): Promise<Destination | null>
  /** Fetches what happened at the server. False where it could not. */
  sync(): Promise<boolean>
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
  /** The database was closed under us: what was built on it is of no use any more. */
  onClosed(): void
}

/** Opens the database and builds the core on it. Rejects where the browser refuses storage. */
export async function openCore({ memory, locks, fetch, arm, onChange, onClosed }: CoreNeeds): Promise<Core> {
  const now = () => Date.now()
  const { database, key } = await openDatabase(DATABASE_NAME, onClosed)
  const store = createStore(database, createCipher(key))
  const settings = createSettings(store)
  const habits = createHabits(store)
  const siteNotices = createSiteNotices(store, import.meta.env.FIELDFLAG_VERSION)
  const client = (origin: string, token: string | null): ApiClient => createApiClient({ origin, token, fetch })
  const connection = createConnectionKeeper({ store, client, now })
  const serviceTaxonomy = createServiceTaxonomy({ store, now })
  const outbox = createOutbox({ store, locks })
  const history = createHistory({ store, outbox, now })
  const pause = createSendingPause(store)
  const flaggedPosts = createFlaggedPosts({ store, keysOf: keysOfFlag })

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
    return { destination: to, client: client(origin, token), refused: () => connection.markRefused(token) }
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
    store,
    locks,
    now,
    random: Math.random,
    target: async () => ((await pause.isPaused()) ? null : target()),
    arm,
    onChange,
  })

  async function sync(): Promise<boolean> {
    const to = await target()
    if (!to) return false
    const failure = await syncHistory({ store, outbox, locks, client: to.client, destination: to.destination })
    if (failure?.by === 'server' && (failure.status === 401 || failure.status === 403)) await to.refused()
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
    connection,
    serviceTaxonomy,
    drafts,
    outbox,
    delivery,
    history,
    pause,
    flaggedPosts,
    linkState,
    destination,
    sync,
    askTaxonomy,
  }
}
