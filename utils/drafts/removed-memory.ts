// What categories removed from open forms, what clearing took, and the draft that was discarded last, in the browser's memory only: never on disk. What was removed is gone when the form closes.
import * as z from 'zod/mini'
import { type Draft, DraftSchema } from '../flag/draft.ts'
import type { Removed } from './choose-category.ts'
import type { Cleared } from './cleared-drafts.ts'

/** The part of `storage.session` that is used. It is closed to content scripts by default. */
export interface SessionArea {
  /** Null: everything. */
  get(key: string | null): Promise<Record<string, unknown>>
  set(values: Record<string, unknown>): Promise<void>
  remove(key: string): Promise<void>
}

export interface RemovedMemory {
  get(draftId: string): Promise<Removed | null>
  /** Null forgets. */
  set(draftId: string, removed: Removed | null): Promise<void>
  /** The same post was clicked again: what comes for `captureId` belongs to `draftId`. */
  alias(captureId: string, draftId: string): Promise<void>
  /** The draft that an alias leads to, which is then forgotten; null where there is none. */
  takeAlias(captureId: string): Promise<string | null>
  /** The draft that was discarded last in this run of the browser, so that it can be brought back. Null forgets. */
  setDiscarded(draft: Draft | null): Promise<void>
  discarded(): Promise<Draft | null>
  /** The answers that were cleared last of a draft. Null forgets. */
  setCleared(draftId: string, cleared: Cleared | null): Promise<void>
  cleared(draftId: string): Promise<Cleared | null>
  /** Ids of the drafts that something is kept of. */
  drafts(): Promise<string[]>
  forgetAll(): Promise<void>
}

const DISCARDED = 'discarded'
/** How the keys of this module begin. */
const OWN = [DISCARDED, 'removed:', 'cleared:', 'alias:']

/** A memory over the session area. */
export function createRemovedMemory(area: SessionArea): RemovedMemory {
  const removedKey = (draftId: string) => `removed:${draftId}`
  const clearedKey = (draftId: string) => `cleared:${draftId}`
  const aliasKey = (captureId: string) => `alias:${captureId}`
  return {
    async get(draftId) {
      // No schema: only this module writes the area, and only in this run of the browser.
      const found = (await area.get(removedKey(draftId)))[removedKey(draftId)]
      return (found as Removed | undefined) ?? null
    },
    set: (draftId, removed) =>
      removed ? area.set({ [removedKey(draftId)]: removed }) : area.remove(removedKey(draftId)),
    alias: (captureId, draftId) => area.set({ [aliasKey(captureId)]: draftId }),
    async takeAlias(captureId) {
      const key = aliasKey(captureId)
      const found = (await area.get(key))[key]
      if (typeof found !== 'string') return null
      await area.remove(key)
      return found
    },
    setDiscarded: (draft) => (draft ? area.set({ [DISCARDED]: draft }) : area.remove(DISCARDED)),
    async discarded() {
      const parsed = z.safeParse(DraftSchema, (await area.get(DISCARDED))[DISCARDED])
      return parsed.success ? parsed.data : null
    },
    setCleared: (draftId, cleared) =>
      cleared ? area.set({ [clearedKey(draftId)]: cleared }) : area.remove(clearedKey(draftId)),
    async cleared(draftId) {
      const found = (await area.get(clearedKey(draftId)))[clearedKey(draftId)]
      return (found as Cleared | undefined) ?? null
    },
    async forgetAll() {
      for (const key of Object.keys(await area.get(null))) {
        if (OWN.some((prefix) => key.startsWith(prefix))) await area.remove(key)
      }
    },
    async drafts() {
      const keys = Object.keys(await area.get(null))
      const idsUnder = (prefix: string) =>
        keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
      return [...new Set([...idsUnder(removedKey('')), ...idsUnder(clearedKey(''))])]
    },
  }
}
