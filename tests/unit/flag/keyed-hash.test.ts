import { expect, test } from 'vitest'
import { createHashKey, HASH_LENGTH, keyedHasher } from '../../../utils/flag/keyed-hash.ts'

test('a hash is HMAC-SHA-256, cut to 72 bits', async () => {
  const hash = await keyedHasher(btoa('key'))
  // The test vector of https://en.wikipedia.org/wiki/HMAC#Examples.
  const whole = Buffer.from('f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8', 'hex')
  const [found = ''] = await hash(['The quick brown fox jumps over the lazy dog'])
  expect(found).toBe(whole.subarray(0, 9).toString('base64'))
  expect(found).toHaveLength(HASH_LENGTH)
})

test('each device has a key of its own, under which the same text hashes differently', async () => {
  const keys = [createHashKey(), createHashKey()]
  const found = await Promise.all(keys.map(async (key) => (await keyedHasher(key))(['same'])))
  expect(keys.map((key) => atob(key).length)).toEqual([32, 32])
  expect(found[0]).not.toEqual(found[1])
})
