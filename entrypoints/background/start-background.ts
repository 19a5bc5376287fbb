// The one writer. It expects to end at any line: listeners are registered at once, state is in the database.
import type { Browser, Runtime } from 'webextension-polyfill'
import { createRemovedMemory } from '../../utils/drafts/removed-memory.ts'
import { nearestLanguage, type UiLanguage } from '../../utils/i18n/languages.ts'
import { createReceiver, trustOf } from '../../utils/messages/receive.ts'
import { askTab } from './active-page-address.ts'
import { showBadge } from './badge.ts'
import { createContentHandlers } from './content-handlers.ts'
import { type Core, openCore } from './core.ts'
import { createDeliveryAlarm, DELIVERY_ALARM } from './delivery-alarm.ts'
import { createFormWatch, FORMS_RETURN_MS } from './form-watch.ts'
import { notificationText } from './icon-words.ts'
import { createNotify } from './notify.ts'
import { createOverdueNotifications } from './overdue-notifications.ts'
import { createPageHandlers } from './page-handlers.ts'
import { createQuickFlags } from './quick-flags.ts'
import { siteChangedTitle } from './site-changed-title.ts'
import { createSiteChanges } from './site-changes.ts'
import { explainError, StorageUnreadableError } from './storage-state.ts'

/** Storage that failed is asked again after this: as long as an imminent flag may wait. */
const FAILED_DELIVERY_MS = 60_000

/** Registers all listeners synchronously, then delivers what waits. */
export function startBackground(browser: Browser): void {
  const own = { id: browser.runtime.id, root: browser.runtime.getURL('/') }
  const notify = createNotify(browser)
  const memory = createRemovedMemory(browser.storage.session)
  const arm = createDeliveryAlarm(browser, () => deliver())
  let opened: Promise<Core> | undefined

  function core(): Promise<Core> {
    opened ??= openCore({
      memory,
      locks: navigator.locks,
      fetch: (...request) => fetch(...request),
      arm,
      onChange,
      // The next call opens it again; so it does where opening failed: a profile on a removable disk may be back.
      onClosed: () => {
        opened = undefined
      },
    }).catch((cause: unknown) => {
      opened = undefined
      throw new StorageUnreadableError('the database can not be opened', { cause })
    })
    return opened
  }

  async function uiLanguage(): Promise<UiLanguage> {
    const { settings } = await core()
    return nearestLanguage([(await settings.read()).uiLanguage ?? '', browser.i18n.getUILanguage()])
  }

  async function onChange(): Promise<void> {
    try {
      const language = await uiLanguage()
      const overdue = await showBadge(browser, await core(), language)
      await siteChanges.makeRoom()
      await notify('history', null)
      await notifications.tell(overdue, notificationText(language))
    } catch {
      // Only showing failed; each screen reads again when it opens.
    }
  }

  async function deliverWaiting(options: { pullForward: boolean }): Promise<void> {
    const { delivery, sync } = await core()
    const delivered = await delivery.run(options)
    await onChange()
    if (delivered > 0 && (await sync())) await notify('history', null)
  }

  function deliver(options = { pullForward: false }): void {
    // Nobody waits for this; a failure leaves every flag where it was. The alarm that rang is spent, so it is set anew.
    deliverWaiting(options).catch(async () => {
      await arm([Date.now() + FAILED_DELIVERY_MS])
      await notify('overview', null)
    })
  }
  const deliverAll = () => deliver({ pullForward: true })

  /** Nobody waits for it: this build's own list is at hand. */
  function askTaxonomy(): void {
    core()
      .then(async (opened) => {
        if (await opened.askTaxonomy()) await notify('overview', null)
      })
      .catch(() => {})
  }

  const quickFlags = createQuickFlags(() => Date.now())
  const notifications = createOverdueNotifications(
    browser,
    () => void browser.tabs.create({ url: browser.runtime.getURL('fullpage.html#history') }),
  )
  notifications.listen()
  browser.permissions.onAdded.addListener(() => void onChange())

  const siteChanges = createSiteChanges({
    browser,
    core,
    version: import.meta.env.FIELDFLAG_VERSION,
    title: async (platform) => siteChangedTitle(platform, (await uiLanguage()).tag),
  })

  browser.runtime.onMessage.addListener(
    createReceiver({
      own,
      content: createContentHandlers({
        browser,
        core,
        notify,
        siteChanges,
        quickFlags,
        showKept: onChange,
        deliverAll,
      }),
      page: createPageHandlers({ browser, core, notify, siteChanges, deliverAll, askTaxonomy }),
      explain: explainError,
    }) as Runtime.OnMessageListener,
  )
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === DELIVERY_ALARM) deliver()
  })
  // Without this listener nothing of ours runs when the browser starts.
  browser.runtime.onStartup.addListener(deliverAll)
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('welcome.html') })
  })
  browser.tabs.onRemoved.addListener((tabId) => void siteChanges.loaded(tabId))
  browser.commands.onCommand.addListener((command, tab) => {
    const tabId = tab?.id
    if (tabId === undefined) return
    const flag = () => askTab(browser, tabId, 'command.flag', null)
    void (command === 'quick-flag' ? quickFlags.press(tabId, flag) : flag())
  })

  const forget = async (draftId: string) => {
    await (await core()).drafts.forget(draftId)
    await notify('draft', draftId)
  }
  const forms = createFormWatch(forget)
  browser.runtime.onConnect.addListener((port) => {
    if (!port.sender || trustOf(port.sender, own) !== 'page') return
    forms.watch(port)
    askTaxonomy()
  })
  // Forms that are still open connect again at once. One that closed while no background ran left its content behind.
  setTimeout(() => void memory.drafts().then((ids) => forms.forgetAllBut(ids)), FORMS_RETURN_MS)

  deliver()
}
