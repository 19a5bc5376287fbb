// By what flagged posts are known again on the sites' pages: keyed hashes, one set for each site, each with its flag.
import type { PlatformName } from '../flag/capture.ts'
import type { Flag } from '../flag/flag.ts'
import { createHashKey, keyedHasher } from '../flag/keyed-hash.ts'
import type { Change, Store } from '../store/store.ts'
import {
  addRow,
  chunkNumber,
  dropRow,
  FLAGGED_POSTS,
  type FlaggedRow,
  type FlaggedRows,
  readFlagged,
} from './flagged-records.ts'

export interface FlaggedPostsKeeper {
  /**
   * The changes that remember the flag's post, to go into the transaction that queues it; empty where the flag has
   * nothing to know a post by. Not safe against itself: call it under one lock.
   */
  remember(flag: Flag): Promise<Change[]>
  /** The changes that forget the flag's post again, but for what another flag is known by too. */
  forget(flagId: string): Promise<Change[]>
  /** How many keys are kept of posts of one site. */
  count(platform: PlatformName): Promise<number>
  /** For each key, the id of the newest flag whose post on that site has it, or null. Of keys that are asked for nothing is kept. */
  flagsBy(platform: PlatformName, keys: readonly string[]): Promise<(string | null)[]>
}

/** Keys under which a flag's post is known again, and the site it stands on; null where it names none. */
export type KeysOf = (flag: Flag) => { platform: PlatformName; keys: string[] } | null

/** What is kept, and an index of it: by hash, the newest flag that has it. */
interface Held extends FlaggedRows {
  chunks: (readonly FlaggedRow[])[]
  newest: Record<PlatformName, Map<string, string>>
  hashesOf: (keys: readonly string[]) => Promise<string[]>
}

/**
 * Flagged posts over the store. `keysOf` takes only from the flag as it is kept: what its category forbids has no hash.
 * They are read once in the life of a background, which sees each post of each page, and follow what is written.
 */
export function createFlaggedPosts({ store, keysOf }: { store: Store; keysOf: KeysOf }): FlaggedPostsKeeper {
  let reading: Promise<Held | null> | null = null
  let held: Held | null = null

  store.onWritten((changes) => {
    for (const change of changes) {
      const id =
        ('put' in change && change.put === 'records') || ('delete' in change && change.delete === 'records')
          ? change.id
          : ''
      const place = chunkNumber(id)
      if (held && place !== null && 'put' in change) take(held, place, change.value as FlaggedRow[])
      else if (place !== null || id === FLAGGED_POSTS) {
        // What is being read may be from before.
        reading = null
        held = null
      }
    }
  })

  async function all(): Promise<Held | null> {
    reading ??= read(store)
    const own = reading
    try {
      const found = await own
      if (own === reading) held = found
      return found
    } catch (error) {
      if (own === reading) reading = null
      throw error
    }
  }

  return {
    async remember(flag) {
      const found = keysOf(flag)
      if (!found || found.keys.length === 0) return []
      const known = await all()
      const key = known?.key ?? createHashKey()
      const hashesOf = known?.hashesOf ?? (await keyedHasher(key))
      const row = { id: flag.id, platform: found.platform, hashes: await hashesOf(found.keys) }
      return addRow(store, known, key, row)
    },
    async forget(flagId) {
      const known = await all()
      return known ? dropRow(store, known, flagId) : []
    },
    count: async (platform) => (await all())?.newest[platform].size ?? 0,
    async flagsBy(platform, keys) {
      const known = await all()
      if (!known) return keys.map(() => null)
      const hashes = await known.hashesOf(keys)
      return hashes.map((hash) => known.newest[platform].get(hash) ?? null)
    },
  }
}

async function read(store: Store): Promise<Held | null> {
  const found = await readFlagged(store)
  if (!found) return null
  const chunks = [...found.chunks]
  return { ...found, chunks, newest: indexOf(chunks), hashesOf: await keyedHasher(found.key) }
}

/** Takes in a chunk as it was written. */
function take(held: Held, place: number, rows: readonly FlaggedRow[]): void {
  const before = held.chunks[place] ?? []
  held.chunks[place] = rows
  const isLonger = place >= held.chunks.length - 1 && before.every((row, n) => row === rows[n])
  if (isLonger) index(held.newest, rows.slice(before.length))
  else held.newest = indexOf(held.chunks)
}

function indexOf(chunks: readonly (readonly FlaggedRow[])[]): Held['newest'] {
  const newest = { facebook: new Map<string, string>(), instagram: new Map<string, string>() }
  for (const rows of chunks) index(newest, rows)
  return newest
}

function index(newest: Held['newest'], rows: readonly FlaggedRow[]): void {
  for (const { id, platform, hashes } of rows) for (const hash of hashes) newest[platform].set(hash, id)
}
