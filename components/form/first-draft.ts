// The draft that the popup opens with, asked for beside the overview and not after it.
import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { DraftView } from '../../utils/messages/page-views.ts'
import type { Send } from '../../utils/messages/send.ts'

let first: DraftView | null = null

/** Asks for it as soon as the page begins. Without an answer the form asks for its draft itself, as ever. */
export async function readFirstDraft(send: Send<PageCalls>): Promise<void> {
  first = await send('draft.current').catch(() => null)
}

/** The draft as it was read, once, where it is this one; null where that is not known. */
export function takeFirstDraft(draftId: string): DraftView | null {
  const found = first?.draft.id === draftId ? first : null
  first = null
  return found
}
