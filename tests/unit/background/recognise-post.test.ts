import { expect, test } from 'vitest'
import { controlTexts } from '../../../entrypoints/background/control-texts.ts'
import { markOf } from '../../../entrypoints/background/recognise-post.ts'
import { seenOn } from '../../../entrypoints/background/seen-on.ts'
import { STATES } from '../../../utils/flag/life-cycle.ts'
import { newStub } from '../../../utils/flag/stub.ts'
import { UI_LANGUAGES } from '../../../utils/i18n/languages.ts'
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
