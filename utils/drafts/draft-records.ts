// Drafts as they lie in the store, with what a category removed from each beside them in memory.
import * as z from 'zod/mini'
import { type Draft, DraftSchema } from '../flag/draft.ts'
import { createRecord, type StoredRecord, unopened } from '../store/record.ts'
import type { Change, Store } from '../store/store.ts'
import type { Removed } from './choose-category.ts'
import type { RemovedMemory } from './removed-memory.ts'

/** A draft, and what its category removed that can still be undone. */
export interface DraftState {
  draft: Draft
  removed: Removed | null
}

export interface DraftRecords {
  /** The id of the draft that the popup opens with. */
  current: StoredRecord<string | null>
  load(id: string): Promise<Draft | null>
  /** Like `load`, but throws where there is none: the form shows a draft that is gone. */
  must(id: string): Promise<Draft>
  all(): Promise<Draft[]>
  /** Writes a state, with `also` in the same transaction. Resolves to it with its new time of change. */
  keep(state: DraftState, also?: Change[]): Promise<DraftState>
}

/** The records over a store. `now` gives epoch milliseconds. */
export function createDraftRecords({
  store,
  memory,
  now,
}: {
  store: Store
  memory: RemovedMemory
  now: () => number
}): DraftRecords {
  async function load(id: string): Promise<Draft | null> {
    const parsed = z.safeParse(DraftSchema, await store.read('drafts', id).catch(unopened))
    return parsed.success ? parsed.data : null
  }

  return {
    current: createRecord(store, 'current-draft', z.nullable(z.string()), null),
    load,
    async must(id) {
      const draft = await load(id)
      if (!draft) throw new Error('no such draft')
      return draft
    },
    async all() {
      const drafts = (await store.readAll('drafts')).map((value) => z.safeParse(DraftSchema, value))
      return drafts.flatMap((parsed) => (parsed.success ? [parsed.data] : []))
    },
    async keep({ draft, removed }, also = []) {
      const updatedAt = new Date(now())
      const value = { ...draft, updatedAt: updatedAt.toISOString() }
      // Removed content leaves the disk first and only then enters the memory.
      await store.write([{ put: 'drafts', id: draft.id, columns: { updatedAt: updatedAt.getTime() }, value }, ...also])
      await memory.set(draft.id, removed)
      return { draft: value, removed }
    },
  }
}
