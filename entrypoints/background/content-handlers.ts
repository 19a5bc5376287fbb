// What content scripts may ask.
import type { Browser } from 'webextension-polyfill'
import type { Capture } from '../../utils/flag/capture.ts'
import type { PostReading } from '../../utils/flag/post-reading.ts'
import { nearestLanguage } from '../../utils/i18n/languages.ts'
import type { Handlers, Sender } from '../../utils/messages/receive.ts'
import type { ContentCalls } from '../../utils/messages/site-contract.ts'
import { interpretPost } from '../../utils/platforms/interpret.ts'
import { controlTexts } from './control-texts.ts'
import type { Core } from './core.ts'
import type { FormAhead } from './form-ahead.ts'
import type { Notify } from './notify.ts'
import { openForm } from './open-form.ts'
import { platformAt } from './platform-at.ts'
import type { QuickFlags } from './quick-flags.ts'
import { flagAtAddress, markOf, recognisePost } from './recognise-post.ts'
import { goneOn, seenOn } from './seen-on.ts'
import type { SiteChanges } from './site-changes.ts'

export function createContentHandlers({
  browser,
  core,
  notify,
  ahead,
  siteChanges,
  quickFlags,
  changedAt,
  showKept,
  deliverAll,
}: {
  browser: Browser
  core: () => Promise<Core>
  notify: Notify
  ahead: Pick<FormAhead, 'begin'>
  siteChanges: SiteChanges
  quickFlags: QuickFlags
  /** When a flag was added or came further last, as far as this background knows: epoch milliseconds. */
  changedAt: () => number
  /** Shows that one more draft waits for its details. */
  showKept: () => Promise<void>
  /** Starts sending all that waits; not waited for. */
  deliverAll: () => void
}): Handlers<ContentCalls, Sender> {
  return {
    async 'control.texts'(_, { tab }) {
      // The first question of each page.
      if (tab?.id !== undefined) await siteChanges.loaded(tab.id)
      // Where nothing can be read, the browser's own language will do: posts must have their controls.
      const settings = await core().then(
        (opened) => opened.settings.read(),
        () => null,
      )
      return controlTexts(nearestLanguage([settings?.uiLanguage ?? '', browser.i18n.getUILanguage()]))
    },
    async 'posts.flagged'(_, { url }) {
      const platform = url === undefined ? undefined : platformAt(url)
      const isNone = !platform || (await (await core()).flaggedPosts.count(platform)) === 0
      return isNone ? 0 : changedAt()
    },
    async 'posts.recognise'({ post, text }, { url }) {
      if (url === undefined || platformAt(url) !== post.platform) return null
      const { flaggedPosts, outbox, history } = await core()
      const found = await recognisePost(flaggedPosts, post, text)
      if (found === null || found === 'ask_text') return found
      if (found.sure) await outbox.updateStub(found.flagId, (stub) => seenOn(stub, new Date()))
      return markOf(await history.stateOf(found.flagId))
    },
    async wake() {
      await core()
      return null
    },
    async 'capture.start'({ captureId, reading, finished }, { tab }) {
      const quick = quickFlags.take(tab?.id)
      const saved = core().then(({ drafts }) => drafts.startFromPost(captureId, captureOf(reading), finished, quick))
      if (quick) {
        await saved
        await showKept()
        return null
      }
      // The popup opens at once; it waits for its draft by the same queue that writes it.
      await Promise.all([
        saved.then(async () => {
          await notify('overview', null)
          ahead.begin()
        }),
        openForm(browser, { windowId: tab?.windowId, draftId: captureId, saved, asksForLink: !finished }),
      ])
      return null
    },
    async 'capture.finish'({ captureId, reading }) {
      await (await core()).drafts.finishCapture(captureId, captureOf(reading))
      await notify('draft', captureId)
      // The popup may not have asked yet.
      ahead.begin()
      return null
    },
    async 'line.online'() {
      deliverAll()
      return null
    },
    async 'site.changed'({ platform }, { tab }) {
      if (tab?.id !== undefined) await siteChanges.noticed(platform, tab.id)
      return null
    },
    async 'post.gone'(gone, { url }) {
      // A page can only speak of its own site.
      if (url === undefined || platformAt(url) !== platformAt(gone.url)) return null
      const { flaggedPosts, outbox } = await core()
      const flagId = await flagAtAddress(flaggedPosts, gone.url)
      if (flagId !== null) await outbox.updateStub(flagId, (stub) => goneOn(stub, new Date()))
      return null
    },
  }
}

function captureOf(reading: PostReading): Capture {
  return interpretPost(reading, {
    now: new Date(),
    capturedBy: `Fieldflag ${import.meta.env.FIELDFLAG_VERSION}`,
  })
}
