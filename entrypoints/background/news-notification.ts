// Says with the browser's own notification that a flag has news, where the partner wants that. It names none.
import type { Browser } from 'webextension-polyfill'

const NOTIFICATION = 'news'

export interface NewsNotification {
  /** Tells it, in place of one that still stands. Nothing without the permission. */
  tell(text: string): Promise<void>
  /** The partner is looking: takes it away. */
  withdraw(): Promise<void>
  /** Listens for clicks, where the browser lets us: it has no such events before the permission is given. */
  listen(): void
}

/** The notification over the browser. `open` shows where the news are. */
export function createNewsNotification(browser: Browser, open: () => void): NewsNotification {
  let isListening = false
  const isAllowed = () => browser.permissions.contains({ permissions: ['notifications'] })
  function listen(): void {
    if (isListening || !browser.notifications) return
    isListening = true
    browser.notifications.onClicked.addListener((id) => {
      if (id === NOTIFICATION) open()
    })
  }
  return {
    listen,
    async tell(text) {
      if (!(await isAllowed())) return
      listen()
      await browser.notifications.create(NOTIFICATION, {
        type: 'basic',
        iconUrl: browser.runtime.getURL('icon/128.png'),
        title: browser.runtime.getManifest().name,
        message: text,
      })
    },
    async withdraw() {
      if (await isAllowed()) await browser.notifications.clear(NOTIFICATION)
    },
  }
}
