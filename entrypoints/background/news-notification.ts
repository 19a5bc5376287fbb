// Says with the browser's own notification that a flag has news, where the partner wants that. It names none.
import type { Notification } from './notification.ts'

export interface NewsNotification {
  /** Tells it, in place of one that still stands. Nothing without the permission, or where the partner sees the news. */
  tell(text: string, flagIds: string[]): Promise<void>
  /** The partner is looking: takes it away. */
  withdraw(): Promise<void>
}

/** Over a notification. `isSeen`: whether an open page shows these flags to somebody who looks. */
export function createNewsNotification(
  notification: Notification,
  isSeen: (flagIds: string[]) => Promise<boolean>,
): NewsNotification {
  return {
    async tell(text, flagIds) {
      if ((await notification.isAllowed()) && !(await isSeen(flagIds))) await notification.show(text)
    },
    async withdraw() {
      if (await notification.isAllowed()) await notification.clear()
    },
  }
}
