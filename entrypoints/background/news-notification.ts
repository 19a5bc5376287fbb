// Says with the browser's own notification that a flag has news, where the partner wants that. It names none.
import type { Notification } from './notification.ts'

export interface NewsNotification {
  /** Tells it, in place of one that still stands. Nothing without the permission. */
  tell(text: string): Promise<void>
  /** The partner is looking: takes it away. */
  withdraw(): Promise<void>
}

export function createNewsNotification(notification: Notification): NewsNotification {
  return {
    async tell(text) {
      if (await notification.isAllowed()) await notification.show(text)
    },
    async withdraw() {
      if (await notification.isAllowed()) await notification.clear()
    },
  }
}
