// What pages may ask about all flags: lists, figures, saved views, and news from the server.
import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { Handlers, Sender } from '../../utils/messages/receive.ts'
import type { Core } from './core.ts'
import type { Notify } from './notify.ts'
import { waitingFlags } from './waiting-flags.ts'

type HistoryHandlers = Pick<
  Handlers<PageCalls, Sender>,
  | 'history.list'
  | 'history.find'
  | 'history.waiting'
  | 'history.figures'
  | 'history.views'
  | 'history.keepView'
  | 'history.dropView'
  | 'history.sync'
  | 'history.opened'
>

/** Rows that `history.list` answers: enough for who looks for a flag of a moment ago. */
const MOST_LISTED = 200

/** Handlers over the history. Only `history.sync` waits for the line. */
export function createHistoryHandlers({
  core,
  notify,
  flagsMoved,
  followServer,
  askTaxonomy,
}: {
  core: () => Promise<Core>
  notify: Notify
  /** Has the sites' pages look again where flags stand; not waited for. */
  flagsMoved: () => void
  /** Asks the server what happened, where flags are open and it was not asked just now; not waited for. */
  followServer: () => void
  /** Asks the service whether it has a newer list of categories, once a day; not waited for. */
  askTaxonomy: () => void
}): HistoryHandlers {
  return {
    async 'history.list'() {
      const { history, linkState } = await core()
      return history.list(await linkState(), MOST_LISTED)
    },
    async 'history.find'(query) {
      const { history, linkState } = await core()
      return history.find(query, linkState)
    },
    'history.waiting': async () => waitingFlags(await core()),
    async 'history.figures'(period) {
      const { history, connection } = await core()
      const connected = await connection.read()
      return history.figures(period, connected?.service.targets ?? [])
    },
    'history.views': async () => (await core()).savedViews.read(),
    'history.keepView': async (view) => (await core()).savedViews.keep(view),
    'history.dropView': async ({ name }) => (await core()).savedViews.drop(name),
    async 'history.sync'() {
      const opened = await core()
      askTaxonomy()
      const ok = await opened.sync()
      await notify('history', null)
      if (ok) flagsMoved()
      return { ok, syncedAt: await opened.syncedAt() }
    },
    async 'history.opened'() {
      followServer()
      return null
    },
  }
}
