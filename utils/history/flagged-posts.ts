// By what flagged posts are known again on the sites' pages: keyed hashes, one set for each site.
import * as z from 'zod/mini'
import type { PlatformName } from '../flag/capture.ts'
import type { Flag } from '../flag/flag.ts'
import { createHashKey, keyedHasher } from '../flag/keyed-hash.ts'
import { createRecord } from '../store/record.ts'
import type { Change, Store } from '../store/store.ts'

const FlaggedSchema = z.nullable(
  z.object({ key: z.string(), facebook: z.array(z.string()), instagram: z.array(z.string()) }),
)

export interface FlaggedPostsKeeper {
  /**
   * The change that remembers the flag's post, to go into the transaction that queues it; empty where the flag has
   * nothing to know a post by. Not safe against itself: call it under one lock.
   */
  remember(flag: Flag): Promise<Change[]>
  /** The change that forgets the flag's post again; what is known of its author alone stays, other flags may need it. */
  forget(flag: Flag): Promise<Change[]>
  /** How many keys are kept of posts of one site. */
  count(platform: PlatformName): Promise<number>
  /** For each key, whether a flagged post of the site has it. Of keys that are asked for nothing is kept. */
  knows(platform: PlatformName, keys: readonly string[]): Promise<boolean[]>
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
      const known = (await record.read()) ?? { key: createHashKey(), facebook: [], instagram: [] }
      const hash = await keyedHasher(known.key)
      const hashes = new Set([...known[found.platform], ...(await hash(found.keys))])
      return [record.change({ ...known, [found.platform]: [...hashes] })]
    },
    async forget(flag) {
      const found = keysOf(flag)
      const known = await record.read()
      if (!found || !known) return []
      const hash = await keyedHasher(known.key)
      const gone = new Set(await hash(found.keys.filter((key) => !isAuthorAlone(key))))
      return [record.change({ ...known, [found.platform]: known[found.platform].filter((each) => !gone.has(each)) })]
    },
    count: async (platform) => (await record.read())?.[platform].length ?? 0,
    async knows(platform, keys) {
      const known = await record.read()
      if (!known) return keys.map(() => false)
      const hashes = new Set(known[platform])
      return (await (await keyedHasher(known.key))(keys)).map((hash) => hashes.has(hash))
    },
  }
}

/** Keys of an author who is known by nothing else begin so, and go on in one word. */
function isAuthorAlone(key: string): boolean {
  return /^by \S+$/.test(key)
}
