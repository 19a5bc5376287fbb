// What the extension's own pages may ask.
import type { Browser } from 'webextension-polyfill'
import type { DraftState } from '../../utils/drafts/draft-records.ts'
import { repeatAnswers } from '../../utils/drafts/repeat-answers.ts'
import type { DraftView, PageCalls } from '../../utils/messages/contract.ts'
import type { Handlers, Sender } from '../../utils/messages/receive.ts'
import { judgeLink } from '../../utils/platforms/judge-link.ts'
import { activePageAddress } from './active-page-address.ts'
import { createConversationHandlers } from './conversation-handlers.ts'
import type { Core } from './core.ts'
import { earlierFlag } from './earlier-flag.ts'
import type { Notify } from './notify.ts'
import { readOverview, UNREADABLE } from './overview.ts'
import type { SiteChanges } from './site-changes.ts'
import { StorageUnreadableError } from './storage-state.ts'
import { termsIn } from './terms-in.ts'
import { viewOfDraft } from './view-of-draft.ts'

/** Rows that `history.list` answers: enough for who looks for a flag of a moment ago. */
const MOST_LISTED = 200

export function createPageHandlers({
  browser,
  core,
  notify,
  siteChanges,
  deliverAll,
  flagsMoved,
  followServer,
  askTaxonomy,
}: {
  browser: Browser
  core: () => Promise<Core>
  notify: Notify
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
  /** After a change of drafts: other open screens read again. */
  async function viewed(state: DraftState): Promise<DraftView> {
    await notify('overview', state.draft.id)
    return viewOfDraft(state, (await core()).drafts)
  }

  return {
    async 'overview.read'() {
      try {
        return await readOverview(await core())
      } catch (error) {
        if (error instanceof StorageUnreadableError) return UNREADABLE
        throw error
      }
    },
    async 'settings.change'(change) {
      const changed = await (await core()).settings.choose(change)
      await notify('overview', null)
      return changed
    },
    async 'draft.read'({ id }) {
      const { drafts } = await core()
      const state = await drafts.read(id)
      return state && viewOfDraft(state, drafts)
    },
    'draft.start': async ({ subject }) => viewed(await (await core()).drafts.startFromSubject(subject)),
    async 'draft.select'({ id }) {
      await (await core()).drafts.select(id)
      await notify('overview', null)
      return null
    },
    async 'draft.change'({ id, change }) {
      const { drafts } = await core()
      const state = await drafts.change(id, change)
      // Another form of the same draft must know what it may ask for.
      if (change.category !== undefined || change.subject) await notify('draft', id)
      return viewOfDraft(state, drafts)
    },
    'draft.undo': async ({ id }) => viewed(await (await core()).drafts.undo(id)),
    'draft.clear': async ({ id }) => viewed(await (await core()).drafts.clear(id)),
    'draft.undoClear': async ({ id }) => viewed(await (await core()).drafts.undoClear(id)),
    async 'draft.discard'({ id }) {
      await (await core()).drafts.discard(id)
      await notify('overview', null)
      return null
    },
    async 'draft.restore'() {
      const { drafts } = await core()
      const restored = await drafts.restore()
      if (restored) await drafts.select(restored.draft.id)
      await notify('overview', null)
      return restored && { id: restored.draft.id }
    },
    async 'draft.repeat'({ id }) {
      const { drafts, habits } = await core()
      const state = await drafts.read(id)
      const { last } = await habits.read()
      if (!state) throw new Error('no such draft')
      return viewed(last ? await drafts.change(id, repeatAnswers(state.draft, last)) : state)
    },
    async 'draft.known'({ id }) {
      const { drafts, habits } = await core()
      const [state, { glossary, event }] = await Promise.all([drafts.read(id), habits.read()])
      return { terms: termsIn(state?.draft.capture?.text?.value ?? '', glossary), event }
    },
    async 'draft.earlier'({ id }) {
      const opened = await core()
      const state = await opened.drafts.read(id)
      return state && earlierFlag(opened, state.draft)
    },
    async 'snippet.keep'({ text }) {
      await (await core()).habits.keepSnippet(text)
      await notify('overview', null)
      return null
    },
    async 'snippet.drop'({ text }) {
      await (await core()).habits.dropSnippet(text)
      await notify('overview', null)
      return null
    },
    async 'draft.submit'({ id }) {
      const submitted = await (await core()).drafts.submit(id)
      if (!submitted.ok) return submitted
      deliverAll()
      // Marks on pages are not what the partner waits for.
      flagsMoved()
      return { ok: true, flagId: submitted.flag.id }
    },
    async 'link.check'({ draftId, subject: { type, link } }) {
      const state = await (await core()).drafts.read(draftId)
      if (!state) throw new Error('no such draft')
      return link === null ? { fits: true } : judgeLink(type, link, state.draft.capture)
    },
    'page.address': () => activePageAddress(browser),
    'site.notice': () => siteChanges.read(),
    async 'site.dismiss'(notice) {
      await siteChanges.dismiss(notice)
      return null
    },
    'site.report': ({ tabId }) => siteChanges.report(tabId),
    async 'history.list'() {
      const { history, linkState } = await core()
      return history.list(await linkState(), MOST_LISTED)
    },
    ...createConversationHandlers({
      core,
      notify,
      deliverAll,
      postsChanged: flagsMoved,
    }),
    async 'history.find'(query) {
      const { history, linkState } = await core()
      return history.find(query, linkState)
    },
    async 'history.waiting'() {
      const { history, linkState } = await core()
      const flags = await history.waiting(await linkState())
      return flags.map(({ state, waiting, nextTryAt, submittedAt }) => ({ state, waiting, nextTryAt, submittedAt }))
    },
    async 'history.figures'(period) {
      const { history, connection } = await core()
      const connected = await connection.read()
      return history.figures(period, connected?.service.targets ?? [])
    },
    'history.views': async () => (await core()).savedViews.read(),
    'history.keepView': async (view) => (await core()).savedViews.keep(view),
    'history.dropView': async ({ name }) => (await core()).savedViews.drop(name),
    async 'history.mend'({ id }) {
      const { history, linkState, drafts } = await core()
      const found = await history.read(id, await linkState())
      if (!found?.flag) throw new Error('no such flag')
      return viewed(await drafts.startFromFlag(found.flag))
    },
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
    async 'outbox.sendNow'() {
      deliverAll()
      return null
    },
    async 'outbox.pause'({ paused }) {
      await (await core()).pause.set(paused)
      deliverAll()
      await notify('overview', null)
      return null
    },
    async 'outbox.hold'({ id, held }) {
      await (await core()).outbox.hold(id, held)
      deliverAll()
      await notify('history', null)
      return null
    },
    async 'outbox.withdraw'({ id }) {
      const withdrawn = await (await core()).outbox.withdraw(id, Date.now())
      // The alarm may have been for this flag only.
      deliverAll()
      await notify('history', null)
      return { withdrawn }
    },
    'outbox.carried': async () => (await core()).outbox.carried(),
    async 'outbox.takeIn'({ flags }) {
      const taken = await (await core()).outbox.takeIn(flags)
      deliverAll()
      await notify('history', null)
      return taken
    },
    async 'outbox.adopt'({ which }) {
      const { outbox, destination } = await core()
      const to = await destination()
      if (to) await outbox.adopt(which, to)
      deliverAll()
      await notify('history', null)
      return null
    },
    'connection.inspect': async ({ link }) => (await core()).connection.inspect(link),
    async 'connection.accept'({ link }) {
      const accepted = await (await core()).connection.accept(link)
      if (!accepted.ok) return accepted
      deliverAll()
      askTaxonomy()
      await notify('overview', null)
      const { token: _, describedAt: __, ...connection } = accepted.connection
      return { ok: true, connection }
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
  }
}
