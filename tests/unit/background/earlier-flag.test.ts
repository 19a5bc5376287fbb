import { expect, test } from 'vitest'
import { earlierFlag } from '../../../entrypoints/background/earlier-flag.ts'
import type { FlagStub } from '../../../utils/messages/page-views.ts'
import { exampleStub } from '../components/example-stub.ts'

const link = 'https://www.facebook.com/sauti.ya.bonde/posts/1020304050'
const draft = { subject: { type: 'post' as const, link }, capture: null, mends: null }

/** What is found where history holds this row, and the post is known. */
function found(stub: FlagStub): Promise<string | null> {
  return earlierFlag(
    {
      flaggedPosts: { flagsBy: async (_, keys) => keys.map(() => stub.id) },
      history: { list: async () => [stub] },
      linkState: async () => ({ destination: null, needsReconnect: false, isPaused: false }),
    },
    draft,
  )
}

test('a post that was flagged before leads to its flag', async () => {
  const stub = exampleStub({ link })
  expect(await found(stub)).toBe(stub.id)
})

test.each([
  ['corrected', { mended: true }],
  ['lost by the service', { lostAt: '2026-11-27T12:00:00.000Z' }],
  ['about another post', { link: 'https://www.facebook.com/sauti.ya.bonde/posts/7654321' }],
])('but not to one that was %s: nothing can be added to it', async (_, changes) => {
  expect(await found(exampleStub({ link, ...changes }))).toBeNull()
})
