// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { readFirstDraft, takeFirstDraft } from '../../../components/form/first-draft.ts'
import { FlagScreen } from '../../../components/form/flag-screen.tsx'
import { createAsked } from './asked.ts'
import { DRAFT_ID, exampleView } from './example-draft.ts'
import { one, showOnStage } from './stage.tsx'

/** The popup begins, and is answered. */
async function begin(view = exampleView({ note: 'kept words' })): Promise<void> {
  const { send, of } = createAsked()
  const reading = readFirstDraft(send)
  await of('draft.current')[0]?.answer(view)
  await reading
}

test('the draft that the popup asked for at its start is on screen before its form has an answer', async () => {
  await begin()
  // Nobody answers for the draft here.
  const { page } = await showOnStage(<FlagScreen draftId={DRAFT_ID} />, { answers: {} })
  expect(one<HTMLTextAreaElement>(page, '#flag-note').value).toBe('kept words')
})

test('it is taken once, and only as the draft that it is', async () => {
  await begin()
  expect(takeFirstDraft('another')).toBeNull()
  await begin()
  expect(takeFirstDraft(DRAFT_ID)?.draft.answers.note).toBe('kept words')
  expect(takeFirstDraft(DRAFT_ID)).toBeNull()
})
