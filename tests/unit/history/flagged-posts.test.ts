import { expect, test } from 'vitest'
import type { Flag } from '../../../utils/flag/flag.ts'
import { createHashKey, keyedHasher } from '../../../utils/flag/keyed-hash.ts'
import { createFlaggedPosts } from '../../../utils/history/flagged-posts.ts'
import { keysOfFlag } from '../../../utils/platforms/keys-of-flag.ts'
import { createCipher } from '../../../utils/store/cipher.ts'
import { openDatabase } from '../../../utils/store/database.ts'
import { createStore, type Store } from '../../../utils/store/store.ts'
import { exampleCapture, sure } from '../example-capture.ts'
import { finishedFlag } from '../finished-flag.ts'

async function rig(name: string) {
  const { database, key } = await openDatabase(name, () => {})
  const store = createStore(database, createCipher(key))
  return { database, store, flagged: createFlaggedPosts({ store, keysOf: keysOfFlag }) }
}

const keysOf = async (flag: Parameters<typeof keysOfFlag>[0]) => keysOfFlag(flag)?.keys ?? []

test('nothing is kept, not even a key, until something is flagged', async () => {
  const { database, flagged } = await rig('flagged-none')
  expect(await flagged.count('facebook')).toBe(0)
  expect(await flagged.flagsBy('facebook', ['anything'])).toEqual([null])
  expect(await database.getAll('records')).toEqual([])
})

test('each site knows its own flags only, and no text of them is kept', async () => {
  const { store, database, flagged } = await rig('flagged-some')
  const onFacebook = await finishedFlag()
  await store.write(await flagged.remember(onFacebook))
  const link = 'https://www.instagram.com/p/Cxyz123AbCd/'
  const capture = exampleCapture({ platform: 'instagram', permalink: sure(link), ids: { post: 'Cxyz123AbCd' } })
  const onInstagram = await finishedFlag({ subject: { type: 'post', link }, capture })
  await store.write(await flagged.remember(onInstagram))
  for (const [flag, here, elsewhere] of [
    [onFacebook, 'facebook', 'instagram'],
    [onInstagram, 'instagram', 'facebook'],
  ] as const) {
    const keys = await keysOf(flag)
    expect(keys.length).toBeGreaterThan(1)
    expect(await flagged.flagsBy(here, keys)).toEqual(keys.map(() => flag.id))
    expect(await flagged.flagsBy(elsewhere, keys)).not.toContain(flag.id)
  }
  const kept = JSON.stringify([...(await store.readAll('records'))])
  expect(kept).toContain(onFacebook.id)
  expect(kept).not.toMatch(/Cxyz123|Sauti|1020304050|Magugu/i)
  // Sealed as everything is.
  expect(Object.keys((await database.getAll('records'))[0] ?? {})).toEqual(['id', 'sealed'])
})

test('the same post flagged again adds no key and is known by the newer flag; an account flagged has no post', async () => {
  const { store, flagged } = await rig('flagged-again')
  await store.write(await flagged.remember(await finishedFlag()))
  const first = await flagged.count('facebook')
  const again = await finishedFlag()
  await store.write(await flagged.remember(again))
  expect(await flagged.count('facebook')).toBe(first)
  expect(new Set(await flagged.flagsBy('facebook', await keysOf(again)))).toEqual(new Set([again.id]))
  const account = { type: 'account' as const, link: 'https://www.facebook.com/sauti.ya.bonde' }
  expect(await flagged.remember(await finishedFlag({ subject: account, capture: null }))).toEqual([])
})

test('a flag that is forgotten leaves the keys of others, and the author where another flag names them', async () => {
  const { store, flagged } = await rig('flagged-forgotten')
  const kept = await finishedFlag()
  const capture = exampleCapture({ permalink: sure('https://www.facebook.com/sauti.ya.bonde/posts/777888999') })
  const gone = await finishedFlag({ subject: { type: 'post', link: capture.permalink.value }, capture })
  await store.write(await flagged.remember(kept))
  await store.write(await flagged.remember(gone))
  await store.write(await flagged.forget(gone.id))
  expect(await flagged.flagsBy('facebook', await keysOf(gone))).not.toContain(gone.id)
  expect(new Set(await flagged.flagsBy('facebook', await keysOf(kept)))).toEqual(new Set([kept.id]))
  expect(await flagged.forget(gone.id)).toEqual([])
})

/** The record as it was written before flags were kept in chunks. */
async function writeOld(store: Store, flags: readonly Flag[]): Promise<void> {
  const key = createHashKey()
  const hashesOf = await keyedHasher(key)
  const facebook: Record<string, number[]> = {}
  for (const [place, flag] of flags.entries()) {
    for (const hash of await hashesOf(await keysOf(flag))) facebook[hash] = [...(facebook[hash] ?? []), place]
  }
  const value = { key, flags: [...flags.map(({ id }) => id), ''], facebook, instagram: {} }
  await store.write([{ put: 'records', id: 'flagged-posts', columns: {}, value }])
}

test('what an older version kept is known, and stands in chunks after the next flag', async () => {
  const { store, flagged } = await rig('flagged-old')
  const [first, second, third] = [await finishedFlag(), await manyOf(1), await finishedFlag()]
  await writeOld(store, [first, second])
  expect(new Set(await flagged.flagsBy('facebook', await keysOf(first)))).toContain(first.id)
  await store.write(await flagged.remember(third))
  expect(Object.keys((await store.read('records', 'flagged-posts')) as object)).toEqual(['key'])
  for (const keeper of [flagged, createFlaggedPosts({ store, keysOf: keysOfFlag })]) {
    expect(new Set(await keeper.flagsBy('facebook', await keysOf(third)))).toEqual(new Set([third.id]))
    expect(await keeper.flagsBy('facebook', await keysOf(second))).toContain(second.id)
    await store.write(await keeper.forget(third.id))
    expect(new Set(await keeper.flagsBy('facebook', await keysOf(third)))).toContain(first.id)
    await store.write(await keeper.remember(third))
  }
})

test('one more flag writes one chunk, however many there are, and asking reads nothing again', async () => {
  const { store, database, flagged } = await rig('flagged-many')
  const flags = [await manyOf(0)]
  await store.write(await flagged.remember(await manyOf(0)))
  for (let n = 1; n < 260; n += 1) {
    const flag = await manyOf(n)
    flags.push(flag)
    const changes = await flagged.remember(flag)
    expect(changes).toHaveLength(1)
    await store.write(changes)
  }
  expect((await store.ids('records')).toSorted()).toEqual(['flagged-posts', 'flagged-posts/0', 'flagged-posts/1'])
  const again = createFlaggedPosts({ store, keysOf: keysOfFlag })
  await again.count('facebook')
  database.close()
  for (const flag of [flags[1], flags[249], flags[259]]) {
    if (!flag) throw new Error('no such flag')
    for (const keeper of [flagged, again])
      expect(await keeper.flagsBy('facebook', await keysOf(flag))).toContain(flag.id)
  }
})

test('what was not written in the end is not known, and what was deleted is not known any more', async () => {
  const { store, flagged } = await rig('flagged-not')
  const kept = await manyOf(1)
  const lost = await manyOf(2)
  await store.write(await flagged.remember(kept))
  await flagged.remember(lost)
  expect(await flagged.flagsBy('facebook', await keysOf(lost))).not.toContain(lost.id)
  await store.write([
    { delete: 'records', id: 'flagged-posts' },
    { delete: 'records', id: 'flagged-posts/0' },
  ])
  expect(await flagged.count('facebook')).toBe(0)
})

/** The nth of flags of different posts of one author. */
function manyOf(n: number): Promise<Flag> {
  const link = `https://www.facebook.com/sauti.ya.bonde/posts/${5_000_000_000 + n}`
  return finishedFlag({
    subject: { type: 'post', link },
    capture: exampleCapture({ permalink: sure(link), ids: { post: String(5_000_000_000 + n) } }),
  })
}
