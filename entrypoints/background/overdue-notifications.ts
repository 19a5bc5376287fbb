// Says with the browser's own notification that an imminent flag is late, where the partner has allowed that.
import type { Browser } from 'webextension-polyfill'
import * as z from 'zod/mini'

const NOTIFICATION = 'overdue'
const TOLD_KEY = 'overdue-told'
const ToldSchema = z.array(z.string())

export interface OverdueNotifications {
  /** Tells of these late flags (ids), of each once in a session of the browser; withdraws the word where none is late. */
  tell(overdue: string[], text: string): Promise<void>
  /** Listens for clicks, where the browser lets us: it has no such events before the permission is given. */
  listen(): void
}

/** Notifications over the browser. `open` shows where to act. */
export function createOverdueNotifications(browser: Browser, open: () => void): OverdueNotifications {
  let isListening = false
  function listen(): void {
    if (isListening || !browser.notifications) return
    isListening = true
    browser.notifications.onClicked.addListener((id) => {
      if (id === NOTIFICATION) open()
    })
  }
  return {
    listen,
    async tell(overdue, text) {
      if (!(await browser.permissions.contains({ permissions: ['notifications'] }))) return
      listen()
      const stored = (await browser.storage.session.get(TOLD_KEY))[TOLD_KEY]
      const parsed = z.safeParse(ToldSchema, stored)
      const told = new Set(parsed.success ? parsed.data : [])
      if (overdue.length === 0 && told.size > 0) await browser.notifications.clear(NOTIFICATION)
      if (overdue.some((id) => !told.has(id))) {
        await browser.notifications.create(NOTIFICATION, {
          type: 'basic',
          iconUrl: browser.runtime.getURL('icon/128.png'),
          title: browser.runtime.getManifest().name,
          message: text,
          priority: 2,
        })
      }
      await browser.storage.session.set({ [TOLD_KEY]: overdue })
    },
  }
}
