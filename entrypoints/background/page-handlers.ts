// What the extension's own pages may ask.
import type { Browser } from 'webextension-polyfill'
import { withoutTokens } from '../../utils/connection/connection.ts'
import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { Handlers, Sender } from '../../utils/messages/receive.ts'
import { activePageAddress } from './active-page-address.ts'
import { createConversationHandlers } from './conversation-handlers.ts'
import type { Core } from './core.ts'
import { createDraftHandlers } from './draft-handlers.ts'
import type { FormAhead } from './form-ahead.ts'
import { createHistoryHandlers } from './history-handlers.ts'
import type { Notify } from './notify.ts'
import { createOutboxHandlers } from './outbox-handlers.ts'
import type { SiteChanges } from './site-changes.ts'

/** All of them: those of the rooms, and of what every screen shows around its content. */
export function createPageHandlers({
  browser,
  core,
  notify,
  ahead,
  siteChanges,
  deliverAll,
  flagsMoved,
  followServer,
  askTaxonomy,
}: {
  browser: Browser
  core: () => Promise<Core>
  notify: Notify
  ahead: FormAhead
  siteChanges: SiteChanges
  /** Starts sending all that waits; not waited for. */
  deliverAll: () => void
  /** Has the sites' pages look again where flags stand; not waited for. */
  flagsMoved: () => void
  /** Asks the server what happened, where flags are open and it was not asked just now; not waited for. */
  followServer: () => void
  /** Asks the service whether it has a newer list of categories, once a day; not waited for. */
  askTaxonomy: () => void
}): Handlers<PageCalls, Sender> {
  return {
    'overview.read': () => ahead.overview(),
    async 'settings.change'(change) {
      const changed = await (await core()).settings.choose(change)
      await notify('overview', null)
      return changed
    },
    'page.address': () => activePageAddress(browser),
    'site.notice': () => siteChanges.read(),
    async 'site.dismiss'(notice) {
      await siteChanges.dismiss(notice)
      return null
    },
    'site.report': ({ tabId }) => siteChanges.report(tabId),
    'connection.inspect': async ({ link }) => (await core()).connection.inspect(link),
    async 'connection.accept'({ link }) {
      const accepted = await (await core()).connection.accept(link)
      if (!accepted.ok) return accepted
      deliverAll()
      askTaxonomy()
      await notify('overview', null)
      return { ok: true, connection: withoutTokens(accepted.connection) }
    },
    async 'connection.leave'() {
      await (await core()).connection.leave()
      await notify('overview', null)
      return null
    },
    async 'line.online'() {
      deliverAll()
      followServer()
      return null
    },
    ...createDraftHandlers({ core, notify, ahead, deliverAll, flagsMoved }),
    ...createHistoryHandlers({ core, notify, flagsMoved, followServer, askTaxonomy }),
    ...createOutboxHandlers({ core, notify, deliverAll }),
    ...createConversationHandlers({
      core,
      notify,
      deliverAll,
      postsChanged: flagsMoved,
    }),
  }
}
