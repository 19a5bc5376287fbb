// Says with the browser's own notification that an imminent flag is late, where the partner has allowed that.
import type { Browser } from 'webextension-polyfill'
import * as z from 'zod/mini'
import type { Notification } from './notification.ts'

const TOLD_KEY = 'overdue-told'
const ToldSchema = z.array(z.string())
/** The browser's highest. */
const LOUD = 2

export interface OverdueNotification {
  /** Tells of these late flags (ids), of each once in a session of the browser; withdraws the word where none is late. */
  tell(overdue: string[], text: string): Promise<void>
}

/** `session` outlives this background, not the browser: what was told before is in it. */
export function createOverdueNotification(
  notification: Notification,
  session: Pick<Browser['storage']['session'], 'get' | 'set'>,
): OverdueNotification {
  return {
    async tell(overdue, text) {
      if (!(await notification.isAllowed())) return
      notification.listen()
      const stored = (await session.get(TOLD_KEY))[TOLD_KEY]
      const parsed = z.safeParse(ToldSchema, stored)
      const told = new Set(parsed.success ? parsed.data : [])
      if (overdue.length === 0 && told.size > 0) await notification.clear()
      if (overdue.some((id) => !told.has(id))) await notification.show(text, LOUD)
      await session.set({ [TOLD_KEY]: overdue })
    },
  }
}
