// Which notices of a changed site the partner has seen or dismissed, in this version of the extension.
import * as z from 'zod/mini'
import type { PlatformName } from '../flag/capture.ts'
import { createRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'

const seen = z.optional(z.enum(['told', 'dismissed']))
const SeenSchema = z.object({ version: z.string(), facebook: seen, instagram: seen })

export interface SiteNotices {
  /** Null while the partner was told nothing in this version. */
  read(site: PlatformName): Promise<'told' | 'dismissed' | null>
  write(site: PlatformName, state: 'told' | 'dismissed'): Promise<void>
}

/** The memory of notices over the store. A new version may read the site again, so it starts anew. */
export function createSiteNotices(store: Store, version: string): SiteNotices {
  const record = createRecord<z.infer<typeof SeenSchema>>(store, 'site-notices', SeenSchema, { version })
  const current = async () => {
    const kept = await record.read()
    return kept.version === version ? kept : { version }
  }
  return {
    read: async (site) => (await current())[site] ?? null,
    write: async (site, state) => record.write({ ...(await current()), [site]: state }),
  }
}
