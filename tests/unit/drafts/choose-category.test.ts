import { expect, test } from 'vitest'
import { applyCapture } from '../../../utils/drafts/choose-category.ts'
import { exampleView } from '../components/example-draft.ts'
import { exampleCapture } from '../example-capture.ts'

test('what a category forbids of a capture that comes late is told as removed, also where nothing was before', () => {
  const { draft } = exampleView({ category: 'csam' })
  const applied = applyCapture(draft, null, exampleCapture())
  expect(applied.draft.capture).not.toHaveProperty('text')
  expect(applied.draft.stripped).toBe(true)
})
