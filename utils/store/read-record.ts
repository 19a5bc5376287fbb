// How a page reads a record before the background is awake. It never writes, and it makes no database: that is the
// background's. Without idb: a page needs one transaction of it.
import { createCipher, type Sealed } from './cipher.ts'
import { DATABASE_NAME } from './database-name.ts'

/**
 * The JSON value of one record, unparsed; undefined where there is none. Rejects where the browser refuses storage or the
 * record does not open.
 */
export async function readRecord(id: string): Promise<unknown> {
  const database = await opened()
  if (!database) return undefined
  try {
    const transaction = database.transaction(['keys', 'records'])
    const [held, row] = await Promise.all([
      answer<{ key: CryptoKey } | undefined>(transaction.objectStore('keys').get('data')),
      answer<{ sealed: Sealed } | undefined>(transaction.objectStore('records').get(id)),
    ])
    return held && row && (await createCipher(held.key).open(`records/${id}`, row.sealed))
  } finally {
    database.close()
  }
}

/** The database as it is; null where the background has not made it yet. */
function opened(): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE_NAME)
    let isNew = false
    request.onupgradeneeded = () => {
      isNew = true
      request.transaction?.abort()
    }
    request.onerror = () => (isNew ? resolve(null) : reject(request.error))
    request.onsuccess = () => {
      // A newer version in the background must not wait for a page.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
  })
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
