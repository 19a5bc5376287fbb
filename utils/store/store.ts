// Reads and writes sealed records, several at once where they must stand or fall together.
import type { Cipher, Sealed } from './cipher.ts'
import type { Database, OutboxRow, StoreName } from './database.ts'

/** Plain columns beside the sealed payload: what the background must know before it opens a record. */
interface Columns {
  records: object
  drafts: { updatedAt: number }
  outbox: Omit<OutboxRow, 'id' | 'sealed'>
  stubs: { submittedAt: number }
  flags: object
}

/**
 * One change: `put` seals and writes a record, `columns` changes an outbox item's plain columns, `delete` removes,
 * `takenIn` forgets the list of changed stubs up to that place. `unless` is asked as the transaction begins, after which
 * any other write comes later: where it says yes, that change is left out.
 */
export type Change =
  | { [S in StoreName]: { put: S; id: string; columns: Columns[S]; value: unknown; unless?: () => boolean } }[StoreName]
  | { columns: Partial<Columns['outbox']>; id: string }
  | { delete: StoreName; id: string }
  | { takenIn: number }

export interface OutboxItem extends Omit<OutboxRow, 'sealed'> {
  value: unknown
}

export interface Store {
  /** Writes all changes or none. Resolves once the browser has handed them to the disk (`durability: 'strict'`). */
  write(changes: Change[]): Promise<void>
  /** Calls `listener` with the changes of each write as soon as they are in the database: for who holds some in memory. */
  onWritten(listener: (changes: readonly Change[]) => void): void
  /** The JSON value of one record, or undefined. Parse it: it may come from another version. */
  read(store: StoreName, id: string): Promise<unknown>
  /** All values of a store, by id. A record that does not open (a damaged disk) is left out: it must not hide the rest. */
  readAll(store: Exclude<StoreName, 'outbox'>): Promise<unknown[]>
  /** The ids of all records of a store, also of those that do not open. */
  ids(store: StoreName): Promise<string[]>
  /** The plain columns of all outbox items, without opening any. */
  outboxRows(): Promise<Omit<OutboxRow, 'sealed'>[]>
  /** Which stubs were written or deleted after a place in the order of changes (0: the beginning), and the last place. */
  stubChanges(after: number): Promise<{ last: number; ids: string[] }>
  /** One outbox item with its value, or undefined where it has left. */
  outboxItem(id: string): Promise<OutboxItem | undefined>
}

/** A store over an open database and its cipher. A record's label is its store and id, so none opens elsewhere. */
export function createStore(database: Database, cipher: Cipher): Store {
  const label = (store: StoreName, id: string) => `${store}/${id}`
  const open = (store: StoreName, row: { id: string; sealed: Sealed }) => cipher.open(label(store, row.id), row.sealed)

  const listeners: ((changes: readonly Change[]) => void)[] = []

  return {
    onWritten: (listener) => void listeners.push(listener),
    async write(changes) {
      // All sealing comes before the transaction: it would close while WebCrypto works.
      const sealed = await Promise.all(
        changes.map(async (change) =>
          'put' in change
            ? {
                store: change.put,
                unless: change.unless,
                row: {
                  ...change.columns,
                  id: change.id,
                  sealed: await cipher.seal(label(change.put, change.id), change.value),
                },
              }
            : change,
        ),
      )
      const rows = sealed.filter((row) => !('unless' in row && row.unless?.()))
      if (rows.length === 0) return
      const names = new Set(rows.map(storeOf))
      if (names.has('stubs')) names.add('stubChanges')
      const transaction = database.transaction([...names], 'readwrite', { durability: 'strict' })
      // An aborted transaction rejects `done` besides the request that failed; both are the same error.
      const done = transaction.done
      done.catch(() => {})
      try {
        for (const row of rows) {
          if ('store' in row) {
            if (row.store === 'stubs') await transaction.objectStore('stubChanges').add({ id: row.row.id })
            await transaction.objectStore(row.store).put(row.row as OutboxRow)
          } else if ('delete' in row) {
            if (row.delete === 'stubs') await transaction.objectStore('stubChanges').add({ id: row.id })
            await transaction.objectStore(row.delete).delete(row.id)
          } else if ('takenIn' in row) {
            await transaction.objectStore('stubChanges').delete(IDBKeyRange.upperBound(row.takenIn))
          } else {
            const outbox = transaction.objectStore('outbox')
            const present = await outbox.get(row.id)
            if (present) await outbox.put({ ...present, ...row.columns })
          }
        }
      } catch (error) {
        // A request that throws at once (a value that can't be cloned) leaves the transaction open to commit the rest.
        transaction.abort()
        throw error
      }
      await done
      for (const listener of listeners) listener(changes)
    },
    async read(store, id) {
      const row = await database.get(store, id)
      return row && open(store, row)
    },
    async readAll(store) {
      const rows = await database.getAll(store)
      const opened = await Promise.allSettled(rows.map((row) => open(store, row)))
      return opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    },
    ids: (store) => database.getAllKeys(store),
    async outboxRows() {
      const rows = await database.getAll('outbox')
      return rows.map(({ sealed: _, ...columns }) => columns)
    },
    async stubChanges(after) {
      const range = IDBKeyRange.lowerBound(after, true)
      const { store } = database.transaction('stubChanges')
      const [keys, rows] = await Promise.all([store.getAllKeys(range), store.getAll(range)])
      return { last: keys.at(-1) ?? after, ids: [...new Set(rows.map(({ id }) => id))] }
    },
    async outboxItem(id) {
      const row = await database.get('outbox', id)
      if (!row) return undefined
      const { sealed: _, ...columns } = row
      return { ...columns, value: await open('outbox', row) }
    },
  }
}

type SealedChange =
  | { store: StoreName; row: { id: string }; unless: (() => boolean) | undefined }
  | Extract<Change, { delete: StoreName }>
  | Extract<Change, { takenIn: number }>
  | { columns: Partial<Columns['outbox']>; id: string }

function storeOf(change: SealedChange): StoreName | 'stubChanges' {
  if ('store' in change) return change.store
  if ('delete' in change) return change.delete
  return 'takenIn' in change ? 'stubChanges' : 'outbox'
}
