// One of the browser's own notifications. It carries no content: other people see it too.
import type { Browser } from 'webextension-polyfill'

export interface Notification {
  /** Whether the partner has given the permission. */
  isAllowed(): Promise<boolean>
  /** Shows it, in place of itself where it still stands. `priority` as the browser's: 0 to 2. */
  show(text: string, priority?: number): Promise<void>
  clear(): Promise<void>
  /** Listens for clicks, where the browser lets us: it has no such events before the permission is given. */
  listen(): void
}

/** The notification of this id; `open` shows where to act on it. */
export function createNotification(browser: Browser, id: string, open: () => void): Notification {
  let isListening = false
  function listen(): void {
    if (isListening || !browser.notifications) return
    isListening = true
    browser.notifications.onClicked.addListener((clicked) => {
      if (clicked === id) open()
    })
  }
  return {
    listen,
    isAllowed: () => browser.permissions.contains({ permissions: ['notifications'] }),
    async show(text, priority = 0) {
      listen()
      await browser.notifications.create(id, {
        type: 'basic',
        iconUrl: browser.runtime.getURL('icon/128.png'),
        title: browser.runtime.getManifest().name,
        message: text,
        priority,
      })
    },
    async clear() {
      await browser.notifications.clear(id)
    },
  }
}
