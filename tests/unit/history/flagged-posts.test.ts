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
  expect(await flagged.knows('facebook', ['anything'])).toEqual([false])
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
    expect(await flagged.knows(here, keys)).toEqual(keys.map(() => true))
    expect(await flagged.knows(elsewhere, keys)).not.toEqual(keys.map(() => true))
  }
  expect(JSON.stringify(await store.read('records', 'flagged-posts'))).not.toMatch(/Cxyz123|Sauti|1020304050|Magugu/i)
  // Sealed as everything is.
  expect(Object.keys((await database.getAll('records'))[0] ?? {})).toEqual(['id', 'sealed'])
})

test('the same post flagged again adds nothing; an account flagged has no post', async () => {
  const { store, flagged } = await rig('flagged-again')
  await store.write(await flagged.remember(await finishedFlag()))
  const first = await flagged.count('facebook')
  await store.write(await flagged.remember(await finishedFlag()))
  expect(await flagged.count('facebook')).toBe(first)
  const account = { type: 'account' as const, link: 'https://www.facebook.com/sauti.ya.bonde' }
  expect(await flagged.remember(await finishedFlag({ subject: account, capture: null }))).toEqual([])
})
