import { openDB } from 'idb'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { createCipher, createKey } from '../../../utils/store/cipher.ts'
import { openDatabase } from '../../../utils/store/database.ts'
import { createRecord } from '../../../utils/store/record.ts'
import { createStore } from '../../../utils/store/store.ts'

const SECRET = 'the families by the river'

async function open(name: string) {
  const { database, key } = await openDatabase(name, () => {})
  return { database, key, store: createStore(database, createCipher(key)) }
}

test('what is written is not readable in the database, but through the store', async () => {
  const { database, store } = await open('sealed')
  await store.write([{ put: 'drafts', id: 'a', columns: { updatedAt: 1 }, value: { note: SECRET } }])
  const raw = await database.get('drafts', 'a')
  const bytes = new Uint8Array(raw?.sealed.data ?? new ArrayBuffer())
  expect(bytes.length).toBeGreaterThan(SECRET.length)
  expect(new TextDecoder().decode(bytes)).not.toContain('river')
  expect(await store.read('drafts', 'a')).toEqual({ note: SECRET })
})

test('the key can not be read out, and a second start finds the same one', async () => {
  const first = await open('key')
  expect(first.key.extractable).toBe(false)
  await first.store.write([{ put: 'records', id: 'x', columns: {}, value: 1 }])
  first.database.close()
  expect(await (await open('key')).store.read('records', 'x')).toBe(1)
})

test('two starters at once agree on one key', async () => {
  const [one, two] = await Promise.all([open('race'), open('race')])
  await one.store.write([{ put: 'records', id: 'x', columns: {}, value: 'said by one' }])
  expect(await two.store.read('records', 'x')).toBe('said by one')
})

test('a sealed record that was moved to another place does not open', async () => {
  const cipher = createCipher(await createKey())
  const sealed = await cipher.seal('drafts/a', 1)
  await expect(cipher.open('drafts/b', sealed)).rejects.toThrow()
})

test('all changes of a write happen, or none', async () => {
  const { store } = await open('atomic')
  const bad = { put: 'drafts' as const, id: 'b', columns: { updatedAt: (() => {}) as unknown as number }, value: 2 }
  await expect(store.write([{ put: 'records', id: 'a', columns: {}, value: 1 }, bad])).rejects.toThrow()
  expect(await store.read('records', 'a')).toBeUndefined()
})

test('a record that does not open reads as its fallback, so that the rest can be read', async () => {
  const { database, store } = await open('damaged')
  const record = createRecord(store, 'x', z.nullable(z.string()), null)
  await record.write('whole')
  expect(await record.read()).toBe('whole')
  const row = await database.get('records', 'x')
  if (!row) throw new Error('no row')
  await database.put('records', { ...row, sealed: { ...row.sealed, data: new ArrayBuffer(40) } })
  expect(await record.read()).toBeNull()
})

test('rows of history that are written or deleted are noted in their order, once each, until they are taken in', async () => {
  const { store } = await open('changes')
  const put = (id: string) => store.write([{ put: 'stubs', id, columns: { submittedAt: 1 }, value: id }])
  await put('a')
  await put('b')
  await put('a')
  await store.write([{ delete: 'stubs', id: 'b' }])
  await store.write([{ put: 'records', id: 'x', columns: {}, value: 1 }])
  const all = await store.stubChanges(0)
  expect(all.ids).toEqual(['a', 'b'])
  await store.write([{ takenIn: all.last }])
  expect(await store.stubChanges(0)).toEqual({ last: 0, ids: [] })
  await put('c')
  // Places are never given again, so that who took in all of them misses none.
  expect(await store.stubChanges(all.last)).toEqual({ last: all.last + 1, ids: ['c'] })
})

test('a write that fails notes no change', async () => {
  const { store } = await open('unnoted')
  const columns = { submittedAt: (() => {}) as unknown as number }
  await expect(store.write([{ put: 'stubs', id: 'a', columns, value: 1 }])).rejects.toThrow()
  expect((await store.stubChanges(0)).ids).toEqual([])
})

test('a database of the version before keeps what it holds', async () => {
  const old = await openDB('version-1', 1, {
    upgrade(upgrading) {
      for (const name of ['keys', 'records', 'drafts', 'outbox', 'stubs', 'flags']) {
        upgrading.createObjectStore(name, { keyPath: 'id' })
      }
    },
  })
  const key = await createKey()
  await old.put('keys', { id: 'data', key })
  await old.put('stubs', { id: 'a', submittedAt: 1, sealed: await createCipher(key).seal('stubs/a', 'kept') })
  old.close()
  const { store } = await open('version-1')
  expect(await store.readAll('stubs')).toEqual(['kept'])
  expect(await store.stubChanges(0)).toEqual({ last: 0, ids: [] })
})
