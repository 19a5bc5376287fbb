// Not the polyfill: both browsers' own API answers by promises, and the popup must stay small.
import { browser } from 'wxt/browser'
import {
  FORM_PORT,
  FORM_PORT_AGAIN,
  type Notices,
  type PageCalls,
  type Questions,
} from '../../utils/messages/page-contract.ts'
import { createSend } from '../../utils/messages/send.ts'
import type { Host } from '../ui/host.tsx'
import { WIDE } from '../ui/wide.ts'
import { firefoxSiteAccess } from './firefox-site-access.ts'
import { isNewsShown } from './is-news-shown.ts'
import { parseRoute } from './route.ts'

const NOTIFICATIONS = { permissions: ['notifications' as const] }

/** The real way from a page of the extension to its background. */
export function createExtensionHost({
  isPopup,
  carryFiles,
  firstScreen,
}: Pick<Host, 'isPopup' | 'carryFiles' | 'firstScreen'>): Host {
  const siteAccess = firefoxSiteAccess()
  answerLooking(isPopup)
  return {
    isPopup,
    ...(siteAccess && { siteAccess }),
    ...(carryFiles && { carryFiles }),
    ...(firstScreen && { firstScreen }),
    notificationAccess: {
      isGranted: () => browser.permissions.contains(NOTIFICATIONS),
      request: () => browser.permissions.request(NOTIFICATIONS),
      async giveBack() {
        await browser.permissions.remove(NOTIFICATIONS)
      },
    },
    shortcuts: {
      page: location.protocol === 'moz-extension:' ? 'about:addons' : 'chrome://extensions/shortcuts',
      async read(command) {
        const all = await browser.commands.getAll()
        return all.find(({ name }) => name === command)?.shortcut ?? ''
      },
    },
    send: createSend<PageCalls>(browser.runtime),
    onChanged(listener, signal) {
      const onMessage = (message: unknown, sender: { id?: string | undefined; tab?: unknown }) => {
        // Messages of content scripts arrive here too; only the background has no tab.
        if (sender.id === browser.runtime.id && !sender.tab && isChange(message)) listener(message.payload)
        return undefined
      }
      browser.runtime.onMessage.addListener(onMessage)
      signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(onMessage), { once: true })
    },
    async openTab(address) {
      await browser.tabs.create({ url: address })
      if (isPopup) window.close()
    },
    holdForm(draftId) {
      let held = true
      const connect = (prefix: string) => {
        const opened = browser.runtime.connect({ name: prefix + draftId })
        opened.onDisconnect.addListener(() => {
          // The background was ended for being idle; the form is still open.
          if (held && browser.runtime.id) port = connect(FORM_PORT_AGAIN)
        })
        return opened
      }
      let port = connect(FORM_PORT)
      return () => {
        held = false
        port.disconnect()
      }
    },
  }
}

function isChange(message: unknown): message is { type: 'changed'; payload: Notices['changed'] } {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'changed'
}

/** Answers the background's question whether somebody looks at these flags, as long as the page lives. */
function answerLooking(isPopup: boolean): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: true) => void) => {
    if (sender.id !== browser.runtime.id || sender.tab || !isQuestion(message)) return undefined
    const isWide = !isPopup && matchMedia(WIDE).matches
    const isShown = isNewsShown(message.payload.flagIds, parseRoute(location.hash), isWide)
    if (document.visibilityState === 'visible' && isShown) respond(true)
    return undefined
  })
}

function isQuestion(message: unknown): message is { type: 'looking'; payload: Questions['looking'] } {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'looking'
}
