// Keeps the record of the history's first screen true: gone with each change of what it shows, written anew when changes
// have come to rest.
import * as z from 'zod/mini'
import { createRecord } from '../store/record.ts'
import type { Change, Store } from '../store/store.ts'
import type { FirstScreen, KeptScreen } from './first-screen.ts'
import { FIRST_SCREEN } from './read-first-screen.ts'

/** So long nothing must have changed before it is written, in ms: once after a burst, and not beside what is urgent. */
const REST_MS = 1_000

export interface FirstScreenKeeper<Overview> {
  /** The store for all that writes: it deletes the record in the same transaction. */
  store: Store
  /**
   * From now on the record is written when changes have come to rest, and once where there is none of this version.
   * `make` resolves to null where the screen is not worth keeping.
   */
  start(make: () => Promise<FirstScreen<Overview> | null>): void
}

/** A keeper over the store. `shown`: names of the records that the screen shows too. `restMs`: how long nothing must change. */
export function createFirstScreenKeeper<Overview>({
  store,
  version,
  shown,
  restMs = REST_MS,
}: {
  store: Store
  version: string
  shown: readonly string[]
  restMs?: number
}): FirstScreenKeeper<Overview> {
  const written = createRecord(store, FIRST_SCREEN, z.nullable(z.object({ version: z.literal(version) })), null)
  let make: (() => Promise<FirstScreen<Overview> | null>) | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Counts the changes that began, and those that have not ended. */
  let changes = 0
  let underWay = 0

  function plan(work: () => Promise<void>): void {
    if (!make) return
    clearTimeout(timer)
    // Without it a page waits for the background as ever; the next change tries again.
    timer = setTimeout(() => void work().catch(() => undefined), restMs)
  }

  async function write(): Promise<void> {
    // One that ends plans anew.
    if (!make || underWay > 0) return
    const seen = changes
    const screen = await make()
    if (!screen) return
    const value: KeptScreen<Overview> = { version, screen }
    await store.write([{ put: 'records', id: FIRST_SCREEN, columns: {}, value, unless: () => changes !== seen }])
  }

  const isShown = (change: Change) => {
    if ('put' in change) return change.put === 'stubs' || change.put === 'outbox' || shown.includes(change.id)
    if ('delete' in change) return change.delete === 'stubs' || change.delete === 'outbox' || shown.includes(change.id)
    return 'columns' in change
  }

  return {
    store: {
      ...store,
      async write(all) {
        if (!all.some(isShown)) return store.write(all)
        changes += 1
        underWay += 1
        try {
          await store.write([...all, { delete: 'records', id: FIRST_SCREEN }])
        } finally {
          underWay -= 1
          plan(write)
        }
      },
    },
    start(how) {
      make = how
      plan(async () => {
        if ((await written.read()) === null) await write()
      })
    },
  }
}
