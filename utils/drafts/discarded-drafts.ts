// The draft that was discarded last can be brought back while the browser runs. Memory holds it before it leaves the disk:
// a worker that dies between leaves it where it was.
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
  /** The remembered draft, unless it never left the disk: given back as it was, it would undo what came since. */
  async function gone() {
    const draft = await memory.discarded()
    return draft && (await load(draft.id)) === null ? draft : null
  }

  return {
    async discard(id) {
      const leaves = (await current.read()) === id ? [current.change(null)] : []
      const draft = await load(id)
      // What no form can show can't be brought back either: the one before stays.
      if (draft) await memory.setDiscarded(draft)
      await store.write([{ delete: 'drafts', id }, ...leaves])
      await memory.set(id, null)
      await memory.setCleared(id, null)
    },
    async restore() {
      const draft = await gone()
      if (!draft) return null
      const restored = await keep({ draft, removed: null })
      await memory.setDiscarded(null)
      return restored
    },
    lastDiscarded: async () => (await gone())?.id ?? null,
  }
}
