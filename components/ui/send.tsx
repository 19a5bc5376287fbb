import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { Send } from '../../utils/messages/send.ts'
import { useHost } from './host.tsx'

/** Asks the background. */
export function useSend(): Send<PageCalls> {
  return useHost().send
}
