// The one writer. It expects to end at any line: listeners are registered at once, state is in the database.
import type { Browser, Runtime } from 'webextension-polyfill'
import { createRemovedMemory } from '../../utils/drafts/removed-memory.ts'
import { nearestLanguage, type UiLanguage } from '../../utils/i18n/languages.ts'
import { createReceiver, trustOf } from '../../utils/messages/receive.ts'
import { askTab, tellPostsChanged } from './active-page-address.ts'
import { askLooking } from './ask-looking.ts'
import { showBadge } from './badge.ts'
import { createContentHandlers } from './content-handlers.ts'
import { type Core, openCore } from './core.ts'
import { createDeliveryAlarm, DELIVERY_ALARM } from './delivery-alarm.ts'
import { firstScreenOf } from './first-screen-of.ts'
import { createFormAhead } from './form-ahead.ts'
import { createFormWatch, FORMS_RETURN_MS } from './form-watch.ts'
import { newsText, notificationText } from './icon-words.ts'
import { createNewsNotification } from './news-notification.ts'
import { createNotification } from './notification.ts'
import { createNotify, type Notify } from './notify.ts'
import { createOverdueNotification } from './overdue-notification.ts'
import { createPageHandlers } from './page-handlers.ts'
import { createQuickFlags } from './quick-flags.ts'
import { siteChangedTitle } from './site-changed-title.ts'
import { createSiteChanges } from './site-changes.ts'
import { explainError, StorageUnreadableError } from './storage-state.ts'
import { createSyncAlarm, SYNC_ALARM } from './sync-alarm.ts'

/** A screen that opens does not ask again within this. */
const JUST_NOW_MS = 30_000

/** Storage that failed is asked again after this: as long as an imminent flag may wait. */
const FAILED_DELIVERY_MS = 60_000

/** Registers all listeners synchronously, then delivers what waits. */
export function startBackground(browser: Browser): void {
  const own = { id: browser.runtime.id, root: browser.runtime.getURL('/') }
  const ahead = createFormAhead(core, () => Date.now())
  const tell = createNotify(browser)
  const notify: Notify = (...change) => {
    ahead.forget()
    return tell(...change)
  }
  const memory = createRemovedMemory(browser.storage.session)
  const arm = createDeliveryAlarm(browser, () => deliver())
  const followOpen = createSyncAlarm(browser)
  let opened: Promise<Core> | undefined
  let movedAt = Date.now()

  function core(): Promise<Core> {
    opened ??= openCore({
      memory,
      locks: navigator.locks,
      fetch: (...request) => fetch(...request),
      arm,
      onChange,
      onNews: (flagIds) => void tellNews(flagIds),
      onWritten: () => ahead.forget(),
      // The next call opens it again; so it does where opening failed: a profile on a removable disk may be back.
      onClosed: () => {
        opened = undefined
      },
    })
      .then((built) => {
        built.firstScreen.start(() => firstScreenOf(built))
        return built
      })
      .catch((cause: unknown) => {
        opened = undefined
        throw new StorageUnreadableError('the database can not be opened', { cause })
      })
    return opened
  }

  async function uiLanguage(): Promise<UiLanguage> {
    const { settings } = await core()
    return nearestLanguage([(await settings.read()).uiLanguage ?? '', browser.i18n.getUILanguage()])
  }

  /** Each stands on its own: what can not be shown keeps no alarm from being set, and nothing from being told. */
  async function onChange(): Promise<void> {
    for (const show of [followOpenFlags, showWaiting, siteChanges.makeRoom, () => notify('history', null)]) {
      // Only showing failed; each screen reads again when it opens.
      await show().catch(() => undefined)
    }
  }

  async function followOpenFlags(): Promise<void> {
    await followOpen(await (await core()).history.open())
  }

  async function showWaiting(): Promise<void> {
    const language = await uiLanguage()
    const opened = await core()
    const overdue = await opened.history.overdue(await opened.linkState())
    const told = late.tell(
      overdue.map(({ id }) => id),
      notificationText(overdue, language),
    )
    await Promise.all([told, showBadge(browser, opened, overdue, language)])
  }

  async function deliverWaiting(options: { pullForward: boolean }): Promise<void> {
    const { delivery, sync, retention } = await core()
    const delivered = await delivery.run(options)
    await onChange()
    if (delivered === 0) return
    flagsMoved()
    if (await sync()) await onSynced()
    await retention.purge()
  }

  /** Pages that show flagged posts look again where their flags stand. */
  function flagsMoved(): void {
    movedAt = Date.now()
    void tellPostsChanged(browser)
  }

  async function onSynced(): Promise<void> {
    flagsMoved()
    await onChange()
  }

  /** A screen was opened, or the line is back: asks the server, where a flag is open and it was not asked just now. */
  async function catchUp(): Promise<void> {
    // It stands while a flag is open: no row need be read for that.
    if (!(await browser.alarms.get(SYNC_ALARM))) return
    const asked = Date.parse((await (await core()).syncedAt()) ?? '')
    if (Math.abs(Date.now() - asked) < JUST_NOW_MS) return
    if (await (await core()).sync()) await onSynced()
  }

  /** The alarm rang and is spent: setting it anew comes also where the server did not answer. */
  async function onSyncAlarm(): Promise<void> {
    try {
      if (await (await core()).sync()) flagsMoved()
    } finally {
      await onChange()
    }
    await purge()
  }

  async function purge(): Promise<void> {
    if ((await (await core()).retention.purge()) > 0) await notify('history', null)
  }

  async function tellNews(flagIds: string[]): Promise<void> {
    if (await (await core()).newsAlert.read()) await news.tell(newsText(await uiLanguage()), flagIds)
  }

  function deliver(options = { pullForward: false }): void {
    // Nobody waits for this; a failure leaves every flag where it was. The alarm that rang is spent, so it is set anew.
    deliverWaiting(options).catch(async () => {
      await arm([Date.now() + FAILED_DELIVERY_MS])
      // A disk that is full keeps flags from going: all the more must it be said that one is late.
      await onChange()
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
  const openHistory = () => void browser.tabs.create({ url: browser.runtime.getURL('fullpage.html#history') })
  const lateNotification = createNotification(browser, 'overdue', openHistory)
  lateNotification.listen()
  const late = createOverdueNotification(lateNotification, browser.storage.session)
  const newsNotification = createNotification(browser, 'news', openHistory)
  newsNotification.listen()
  const news = createNewsNotification(newsNotification, (flagIds) => askLooking(browser, flagIds))
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
        ahead,
        siteChanges,
        quickFlags,
        changedAt: () => movedAt,
        showKept: onChange,
        deliverAll,
      }),
      page: createPageHandlers({
        browser,
        core,
        notify,
        ahead,
        siteChanges,
        deliverAll,
        flagsMoved,
        askTaxonomy,
        followServer: () => {
          // Nobody waits for either; the next alarm asks again.
          void news.withdraw().catch(() => undefined)
          void catchUp().catch(() => undefined)
        },
      }),
      explain: explainError,
    }) as Runtime.OnMessageListener,
  )
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === DELIVERY_ALARM) deliver()
    if (name === SYNC_ALARM) void onSyncAlarm().catch(() => undefined)
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
  // What could not be deleted now is deleted at the next start.
  void purge().catch(() => undefined)
}
