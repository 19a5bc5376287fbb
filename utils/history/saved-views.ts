// Searches and filters that the partner keeps by a name. They lie encrypted like all else: a name can tell a lot.
import * as z from 'zod/mini'
import { createRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { SORTS } from './filters.ts'
import { FiltersSchema } from './flag-query.ts'

/** Held while the views are read, changed and written again. */
const VIEWS_LOCK = 'fieldflag-views'
/** The oldest goes where another is kept. */
const MOST_VIEWS = 30

export const SavedViewSchema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  /** As typed. */
  search: z.string().check(z.maxLength(300)),
  filters: FiltersSchema,
  sort: z.enum(SORTS),
})
export type SavedView = z.infer<typeof SavedViewSchema>

export interface SavedViews {
  /** Oldest first. */
  read(): Promise<SavedView[]>
  /** Keeps a view, in place of one of the same name. Resolves to all. */
  keep(view: SavedView): Promise<SavedView[]>
  drop(name: string): Promise<SavedView[]>
}

/** Saved views over the store. */
export function createSavedViews(store: Store, locks: LockManager): SavedViews {
  const record = createRecord(store, 'saved-views', z.array(SavedViewSchema), [])
  const change = (changed: (views: SavedView[]) => SavedView[]) =>
    locks.request(VIEWS_LOCK, async () => {
      const views = changed(await record.read())
      await record.write(views)
      return views
    })
  return {
    read: record.read,
    keep: (view) =>
      change((views) => {
        const place = views.findIndex(({ name }) => name === view.name)
        return place < 0 ? [...views, view].slice(-MOST_VIEWS) : views.with(place, view)
      }),
    drop: (wanted) => change((views) => views.filter(({ name }) => name !== wanted)),
  }
}
