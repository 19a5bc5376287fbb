// The one IndexedDB database. Only the background writes it; a page may read a record of it (`read-record.ts`).
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { createKey, type Sealed } from './cipher.ts'

/** Where a waiting item stands. Users see the life-cycle's words instead. */
export type OutboxState = 'queued' | 'sending' | 'rejected'

interface Schema extends DBSchema {
  keys: { key: string; value: { id: string; key: CryptoKey } }
  /** Single values by name: settings, connection, cursor. */
  records: { key: string; value: { id: string; sealed: Sealed } }
  drafts: { key: string; value: { id: string; updatedAt: number; sealed: Sealed } }
  outbox: {
    key: string
    value: {
      id: string
      state: OutboxState
      /** 0 goes first; see `urgencyRank`. */
      rank: number
      /** Epoch milliseconds; also the order inside one rank. */
      submittedAt: number
      attempts: number
      /** Epoch milliseconds: not sent before. */
      notBefore: number
      /** True where the partner holds it back. */
      held?: boolean
      /** The flag that an event belongs to; absent where the item is a flag. */
      flagId?: string
      sealed: Sealed
    }
  }
  /** Rows of history, one a flag: small, so that a list does not open whole flags. */
  stubs: { key: string; value: { id: string; submittedAt: number; sealed: Sealed } }
  /** Whole flags as sent, with the events since. */
  flags: { key: string; value: { id: string; sealed: Sealed } }
  /** Ids of rows of history in the order in which they changed: what an index of them has yet to take in. */
  stubChanges: { key: number; value: { id: string } }
}

export type Database = IDBPDatabase<Schema>
export type StoreName = 'records' | 'drafts' | 'outbox' | 'stubs' | 'flags'
export type OutboxRow = Schema['outbox']['value']

/**
 * Opens the database, creating it and its key at first use. Rejects where the browser refuses storage.
 * `onClosed` is called when the browser closes it under us, or a newer version asks for it: open it again.
 */
export async function openDatabase(
  name: string,
  onClosed: () => void,
): Promise<{ database: Database; key: CryptoKey }> {
  const database = await openDB<Schema>(name, 2, {
    upgrade(upgrading, from) {
      if (from < 1) {
        for (const name of ['keys', 'records', 'drafts', 'outbox', 'stubs', 'flags'] as const) {
          upgrading.createObjectStore(name, { keyPath: 'id' })
        }
      }
      // Keys that count up and are never given again, also where all rows were deleted.
      if (from < 2) upgrading.createObjectStore('stubChanges', { autoIncrement: true })
    },
    // A newer version in another context must not wait for us for ever.
    blocking(_, __, event) {
      const { close } = event.target as IDBDatabase
      close.call(event.target)
      onClosed()
    },
    terminated: onClosed,
  })
  return { database, key: await keyOf(database) }
}

async function keyOf(database: Database): Promise<CryptoKey> {
  const known = await database.get('keys', 'data')
  if (known) return known.key
  // Made before the transaction: WebCrypto inside one would let it close. `add` lets the first of two starters win.
  const key = await createKey()
  const transaction = database.transaction('keys', 'readwrite', { durability: 'strict' })
  const present = await transaction.store.get('data')
  if (!present) await transaction.store.add({ id: 'data', key })
  await transaction.done
  return present?.key ?? key
}
