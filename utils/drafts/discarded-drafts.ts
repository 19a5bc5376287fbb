// The draft that was discarded last can be brought back while the browser runs: it leaves the disk at once.
import type { Store } from '../store/store.ts'
import type { DraftRecords, DraftState } from './draft-records.ts'
import type { RemovedMemory } from './removed-memory.ts'

export interface DiscardedDrafts {
  /** See `Drafts`. Neither is safe against another change of the same draft: call them under one lock. */
  discard(id: string): Promise<void>
  restore(): Promise<DraftState | null>
  lastDiscarded(): Promise<string | null>
}

export function createDiscardedDrafts({
  records: { current, load, keep },
  store,
  memory,
}: {
  records: DraftRecords
  store: Store
  memory: RemovedMemory
}): DiscardedDrafts {
  return {
    async discard(id) {
      const leaves = (await current.read()) === id ? [current.change(null)] : []
      const draft = await load(id)
      await store.write([{ delete: 'drafts', id }, ...leaves])
      await memory.set(id, null)
      await memory.setCleared(id, null)
      // What no form can show can't be brought back either: the one before stays.
      if (draft) await memory.setDiscarded(draft)
    },
    async restore() {
      const draft = await memory.discarded()
      if (!draft) return null
      const restored = await keep({ draft, removed: null })
      await memory.setDiscarded(null)
      return restored
    },
    lastDiscarded: async () => (await memory.discarded())?.id ?? null,
  }
}
