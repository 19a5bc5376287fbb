import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newStub } from '../../../utils/flag/stub.ts'
import type { FirstScreen } from '../../../utils/history/first-screen.ts'
import { createFirstScreenKeeper } from '../../../utils/history/first-screen-keeper.ts'
import { FIRST_SCREEN, readFirstScreen } from '../../../utils/history/read-first-screen.ts'
import { type Cipher, createCipher } from '../../../utils/store/cipher.ts'
import { type Database, openDatabase } from '../../../utils/store/database.ts'
import { DATABASE_NAME } from '../../../utils/store/database-name.ts'
import { type Change, createStore, type Store } from '../../../utils/store/store.ts'
import { finishedFlag } from '../finished-flag.ts'

const VERSION = '1.2.3'

let database: Database
let key: CryptoKey

beforeEach(async () => {
  const opened = await openDatabase(DATABASE_NAME, () => {})
  database = opened.database
  key = opened.key
})

afterEach(async () => {
  for (const name of ['keys', 'records', 'stubs', 'outbox'] as const) await database.clear(name)
  database.close()
})

/** Any screen, told apart by its total. */
function screenOf(total: number): FirstScreen<string> {
  const occurring = { category: [], country: [], language: [], platform: [] }
  return { overview: 'around', page: { total, found: 0, groups: [], occurring, newestWordAt: null }, waiting: [] }
}

function keeperOver(cipher: Cipher = createCipher(key), writes: Promise<void>[] = []) {
  const plain = createStore(database, cipher)
  const store: Store = {
    ...plain,
    write(changes) {
      const writing = plain.write(changes)
      writes.push(writing)
      return writing
    },
  }
  return createFirstScreenKeeper<string>({ store, version: VERSION, shown: ['settings'], restMs: 1 })
}

async function rowChange(): Promise<Change> {
  const flag = await finishedFlag({})
  return { put: 'stubs', id: flag.id, columns: { submittedAt: 1 }, value: newStub(flag) }
}

const read = async () => (await readFirstScreen<string>(VERSION))?.page.total ?? null

test('a page reads what was kept, without the background', async () => {
  keeperOver().start(async () => screenOf(7))
  await vi.waitFor(async () => expect(await read()).toBe(7))
  expect(await readFirstScreen(VERSION)).toEqual(screenOf(7))
})

test('it is kept again once changes have come to rest, and only then', async () => {
  const { store, start } = keeperOver()
  let made = 0
  start(async () => screenOf(++made))
  await vi.waitFor(async () => expect(await read()).toBe(1))
  await Promise.all([store.write([await rowChange()]), store.write([await rowChange()])])
  await vi.waitFor(async () => expect(await read()).toBe(2))
})

test.each<[string, () => Promise<Change>]>([
  ['a row', rowChange],
  ['a row that is deleted', async () => ({ delete: 'stubs', id: 'any' })],
  ['what waits', async () => ({ id: 'any', columns: { attempts: 1 } })],
  ['what stops waiting', async () => ({ delete: 'outbox', id: 'any' })],
  ['a record that the screen shows', async () => ({ put: 'records', id: 'settings', columns: {}, value: 1 })],
])('a change of %s leaves no record behind', async (_, change) => {
  const { store, start } = keeperOver()
  let screen: FirstScreen<string> | null = screenOf(7)
  start(async () => screen)
  await vi.waitFor(async () => expect(await read()).toBe(7))
  screen = null
  await store.write([await change()])
  expect(await database.get('records', FIRST_SCREEN)).toBeUndefined()
})

test('what is not shown leaves it there', async () => {
  const { store, start } = keeperOver()
  start(async () => screenOf(7))
  await vi.waitFor(async () => expect(await read()).toBe(7))
  await store.write([{ put: 'records', id: 'server-clock', columns: {}, value: 1 }])
  expect(await read()).toBe(7)
})

test('a change while the screen is sealed is not followed by the screen from before it', async () => {
  const sealing = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const plain = createCipher(key)
  const slow: Cipher = {
    ...plain,
    async seal(label, value) {
      if (label === `records/${FIRST_SCREEN}`) {
        sealing.resolve()
        await held.promise
      }
      return plain.seal(label, value)
    },
  }
  const writes: Promise<void>[] = []
  const { store, start } = keeperOver(slow, writes)
  let screen: FirstScreen<string> | null = screenOf(7)
  start(async () => screen)
  await sealing.promise
  screen = null
  await store.write([await rowChange()])
  held.resolve()
  await Promise.all(writes)
  expect(writes).toHaveLength(2)
  expect(await database.get('records', FIRST_SCREEN)).toBeUndefined()
})

test('a change while the screen is made keeps it from being written', async () => {
  const making = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const { store, start } = keeperOver()
  let made = 0
  start(async () => {
    made += 1
    if (made > 1) return screenOf(2)
    making.resolve()
    await held.promise
    return screenOf(1)
  })
  await making.promise
  await store.write([await rowChange()])
  held.resolve()
  await vi.waitFor(async () => expect(await read()).toBe(2))
  expect(made).toBe(2)
})

test('a record of another version is not shown, and takes its place at the next start', async () => {
  keeperOver().start(async () => screenOf(7))
  await vi.waitFor(async () => expect(await read()).toBe(7))
  expect(await readFirstScreen('1.2.4')).toBeNull()
  const store = createStore(database, createCipher(key))
  createFirstScreenKeeper<string>({ store, version: '1.2.4', shown: [], restMs: 1 }).start(async () => screenOf(8))
  await vi.waitFor(async () => expect((await readFirstScreen('1.2.4'))?.page.total).toBe(8))
})

test('a damaged record is none', async () => {
  keeperOver().start(async () => screenOf(7))
  await vi.waitFor(async () => expect(await read()).toBe(7))
  const row = await database.get('records', FIRST_SCREEN)
  if (!row) throw new Error('no record')
  await database.put('records', { ...row, sealed: { ...row.sealed, data: new ArrayBuffer(40) } })
  expect(await read()).toBeNull()
})

test('where the background has made no database, a page makes none', async () => {
  database.close()
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(DATABASE_NAME)
    request.onsuccess = resolve
    request.onerror = reject
  })
  expect(await read()).toBeNull()
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(DATABASE_NAME)
  const opened = await openDatabase(DATABASE_NAME, () => {})
  database = opened.database
})
