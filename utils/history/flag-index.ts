// All rows of history at hand, so that a list or a search of ten thousand opens a few dozen records and not each flag.
// It is kept as chunks of rows, sealed like all else. The rows are the truth: the store notes which of them change, in
// the transaction that changes them, and each reading takes those in. A chunk that is lost or half a version old is
// made again from the rows, and nothing that writes rows knows of this.
import * as z from 'zod/mini'
import { StoredFlagSchema, StubSchema } from '../flag/stub.ts'
import { createRecord } from '../store/record.ts'
import type { Change, Store } from '../store/store.ts'
import { type Fold, type IndexEntry, IndexEntrySchema, indexEntry } from './index-entry.ts'

/** Counts up when what an entry holds, or how text is folded, is another than before: old chunks are then not read. */
const FORMAT = 1
/** Rows in one sealed chunk. */
const CHUNK = 250
/** So many changed rows are taken in anew by each start of the background before they are worth writing chunks for. */
const UNSAVED_MOST = 64
/** Rows that are opened at once. */
const SLICE = 200

const HeadSchema = z.nullable(z.object({ format: z.literal(FORMAT), last: z.number(), chunks: z.number() }))
const ChunkSchema = z.nullable(z.array(IndexEntrySchema))

export interface FlagIndex {
  /** All entries by the flag's id, as the rows are now; in no order. Not to be changed. */
  read(): Promise<ReadonlyMap<string, IndexEntry>>
}

interface Held {
  entries: Map<string, IndexEntry>
  /** Place in the order of changes up to which they are taken in. */
  last: number
  /** Ids by chunk, and the chunk of each. */
  chunks: Set<string>[]
  chunkOf: Map<string, number>
  /** Chunks that are not written as they are now, and how many rows changed since they were. */
  dirty: Set<number>
  unsaved: number
}

/** An index over the store. `fold` makes text comparable; one `read` at a time is done. */
export function createFlagIndex({ store, fold }: { store: Store; fold: Fold }): FlagIndex {
  const head = createRecord(store, 'flag-index', HeadSchema, null)
  const chunkRecord = (n: number) => createRecord(store, `flag-index-${n}`, ChunkSchema, null)
  let held: Held | null = null
  let turn: Promise<unknown> = Promise.resolve()

  async function load(): Promise<Held> {
    const known = await head.read()
    const chunks = known ? await Promise.all(Array.from({ length: known.chunks }, (_, n) => chunkRecord(n).read())) : []
    if (known && chunks.every((chunk) => chunk !== null)) return heldOf(known.last, chunks)
    const made = heldOf((await store.stubChanges(0)).last, [])
    const ids = (await store.readAll('stubs')).flatMap((value) => {
      const stub = z.safeParse(StubSchema, value)
      return stub.success ? [stub.data.id] : []
    })
    await takeIn(made, ids)
    // Also where there are none: what an older version wrote must not be tried again.
    made.unsaved = UNSAVED_MOST
    return made
  }

  async function takeIn(into: Held, ids: string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += SLICE) {
      const slice = ids.slice(at, at + SLICE)
      const found = await Promise.all(slice.map(entryOf))
      for (const [n, id] of slice.entries()) put(into, id, found[n] ?? null)
    }
  }

  async function entryOf(id: string): Promise<IndexEntry | null> {
    // A row that does not open (a damaged disk) is not listed; it must not hide the rest.
    const [row, content] = await Promise.all([
      store.read('stubs', id).catch(() => undefined),
      store.read('flags', id).catch(() => undefined),
    ])
    const stub = z.safeParse(StubSchema, row)
    const stored = z.safeParse(StoredFlagSchema, content)
    return stub.success ? indexEntry(stub.data, stored.success ? stored.data : null, fold) : null
  }

  async function save(into: Held): Promise<void> {
    const written = [...into.dirty]
    const { last } = into
    const changes: Change[] = written.map((n) => {
      const ids = [...(into.chunks[n] ?? [])]
      return chunkRecord(n).change(ids.flatMap((id) => into.entries.get(id) ?? []))
    })
    into.dirty.clear()
    into.unsaved = 0
    try {
      await store.write([
        ...changes,
        head.change({ format: FORMAT, last, chunks: into.chunks.length }),
        { takenIn: last },
      ])
    } catch {
      // A full disk: the rows are there, and the next reading tries again.
      for (const n of written) into.dirty.add(n)
      into.unsaved = UNSAVED_MOST
    }
  }

  async function refresh(): Promise<ReadonlyMap<string, IndexEntry>> {
    held ??= await load()
    const { last, ids } = await store.stubChanges(held.last)
    await takeIn(held, ids)
    held.last = last
    // Who asked does not wait for it.
    if (held.unsaved >= UNSAVED_MOST) turn = turn.then(() => held && save(held))
    return held.entries
  }

  return {
    read() {
      const reading = turn.then(refresh)
      turn = reading.catch(() => undefined)
      return reading
    },
  }
}

function heldOf(last: number, chunks: IndexEntry[][]): Held {
  const held: Held = { entries: new Map(), last, chunks: [], chunkOf: new Map(), dirty: new Set(), unsaved: 0 }
  for (const [n, chunk] of chunks.entries()) {
    held.chunks.push(new Set(chunk.map(({ stub }) => stub.id)))
    for (const entry of chunk) {
      held.entries.set(entry.stub.id, entry)
      held.chunkOf.set(entry.stub.id, n)
    }
  }
  return held
}

/** Puts an entry into its chunk, or takes it out where there is none any more. */
function put(held: Held, id: string, entry: IndexEntry | null): void {
  const known = held.chunkOf.get(id)
  if (!entry && known === undefined) return
  const n = known ?? placeFor(held)
  held.dirty.add(n)
  // What was erased must not stay in a chunk for long.
  const isErased = !entry || entry.text.length < (held.entries.get(id)?.text.length ?? 0)
  held.unsaved += isErased ? UNSAVED_MOST : 1
  if (entry) {
    held.entries.set(id, entry)
    held.chunks[n]?.add(id)
    held.chunkOf.set(id, n)
  } else {
    held.entries.delete(id)
    held.chunks[n]?.delete(id)
    held.chunkOf.delete(id)
  }
}

function placeFor({ chunks }: Held): number {
  const last = chunks.length - 1
  if ((chunks[last]?.size ?? CHUNK) < CHUNK) return last
  chunks.push(new Set())
  return last + 1
}
