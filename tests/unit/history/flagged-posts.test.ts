import { expect, test } from 'vitest'
import { createFlaggedPosts } from '../../../utils/history/flagged-posts.ts'
import { keysOfFlag } from '../../../utils/platforms/keys-of-flag.ts'
import { createCipher } from '../../../utils/store/cipher.ts'
import { openDatabase } from '../../../utils/store/database.ts'
import { createStore } from '../../../utils/store/store.ts'
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
  expect(JSON.stringify(await store.read('records', 'flagged-posts'))).not.toMatch(/Cxyz123|Sauti|1020304050|Magugu/i)
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
