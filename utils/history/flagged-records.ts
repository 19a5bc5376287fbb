// The sealed records that flagged posts are kept in: the key of the hashes, and chunks of flags beside it, so that one
// more flag writes one chunk, however many there are.
import * as z from 'zod/mini'
import type { PlatformName } from '../flag/capture.ts'
import { createRecord } from '../store/record.ts'
import type { Change, Store } from '../store/store.ts'

/** The record with the key; the chunks' names start with it. */
export const FLAGGED_POSTS = 'flagged-posts'
/** Flags in one chunk. */
const CHUNK = 250

const RowSchema = z.object({
  /** Id of the flag. */
  id: z.string(),
  platform: z.enum(['facebook', 'instagram']),
  /** Keyed hashes of what its post is known by. */
  hashes: z.array(z.string()),
})
const RowsSchema = z.array(RowSchema)
export type FlaggedRow = z.infer<typeof RowSchema>

/** Until November 2026 the record with the key held all: by hash, the places of its flags in one list. */
const OldHashesSchema = z.optional(z.record(z.string(), z.array(z.number())))
const RootSchema = z.nullable(
  z.object({
    key: z.string(),
    flags: z.optional(z.array(z.string())),
    facebook: OldHashesSchema,
    instagram: OldHashesSchema,
  }),
)

/** All that is kept of flagged posts. */
export interface FlaggedRows {
  /** Of the hashes. */
  key: string
  /** Oldest flags first. */
  chunks: readonly (readonly FlaggedRow[])[]
  /** True where it stands in the old form, which the next change replaces as a whole. */
  isOld: boolean
}

/** Reads all; null where nothing is kept. A chunk that does not open is empty. */
export async function readFlagged(store: Store): Promise<FlaggedRows | null> {
  const root = await rootRecord(store).read()
  if (!root) return null
  const { key } = root
  if (root.flags) return { key, chunks: inChunks(fromOld(root.flags, root)), isOld: true }
  const numbers = (await store.ids('records')).flatMap((id) => chunkNumber(id) ?? [])
  const chunks = await Promise.all(
    Array.from({ length: Math.max(-1, ...numbers) + 1 }, (_, n) => chunkRecord(store, n).read()),
  )
  return { key, chunks, isOld: false }
}

/** The number of the chunk with that name; null where the name is none of a chunk. */
export function chunkNumber(id: string): number | null {
  const number = id.startsWith(`${FLAGGED_POSTS}/`) ? Number(id.slice(FLAGGED_POSTS.length + 1)) : Number.NaN
  return Number.isSafeInteger(number) ? number : null
}

/** The changes that add a flag; `known` is what was kept before, `key` the one of its hashes. */
export function addRow(store: Store, known: FlaggedRows | null, key: string, row: FlaggedRow): Change[] {
  const chunks = known?.chunks ?? []
  const last = chunks.at(-1) ?? []
  const isFull = last.length === 0 || last.length >= CHUNK
  return changes(store, known, key, isFull ? chunks.length : chunks.length - 1, isFull ? [row] : [...last, row])
}

/** The changes that take a flag out; none where it is not kept. */
export function dropRow(store: Store, known: FlaggedRows, flagId: string): Change[] {
  const place = known.chunks.findIndex((rows) => rows.some(({ id }) => id === flagId))
  const rows = known.chunks[place]?.filter(({ id }) => id !== flagId)
  return rows ? changes(store, known, known.key, place, rows) : []
}

function changes(
  store: Store,
  known: FlaggedRows | null,
  key: string,
  place: number,
  rows: readonly FlaggedRow[],
): Change[] {
  const changed = chunkRecord(store, place).change([...rows])
  if (known && !known.isOld) return [changed]
  const others = known?.chunks.flatMap((kept, n) => (n === place ? [] : chunkRecord(store, n).change([...kept]))) ?? []
  return [rootRecord(store).change({ key }), ...others, changed]
}

function rootRecord(store: Store) {
  return createRecord<z.infer<typeof RootSchema>>(store, FLAGGED_POSTS, RootSchema, null)
}

function chunkRecord(store: Store, n: number) {
  return createRecord(store, `${FLAGGED_POSTS}/${n}`, RowsSchema, [])
}

function fromOld(
  flags: readonly string[],
  old: { [P in PlatformName]?: Record<string, number[]> | undefined },
): FlaggedRow[] {
  const rows = new Map<string, FlaggedRow>()
  for (const platform of ['facebook', 'instagram'] as const) {
    for (const [hash, places] of Object.entries(old[platform] ?? {})) {
      for (const place of places) {
        const id = flags[place] ?? ''
        const row = rows.get(id) ?? { id, platform, hashes: [] }
        row.hashes.push(hash)
        rows.set(id, row)
      }
    }
  }
  return flags.flatMap((id) => rows.get(id) ?? [])
}

function inChunks(rows: readonly FlaggedRow[]): FlaggedRow[][] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, n) => rows.slice(n * CHUNK, (n + 1) * CHUNK))
}
