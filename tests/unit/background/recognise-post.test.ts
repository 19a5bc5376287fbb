import { expect, test } from 'vitest'
import { controlTexts } from '../../../entrypoints/background/control-texts.ts'
import { flagAtAddress, markOf } from '../../../entrypoints/background/recognise-post.ts'
import { goneOn, seenOn } from '../../../entrypoints/background/seen-on.ts'
import { STATES } from '../../../utils/flag/life-cycle.ts'
import { newStub } from '../../../utils/flag/stub.ts'
import { createFlaggedPosts } from '../../../utils/history/flagged-posts.ts'
import { UI_LANGUAGES } from '../../../utils/i18n/languages.ts'
import { keysOfFlag } from '../../../utils/platforms/keys-of-flag.ts'
import { createCipher } from '../../../utils/store/cipher.ts'
import { openDatabase } from '../../../utils/store/database.ts'
import { createStore } from '../../../utils/store/store.ts'
import { exampleCapture, sure } from '../example-capture.ts'
import { finishedFlag } from '../finished-flag.ts'

test.each([
  ['queued', 'on_device'],
  ['sending', 'on_device'],
  ['needs_fix', 'needs_you'],
  ['received', 'received'],
  ['under_review', 'with_reviewers'],
  ['info_requested', 'needs_you'],
  ['actioned', 'decided'],
  ['closed', 'closed'],
  ['a state of a newer server', 'with_reviewers'],
  [null, 'flagged'],
])('a flag in state %s shows as %s', (state, mark) => {
  expect(markOf(state)).toBe(mark)
})

test('each mark has words in each language, and the author’s name goes into them once', () => {
  for (const language of UI_LANGUAGES) {
    const texts = controlTexts(language)
    for (const mark of new Set([...STATES, null].map(markOf))) {
      expect(texts[mark].word).not.toMatch(/undefined|^ ·|· $/)
      expect(texts[mark].labelWithAuthor.split('{{author}}')).toHaveLength(2)
    }
  }
})

test('the day on which a flagged post was met again is noted once', async () => {
  const stub = newStub(await finishedFlag())
  const noon = new Date('2026-11-27T12:00:00Z')
  expect(seenOn(stub, noon)).toEqual({ stub: { ...stub, seenOn: '2026-11-27' } })
  expect(seenOn({ ...stub, seenOn: '2026-11-27' }, noon)).toBeNull()
  expect(seenOn({ ...stub, seenOn: '2026-11-26' }, noon)).not.toBeNull()
})

test('a post that was gone and is met again is not gone, on the same day too', async () => {
  const stub = { ...newStub(await finishedFlag()), seenOn: '2026-11-27' }
  const noon = new Date('2026-11-27T12:00:00Z')
  const gone = goneOn(stub, noon)?.stub
  expect(gone).toEqual({ ...stub, goneOn: '2026-11-27' })
  expect(gone && goneOn(gone, noon)).toBeNull()
  expect(gone && seenOn(gone, noon)).toEqual({ stub })
})

test('only the address of the flagged post itself leads to its flag', async () => {
  const { database, key } = await openDatabase('flag-at-address', () => {})
  const store = createStore(database, createCipher(key))
  const flagged = createFlaggedPosts({ store, keysOf: keysOfFlag })
  const link = 'https://www.facebook.com/sauti.ya.bonde/posts/1234567'
  const capture = exampleCapture({ permalink: sure(link), ids: { post: '1234567' } })
  const flag = await finishedFlag({ subject: { type: 'post', link }, capture })
  await store.write(await flagged.remember(flag))
  expect(await flagAtAddress(flagged, `${link}?comment_id=5&__cft__[0]=x`)).toBe(flag.id)
  expect(await flagAtAddress(flagged, 'https://www.facebook.com/sauti.ya.bonde/posts/7654321')).toBeNull()
  expect(await flagAtAddress(flagged, 'https://www.facebook.com/sauti.ya.bonde')).toBeNull()
  expect(await flagAtAddress(flagged, 'https://www.instagram.com/p/1234567/')).toBeNull()
})
