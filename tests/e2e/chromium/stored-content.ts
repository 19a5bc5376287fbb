import type { Page } from '@playwright/test'

/** Everything that the extension holds on disk and in memory, opened with its own key, as one JSON text. */
export function storedContent(extensionPage: Page): Promise<string> {
  return extensionPage.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await result(indexedDB.open('fieldflag'))
    const stores = [...database.objectStoreNames]
    const rows = new Map<
      string,
      { id: string; key?: CryptoKey; sealed?: { nonce: BufferSource; data: BufferSource } }[]
    >()
    for (const store of stores) rows.set(store, await result(database.transaction(store).objectStore(store).getAll()))
    database.close()
    const key = rows.get('keys')?.[0]?.key
    if (!key) throw new Error('no key')
    const opened: unknown[] = []
    for (const [store, records] of rows) {
      for (const { sealed, key: _, ...columns } of records) {
        if (!sealed) continue
        const label = new TextEncoder().encode(`${store}/${columns.id}`)
        const plain = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv: sealed.nonce, additionalData: label },
          key,
          sealed.data,
        )
        opened.push({ store, columns, value: JSON.parse(new TextDecoder().decode(plain)) })
      }
    }
    type Area = { get(key: null): Promise<unknown> }
    const { chrome } = globalThis as unknown as { chrome: { storage: { session: Area; local: Area } } }
    return JSON.stringify([opened, await chrome.storage.session.get(null), await chrome.storage.local.get(null)])
  })
}
