import { setTimeout as pause } from 'node:timers/promises'
import type { Capture } from '../../utils/flag/capture.ts'
import type { DraftView, Overview } from '../../utils/messages/page-views.ts'

/** Asks the background, from one of the extension's own pages. */
export type Ask = <T>(type: string, payload?: unknown) => Promise<T>

/** A busy machine takes its time; a link that is looked for is given up after one second. */
const PATIENCE_MS = 15_000

/**
 * Presses a control and resolves to the capture of the draft that this starts, once it is sealed. The draft is
 * discarded: the same post on another page would otherwise open it again. Throws where no draft comes.
 */
export async function startedCapture(ask: Ask, press: () => Promise<void>): Promise<Capture> {
  const { currentDraftId: before } = await ask<Overview>('overview.read')
  await press()
  const end = performance.now() + PATIENCE_MS
  let what = 'no new draft'
  while (performance.now() < end) {
    const { currentDraftId: id } = await ask<Overview>('overview.read')
    const draft = id && id !== before ? (await ask<DraftView | null>('draft.read', { id }))?.draft : undefined
    if (draft?.sealed && draft.capture) {
      await ask('draft.discard', { id })
      return draft.capture as Capture
    }
    if (draft) what = 'a draft that was not sealed'
    await pause(20)
  }
  throw new Error(`after the control was pressed: ${what}`)
}
