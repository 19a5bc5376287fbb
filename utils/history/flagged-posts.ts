// By what flagged posts are known again on the sites' pages: keyed hashes, one set for each site, each with its flag.
import * as z from 'zod/mini'
import type { PlatformName } from '../flag/capture.ts'
import type { Flag } from '../flag/flag.ts'
import { createHashKey, keyedHasher } from '../flag/keyed-hash.ts'
import { createRecord } from '../store/record.ts'
import type { Change, Store } from '../store/store.ts'

/** By hash, the places in `flags` of those that have it, oldest first: ids are long, and a flag has several hashes. */
const HashesSchema = z.record(z.string(), z.array(z.number()))
const FlaggedSchema = z.nullable(
  z.object({ key: z.string(), flags: z.array(z.string()), facebook: HashesSchema, instagram: HashesSchema }),
)

export interface FlaggedPostsKeeper {
  /**
   * The change that remembers the flag's post, to go into the transaction that queues it; empty where the flag has
   * nothing to know a post by. Not safe against itself: call it under one lock.
   */
  remember(flag: Flag): Promise<Change[]>
  /** The change that forgets the flag's post again, but for what another flag is known by too. */
  forget(flagId: string): Promise<Change[]>
  /** How many keys are kept of posts of one site. */
  count(platform: PlatformName): Promise<number>
  /** For each key, the id of the newest flag whose post on that site has it, or null. Of keys that are asked for nothing is kept. */
  flagsBy(platform: PlatformName, keys: readonly string[]): Promise<(string | null)[]>
}

/** Keys under which a flag's post is known again, and the site it stands on; null where it names none. */
export type KeysOf = (flag: Flag) => { platform: PlatformName; keys: string[] } | null

/** Flagged posts over the store. `keysOf` takes only from the flag as it is kept: what its category forbids has no hash. */
export function createFlaggedPosts({ store, keysOf }: { store: Store; keysOf: KeysOf }): FlaggedPostsKeeper {
  const record = createRecord(store, 'flagged-posts', FlaggedSchema, null)
  return {
    async remember(flag) {
      const found = keysOf(flag)
      if (!found || found.keys.length === 0) return []
      const known = (await record.read()) ?? { key: createHashKey(), flags: [], facebook: {}, instagram: {} }
      const hashes = await (await keyedHasher(known.key))(found.keys)
      const place = known.flags.length
      const before = known[found.platform]
      const own = Object.fromEntries(hashes.map((hash) => [hash, [...(before[hash] ?? []), place]]))
      return [
        record.change({
          ...known,
          flags: [...known.flags, flag.id],
          [found.platform]: { ...before, ...own },
        }),
      ]
    },
    async forget(flagId) {
      const known = await record.read()
      const place = known?.flags.indexOf(flagId) ?? -1
      if (!known || place < 0) return []
      const others = (hashes: Record<string, number[]>) =>
        Object.fromEntries(
          Object.entries(hashes)
            .map(([hash, places]) => [hash, places.filter((at) => at !== place)] as const)
            .filter(([, places]) => places.length > 0),
        )
      // The places of the others stay as they are.
      const flags = known.flags.with(place, '')
      const { facebook, instagram } = known
      return [record.change({ ...known, flags, facebook: others(facebook), instagram: others(instagram) })]
    },
    count: async (platform) => Object.keys((await record.read())?.[platform] ?? {}).length,
    async flagsBy(platform, keys) {
      const known = await record.read()
      if (!known) return keys.map(() => null)
      const hashes = await (await keyedHasher(known.key))(keys)
      return hashes.map((hash) => known.flags[known[platform][hash]?.at(-1) ?? -1] ?? null)
    },
  }
}
