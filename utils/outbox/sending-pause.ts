// The partner's word that nothing is sent for now.
import * as z from 'zod/mini'
import { createRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'

export interface SendingPause {
  isPaused(): Promise<boolean>
  /** Takes effect with the next request; one that runs is not broken off. */
  set(paused: boolean): Promise<void>
}

/** The pause over the store. A record that can't be read counts as no pause: flags must not be stuck without a word. */
export function createSendingPause(store: Store): SendingPause {
  const record = createRecord(store, 'sending-pause', z.boolean(), false)
  return { isPaused: record.read, set: record.write }
}
