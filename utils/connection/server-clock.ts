// How far the server's clock is from this device's. Targets and windows run by the server's.
import * as z from 'zod/mini'
import { createRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'

/** An answer names its time in whole seconds and was on its way for a moment: less than this tells nothing new. */
const WORTH_KEEPING_MS = 3_000

export interface ServerClock {
  /** What to add to this device's clock, in ms; 0 while no server has told its time. */
  offset(): Promise<number>
  /** A server's answer named this time (epoch milliseconds). */
  heard(at: number): Promise<void>
}

/** The clock over the store. `now` is this device's, in epoch milliseconds. */
export function createServerClock({ store, now }: { store: Store; now: () => number }): ServerClock {
  const record = createRecord(store, 'server-clock', z.number(), 0)
  return {
    offset: record.read,
    async heard(at) {
      const offset = at - now()
      if (Math.abs(offset - (await record.read())) > WORTH_KEEPING_MS) await record.write(offset)
    },
  }
}
