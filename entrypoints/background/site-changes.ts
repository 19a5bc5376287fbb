// What is known of sites that have changed: which tab shows one, in memory only, and how the partner is told.
import type { Browser } from 'webextension-polyfill'
import * as z from 'zod/mini'
import { type PlatformName, PlatformNameSchema } from '../../utils/flag/capture.ts'
import type { SiteNotice, SiteReport } from '../../utils/messages/page-views.ts'
import { activeTabId, askTab } from './active-page-address.ts'
import type { Core } from './core.ts'
import { checkedStructure } from './page-structure-schema.ts'
import { STRUCTURE_WORDS } from './structure-words.ts'

export interface SiteChanges {
  /** A tab shows a changed site: puts the sign on the icon, unless the partner knows or the icon counts flags. */
  noticed(platform: PlatformName, tabId: number): Promise<void>
  /** Takes all signs off while the icon counts flags. */
  makeRoom(): Promise<void>
  /** Another page was loaded in the tab. */
  loaded(tabId: number): Promise<void>
  /** What the tab that the partner looks at has to say; the sign is gone then. */
  read(): Promise<SiteNotice | null>
  dismiss(notice: SiteNotice): Promise<void>
  /** The shape of the page in the tab; null where it can't be had. */
  report(tabId: number): Promise<SiteReport | null>
}

/** Keeps notices in `storage.session`, which is the browser's memory and closed to content scripts. */
export function createSiteChanges({
  browser,
  core,
  version,
  title,
}: {
  browser: Browser
  core: () => Promise<Core>
  version: string
  /** The words of the sign, for screen readers and the pointer. */
  title(platform: PlatformName): Promise<string>
}): SiteChanges {
  const memory = browser.storage.session
  const keyOf = (tabId: number | '') => `changed:${tabId}`
  const inTab = async (tabId: number) =>
    z.safeParse(PlatformNameSchema, (await memory.get(keyOf(tabId)))[keyOf(tabId)]).data ?? null

  async function takeSign(tabId: number): Promise<void> {
    await browser.action.setBadgeText({ tabId, text: null })
    // Chromium takes no null here.
    await browser.action.setTitle({ tabId, title: await browser.action.getTitle({}) })
  }

  return {
    async noticed(platform, tabId) {
      await memory.set({ [keyOf(tabId)]: platform })
      if ((await (await core()).siteNotices.read(platform)) !== null) return
      if ((await browser.action.getBadgeText({})) !== '') return
      await browser.action.setTitle({ tabId, title: await title(platform) })
      await browser.action.setBadgeText({ tabId, text: '?' })
    },
    async makeRoom() {
      if ((await browser.action.getBadgeText({})) === '') return
      const prefix = keyOf('')
      const tabs = Object.keys(await memory.get(null)).filter((key) => key.startsWith(prefix))
      await Promise.all(tabs.map((key) => takeSign(Number(key.slice(prefix.length)))))
    },
    loaded: (tabId) => memory.remove(keyOf(tabId)),
    async read() {
      const tabId = await activeTabId(browser)
      const platform = tabId === undefined ? null : await inTab(tabId)
      if (tabId === undefined || platform === null) return null
      const { siteNotices } = await core()
      const state = await siteNotices.read(platform)
      if (state === 'dismissed' || (await askTab(browser, tabId, 'page.address', null)) === null) return null
      if (state === null) await siteNotices.write(platform, 'told')
      await takeSign(tabId)
      return { platform, tabId }
    },
    async dismiss({ platform, tabId }) {
      await (await core()).siteNotices.write(platform, 'dismissed')
      await memory.remove(keyOf(tabId))
    },
    async report(tabId) {
      const structure = checkedStructure(await askTab(browser, tabId, 'page.structure', STRUCTURE_WORDS))
      const site = await inTab(tabId)
      return structure && site && { site, version, ...structure }
    },
  }
}
