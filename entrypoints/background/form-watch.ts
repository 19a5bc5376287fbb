import type { Runtime } from 'webextension-polyfill'
import { FORM_PORT, FORM_PORT_AGAIN } from '../../utils/messages/page-contract.ts'

/** So long open forms have to connect again after the background was ended and started. */
export const FORMS_RETURN_MS = 3_000

export interface FormWatch {
  watch(port: Runtime.Port): void
  /** Forgets those of these drafts that no open form shows. */
  forgetAllBut(draftIds: string[]): void
}

/**
 * Calls `forget` with the draft's id whenever a form of it closes, and also when one opens: a page that is torn down while
 * it loads may never report its port's end (seen in Chromium 156), and nothing removed may outlive its form. While a tab
 * shows the draft only tabs count: the popup that it was opened from may report late that it opened, or closed.
 */
export function createFormWatch(forget: (draftId: string) => Promise<void>): FormWatch {
  const open = new Set<string>()
  const tabs = new Map<string, Runtime.Port>()
  return {
    watch(port) {
      const prefix = [FORM_PORT, FORM_PORT_AGAIN].find((candidate) => port.name.startsWith(candidate))
      if (!prefix) return
      const draftId = port.name.slice(prefix.length)
      const isTab = port.sender?.tab !== undefined
      if (isTab) tabs.set(draftId, port)
      open.add(draftId)
      if (prefix === FORM_PORT && (isTab || !tabs.has(draftId))) void forget(draftId)
      port.onDisconnect.addListener(() => {
        if (isTab && tabs.get(draftId) === port) tabs.delete(draftId)
        if (!isTab && tabs.has(draftId)) return
        open.delete(draftId)
        void forget(draftId)
      })
    },
    forgetAllBut(draftIds) {
      for (const draftId of draftIds) if (!open.has(draftId)) void forget(draftId)
    },
  }
}
