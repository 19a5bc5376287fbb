import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import type { PageCalls } from '../utils/messages/page-contract.ts'
import { createSend } from '../utils/messages/send.ts'
import { pageRuntime } from './site-script/page-runtime.ts'

/**
 * Runs before a page's own script: a background that sleeps starts, and reads what each screen asks for first, while
 * that large script is still being read. Where it can't, the page itself hears of it at its first question.
 */
export default defineUnlistedScript(() => {
  createSend<PageCalls>(pageRuntime().runtime)('background.wake').catch(() => {})
})
