// All rows of history at hand, so that a list or a search of ten thousand opens a few dozen records and not each flag.
// It is kept as chunks of rows, sealed like all else. The rows are the truth: the store notes which of them change, in
// the transaction that changes them, and each reading takes those in. A chunk that is lost or half a version old is
// made again from the rows, and nothing that writes rows knows of this.
import * as z from 'zod/mini'
import { StoredFlagSchema, StubSchema } from '../flag/stub.ts'
import { createRecord } from '../store/record.ts'
import type { Change, Store } from '../store/store.ts'
import { newestFirst } from './find-flags.ts'
import { CHUNK, HeadSchema, headOf, packed, RowsSchema, TextsSchema, unpacked } from './index-chunk.ts'
import { type Fold, type IndexEntry, indexEntry } from './index-entry.ts'

/** The names of its records begin so. */
export const FLAG_INDEX = 'flag-index'

/** So many changed rows are taken in anew by each start of the background before they are worth writing chunks for. */
const UNSAVED_MOST = 64
/** Rows that are opened at once. */
const SLICE = 200

export interface FlagIndex {
  /**
   * All entries by the flag's id, as the rows are now; in no order. Not to be changed. `text` of an entry may be null
   * unless texts are asked for.
   */
  read(what: 'rows' | 'texts'): Promise<ReadonlyMap<string, IndexEntry>>
  /** The entries as they were last read, newest first: the same list until one of them changes. */
  list(): readonly IndexEntry[]
}

/** `isWhole` is false where the content is erased and only the row is left. */
interface FoundEntry {
  entry: IndexEntry
  isWhole: boolean
}

interface Held {
  entries: Map<string, IndexEntry>
  /** Newest first; null where that is to be made again. */
  list: IndexEntry[] | null
  /** Place in the order of changes up to which they are taken in. */
  last: number
  /** Ids by chunk in the order in which they were written, and the chunk of each. */
  chunks: Set<string>[]
  chunkOf: Map<string, number>
  /** The ids of chunks as they were read, while their texts are not. */
  textless: string[][]
  /** Chunks that are not written as they are now, and how many rows changed since they were. */
  dirty: Set<number>
  unsaved: number
}

/** An index over the store. `fold` makes text comparable. Readings are done one after another. */
export function createFlagIndex({ store, fold }: { store: Store; fold: Fold }): FlagIndex {
  const head = createRecord(store, FLAG_INDEX, HeadSchema, null)
  const rowsOf = (n: number) => createRecord(store, `${FLAG_INDEX}-rows-${n}`, RowsSchema, null)
  const textsOf = (n: number) => createRecord(store, `${FLAG_INDEX}-texts-${n}`, TextsSchema, null)
  let held: Held | null = null
  let turn: Promise<unknown> = Promise.resolve()

  async function load(): Promise<Held> {
    const known = await head.read()
    if (!known) return made()
    const chunks = await Promise.all(Array.from({ length: known.chunks }, (_, n) => rowsOf(n).read()))
    return chunks.every((chunk) => chunk !== null) ? loaded(known.last, chunks) : made()
  }

  /** From the rows themselves: at the first start, after an update, and where a chunk was damaged. */
  async function made(): Promise<Held> {
    const fresh = loaded((await store.stubChanges(0)).last, [])
    const ids = (await store.readAll('stubs')).flatMap((value) => {
      const stub = z.safeParse(StubSchema, value)
      return stub.success ? [stub.data.id] : []
    })
    await takeIn(fresh, ids)
    fresh.unsaved = UNSAVED_MOST
    return fresh
  }

  async function takeIn(into: Held, ids: string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += SLICE) {
      const slice = ids.slice(at, at + SLICE)
      const found = await Promise.all(slice.map(entryOf))
      for (const [n, id] of slice.entries()) put(into, id, found[n])
    }
  }

  async function entryOf(id: string): Promise<FoundEntry | undefined> {
    // A row that does not open (a damaged disk) is not listed; it must not hide the rest.
    const [row, content] = await Promise.all([
      store.read('stubs', id).catch(() => undefined),
      store.read('flags', id).catch(() => undefined),
    ])
    const stub = z.safeParse(StubSchema, row)
    const stored = z.safeParse(StoredFlagSchema, content)
    if (!stub.success) return undefined
    const whole = stored.success ? stored.data : null
    return { entry: indexEntry(stub.data, whole, fold), isWhole: whole !== null && whole.flag !== null }
  }

  /** Reads the texts that were put off. A chunk of them that is lost is made again from its flags. */
  async function readTexts(into: Held): Promise<void> {
    const chunks = into.textless
    const texts = await Promise.all(chunks.map((_, n) => textsOf(n).read()))
    const lost: string[] = []
    for (const [n, ids] of chunks.entries()) {
      const found = texts[n]?.length === ids.length ? texts[n] : null
      if (!found) lost.push(...ids)
      for (const [place, id] of ids.entries()) {
        const entry = into.entries.get(id)
        // One that changed since has a newer text.
        if (entry) entry.text ??= found?.[place] ?? null
      }
    }
    into.textless = []
    await takeIn(into, lost)
  }

  async function save(into: Held): Promise<void> {
    await readTexts(into)
    const written = [...into.dirty]
    const { last } = into
    const changes = written.flatMap((n): Change[] => {
      const entries = [...(into.chunks[n] ?? [])].flatMap((id) => into.entries.get(id) ?? [])
      return [
        rowsOf(n).change(entries.map(({ stub }) => packed(stub))),
        textsOf(n).change(entries.map(({ text }) => text ?? '')),
      ]
    })
    into.dirty.clear()
    into.unsaved = 0
    try {
      await store.write([...changes, head.change(headOf(last, into.chunks.length)), { takenIn: last }])
    } catch {
      // A full disk: the rows are there, and the next reading tries again.
      for (const n of written) into.dirty.add(n)
      into.unsaved = UNSAVED_MOST
    }
  }

  async function refresh(what: 'rows' | 'texts'): Promise<ReadonlyMap<string, IndexEntry>> {
    held ??= await load()
    const { last, ids } = await store.stubChanges(held.last)
    await takeIn(held, ids)
    held.last = last
    if (what === 'texts') await readTexts(held)
    // Who asked does not wait for it.
    if (held.unsaved >= UNSAVED_MOST) turn = turn.then(() => held && save(held)).catch(() => undefined)
    return held.entries
  }

  return {
    read(what) {
      const reading = turn.then(() => refresh(what))
      turn = reading.catch(() => undefined)
      return reading
    },
    list() {
      if (!held) return []
      held.list ??= [...held.entries.values()].sort((a, b) => newestFirst(a.stub, b.stub))
      return held.list
    },
  }
}

function loaded(last: number, chunks: unknown[][][]): Held {
  const held: Held = {
    entries: new Map(),
    list: null,
    last,
    chunks: [],
    chunkOf: new Map(),
    textless: [],
    dirty: new Set(),
    unsaved: 0,
  }
  for (const [n, rows] of chunks.entries()) {
    const ids = rows.map((values) => {
      const stub = unpacked(values)
      held.entries.set(stub.id, { stub, text: null })
      held.chunkOf.set(stub.id, n)
      return stub.id
    })
    held.chunks.push(new Set(ids))
    held.textless.push(ids)
  }
  return held
}

/** Puts an entry into its chunk, or takes it out where there is none any more. */
function put(held: Held, id: string, found: FoundEntry | undefined): void {
  const known = held.chunkOf.get(id)
  if (!found && known === undefined) return
  const n = known ?? placeFor(held)
  held.dirty.add(n)
  held.list = null
  // What was erased must not stay in a chunk for long.
  held.unsaved += found?.isWhole ? 1 : UNSAVED_MOST
  if (found) {
    held.entries.set(id, found.entry)
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
