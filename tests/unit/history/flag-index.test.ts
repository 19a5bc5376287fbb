import { expect, test } from 'vitest'
import { milestonesOf } from '../../../utils/flag/milestones.ts'
import { newStub } from '../../../utils/flag/stub.ts'
import { createFlagIndex } from '../../../utils/history/flag-index.ts'
import { fold } from '../../../utils/i18n/fold.ts'
import { createCipher } from '../../../utils/store/cipher.ts'
import { openDatabase } from '../../../utils/store/database.ts'
import { createStore, type Store } from '../../../utils/store/store.ts'
import { finishedFlag } from '../finished-flag.ts'

let databases = 0

async function openStore() {
  databases += 1
  const { database, key } = await openDatabase(`index-${databases}`, () => {})
  return { database, store: createStore(database, createCipher(key)) }
}

async function keep(store: Store, note: string) {
  const flag = await finishedFlag({ note })
  await store.write([
    { put: 'stubs', id: flag.id, columns: { submittedAt: Date.parse(flag.submittedAt) }, value: newStub(flag) },
    { put: 'flags', id: flag.id, columns: {}, value: { flag, events: [] } },
  ])
  return flag
}

/** Enough of them that chunks are written. */
const keepMany = async (store: Store, count: number) => {
  for (let n = 0; n < count; n += 1) await keep(store, `note ${n}`)
}

/** The same store, counting which records are opened. */
function counting(store: Store) {
  const opened: string[] = []
  const counted: Store = {
    ...store,
    read: (name, id) => {
      opened.push(`${name}/${id}`)
      return store.read(name, id)
    },
    readAll: (name) => {
      opened.push(`${name}/*`)
      return store.readAll(name)
    },
  }
  return { counted, opened }
}

const texts = async (store: Store) => {
  const entries = await createFlagIndex({ store, fold }).read('texts')
  return [...entries.values()].map(({ text }) => text ?? '')
}

test('a flag is in the index with what was written, folded', async () => {
  const { store } = await openStore()
  await keep(store, 'Résistance')
  const [text] = await texts(store)
  expect(text).toContain('resistance')
})

test('what changes or goes after the first reading is seen by the next', async () => {
  const { store } = await openStore()
  const index = createFlagIndex({ store, fold })
  const flag = await keep(store, 'first')
  expect([...(await index.read('rows')).values()].map(({ stub }) => stub.state)).toEqual(['queued'])
  const columns = { submittedAt: 1 }
  await store.write([{ put: 'stubs', id: flag.id, columns, value: { ...newStub(flag), state: 'triaged' } }])
  const other = await keep(store, 'second')
  expect([...(await index.read('rows')).values()].map(({ stub }) => stub.state)).toEqual(['triaged', 'queued'])
  await store.write([{ delete: 'stubs', id: other.id }])
  expect([...(await index.read('rows')).keys()]).toEqual([flag.id])
})

test('the next start opens chunks, and of flags only those that changed since', async () => {
  const { store } = await openStore()
  await keepMany(store, 300)
  const first = createFlagIndex({ store, fold })
  await first.read('rows')
  // Chunks are written after the answer, before the next reading.
  await first.read('rows')
  const late = await keep(store, 'late')
  const { counted, opened } = counting(store)
  const entries = await createFlagIndex({ store: counted, fold }).read('rows')
  expect(entries.size).toBe(301)
  expect(opened.filter((record) => !record.startsWith('records/'))).toEqual([`stubs/${late.id}`, `flags/${late.id}`])
  expect(opened.filter((record) => record.startsWith('records/'))).toHaveLength(3)
  expect((await texts(store)).filter((text) => text.includes('note 7'))).toHaveLength(11)
})

test.each([
  ['the rows of a chunk', 'flag-index-rows-0'],
  ['the texts of a chunk', 'flag-index-texts-0'],
  ['the head', 'flag-index'],
])('where %s are damaged or lost the index is made from the flags', async (_, id) => {
  const { database, store } = await openStore()
  await keepMany(store, 70)
  const first = createFlagIndex({ store, fold })
  await first.read('rows')
  await first.read('rows')
  const row = await database.get('records', id)
  if (!row) throw new Error('it was not written')
  await database.put('records', { ...row, sealed: { ...row.sealed, data: new ArrayBuffer(40) } })
  const found = await texts(store)
  expect(found).toHaveLength(70)
  expect(found.filter((text) => text.includes('note 69'))).toHaveLength(1)
  await database.delete('records', id)
  expect(await texts(store)).toHaveLength(70)
})

test('a background that ends while chunks are written leaves rows and index as they were', async () => {
  const { store } = await openStore()
  await keepMany(store, 70)
  const broken: Store = {
    ...store,
    write: async () => {
      throw new Error('the disk is full')
    },
  }
  const failing = createFlagIndex({ store: broken, fold })
  expect((await failing.read('rows')).size).toBe(70)
  expect((await failing.read('texts')).size).toBe(70)
  expect((await store.stubChanges(0)).ids).toHaveLength(70)
  expect(await texts(store)).toHaveLength(70)
})

test('nothing that was written stands in the database in the clear', async () => {
  const { database, store } = await openStore()
  await keepMany(store, 70)
  const index = createFlagIndex({ store, fold })
  await index.read('texts')
  await index.read('texts')
  const records = await database.getAll('records')
  expect(records.map(({ id }) => id)).toContain('flag-index-texts-0')
  for (const { sealed } of records) expect(new TextDecoder().decode(sealed.data)).not.toContain('note 3')
})

test('the text of erased content is out of the written index at the next reading', async () => {
  const { store } = await openStore()
  const flag = await keep(store, 'unforgettable')
  await keepMany(store, 70)
  const index = createFlagIndex({ store, fold })
  await index.read('texts')
  await index.read('texts')
  const columns = { submittedAt: 1 }
  await store.write([
    { delete: 'flags', id: flag.id },
    { put: 'stubs', id: flag.id, columns, value: newStub(flag) },
  ])
  await index.read('rows')
  await index.read('rows')
  expect(JSON.stringify(await store.read('records', 'flag-index-texts-0'))).not.toContain('unforgettable')
  expect((await texts(store)).length).toBe(71)
})

test('a row from before language, country and milestones were kept takes them from its flag', async () => {
  const { store } = await openStore()
  const flag = await finishedFlag()
  const { language: _, country: __, platform: ___, milestones: ____, ...old } = newStub(flag)
  const events = [
    {
      position: 3,
      flagId: flag.id,
      state: 'triaged',
      at: '2026-11-22T12:00:00.000Z',
      by: 'reviewer' as const,
      words: null,
      actions: [],
      reason: null,
    },
  ]
  await store.write([
    { put: 'stubs', id: flag.id, columns: { submittedAt: 1 }, value: old },
    { put: 'flags', id: flag.id, columns: {}, value: { flag, events } },
  ])
  const [entry] = [...(await createFlagIndex({ store, fold }).read('rows')).values()]
  expect(entry?.stub).toMatchObject({
    language: 'sw',
    country: 'KE',
    platform: 'facebook',
    milestones: milestonesOf(events),
  })
})

test.each([
  ['whole', true],
  ['without its content', false],
])('milestones of an older build are worked out anew from the events: a flag %s', async (_, isWhole) => {
  const { store } = await openStore()
  const flag = await finishedFlag()
  const at = '2026-11-22T12:00:00.000Z'
  const said = { words: null, actions: [], reason: null }
  const events = [{ position: 3, flagId: flag.id, state: 'duplicate', at, by: 'reviewer' as const, ...said }]
  const milestones = { triagedAt: at, decidedAt: at, decision: 'duplicate', reversed: false, leftUp: null }
  await store.write([
    { put: 'stubs', id: flag.id, columns: { submittedAt: 1 }, value: { ...newStub(flag), milestones } },
    { put: 'flags', id: flag.id, columns: {}, value: { flag: isWhole ? flag : null, events } },
  ])
  const [entry] = [...(await createFlagIndex({ store, fold }).read('rows')).values()]
  expect(entry?.stub.milestones).toMatchObject({ triagedAt: at, decidedAt: null, decision: null })
})

test('its list is newest first, and the same one until a row changes', async () => {
  const { store } = await openStore()
  const first = await keep(store, 'first')
  const second = await keep(store, 'second')
  const index = createFlagIndex({ store, fold })
  expect(index.list()).toEqual([])
  const idsOf = () => index.list().map(({ stub }) => stub.id)
  await index.read('rows')
  expect(idsOf()).toEqual([second.id, first.id])
  const list = index.list()
  await index.read('texts')
  expect(index.list()).toBe(list)
  expect(list.map(({ text }) => text)).toEqual([expect.stringContaining('second'), expect.stringContaining('first')])
  const third = await keep(store, 'third')
  await store.write([{ delete: 'stubs', id: first.id }])
  await index.read('rows')
  expect(idsOf()).toEqual([third.id, second.id])
})
