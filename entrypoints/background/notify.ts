import type { Browser } from 'webextension-polyfill'
import type { Notices } from '../../utils/messages/page-contract.ts'

/** Tells open pages that something changed. */
export type Notify = (topic: Notices['changed']['topic'], id: string | null) => Promise<void>

/** A notifier over the runtime. */
export function createNotify(browser: Browser): Notify {
  return async (topic, id) => {
    try {
      await browser.runtime.sendMessage({ type: 'changed', payload: { topic, id } satisfies Notices['changed'] })
    } catch {
      // No page is open: "Could not establish connection. Receiving end does not exist." Nobody needs telling.
    }
  }
}
