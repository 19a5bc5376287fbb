import { expect, test } from 'vitest'
import { createFormStore, shownDraft } from '../../../components/form/form-store.ts'
import type { DraftView } from '../../../utils/messages/page-views.ts'
import { CallError, OrphanedError } from '../../../utils/messages/send.ts'
import { createAsked, type Question } from './asked.ts'
import { DRAFT_ID, exampleView } from './example-draft.ts'

/** A store whose draft was read, and the questions that it asks from then on. */
async function openForm(view: DraftView = exampleView()) {
  const asked = createAsked()
  const store = createFormStore(asked.send, DRAFT_ID)
  const reading = store.getState().read()
  await nth(asked.of('draft.read'), 0).answer(view)
  await reading
  const note = () => shown().answers.note
  const shown = () => {
    const { view, typed } = store.getState()
    if (!view) throw new Error('nothing was read')
    return shownDraft(view, typed)
  }
  return { ...asked, store, state: store.getState, shown, note, changes: () => asked.of('draft.change') }
}

function nth(questions: Question[], index: number): Question {
  const question = questions[index]
  if (!question) throw new Error(`question ${index} was not asked`)
  return question
}

test('each change is one message, sent at once', async () => {
  const form = await openForm()
  void form.state().change({ note: 'a' })
  void form.state().change({ note: 'ab' })
  expect(form.changes().map(({ payload }) => payload)).toEqual([
    { id: DRAFT_ID, change: { note: 'a' } },
    { id: DRAFT_ID, change: { note: 'ab' } },
  ])
})

test('an answer to older words does not take back newer ones', async () => {
  const form = await openForm()
  void form.state().change({ note: 'a' })
  void form.state().change({ note: 'ab' })
  await nth(form.changes(), 0).answer(exampleView({ note: 'a' }))
  expect(form.note()).toBe('ab')
  expect(form.state().saving).toBe(true)
  await nth(form.changes(), 1).answer(exampleView({ note: 'ab' }))
  expect(form.note()).toBe('ab')
})

test('answers in the wrong order leave the newest', async () => {
  const form = await openForm()
  void form.state().change({ note: 'a' })
  void form.state().change({ note: 'ab' })
  await nth(form.changes(), 1).answer(exampleView({ note: 'ab' }))
  await nth(form.changes(), 0).answer(exampleView({ note: 'a' }))
  expect(form.note()).toBe('ab')
  expect(form.state().typed).toEqual({})
})

test('an answer brings what else changed, such as the preset urgency, and keeps what is being typed', async () => {
  const form = await openForm()
  void form.state().change({ category: 'direct_threat' })
  void form.state().change({ note: 'typed meanwhile' })
  await nth(form.changes(), 0).answer(exampleView({ category: 'direct_threat', urgency: 'urgent' }))
  expect(form.shown().answers).toMatchObject({ urgency: 'urgent', note: 'typed meanwhile' })
})

test('a reading that was asked before a change does not take the change back', async () => {
  const form = await openForm()
  void form.state().read()
  void form.state().change({ note: 'new' })
  await nth(form.changes(), 0).answer(exampleView({ note: 'new' }))
  await nth(form.of('draft.read'), 1).answer(exampleView({ note: '' }))
  expect(form.note()).toBe('new')
})

test('a notice while a change is on its way is followed up after it', async () => {
  const form = await openForm()
  const changed = form.state().change({ note: 'new' })
  void form.state().read()
  expect(form.of('draft.read')).toHaveLength(1)
  await nth(form.changes(), 0).answer(exampleView({ note: 'new' }))
  await Promise.resolve()
  await nth(form.of('draft.read'), 1).answer(exampleView({ note: 'new', country: 'UG' }))
  await changed
  expect(form.shown().answers).toMatchObject({ note: 'new', country: 'UG' })
})

test('"saved" is said only after the answer', async () => {
  const form = await openForm()
  const changed = form.state().change({ note: 'a' })
  expect(form.state().saving).toBe(true)
  await nth(form.changes(), 0).answer(exampleView({ note: 'a' }))
  await changed
  expect(form.state().saving).toBe(false)
})

test('a failed save keeps the words, says why, and goes along with the next change', async () => {
  const form = await openForm()
  void form.state().change({ note: 'precious' })
  await nth(form.changes(), 0).fail(new CallError('draft.change', 'storage_full'))
  expect(form.note()).toBe('precious')
  expect(form.state().saveFailure).toBe('storage_full')
  void form.state().change({ country: 'UG' })
  expect(nth(form.changes(), 1).payload).toEqual({ id: DRAFT_ID, change: { note: 'precious', country: 'UG' } })
  await nth(form.changes(), 1).answer(exampleView({ note: 'precious', country: 'UG' }))
  expect(form.state().saveFailure).toBeNull()
})

test('an update of the extension under the form has its own words', async () => {
  const form = await openForm()
  void form.state().change({ note: 'precious' })
  await nth(form.changes(), 0).fail(new OrphanedError('gone'))
  expect(form.state().saveFailure).toBe('orphaned')
  expect(form.note()).toBe('precious')
})

test('submitting waits for the last words to be saved', async () => {
  const form = await openForm()
  void form.state().change({ note: 'last words' })
  const submitted = form.state().submit()
  expect(form.of('draft.submit')).toEqual([])
  await nth(form.changes(), 0).answer(exampleView({ note: 'last words' }))
  await expect.poll(() => form.of('draft.submit').length).toBe(1)
  await nth(form.of('draft.submit'), 0).answer({ ok: true, flagId: 'flag-1' })
  await submitted
  expect(form.state().sentFlagId).toBe('flag-1')
})

test('filling in the last answers waits for the last words to be saved', async () => {
  const form = await openForm()
  void form.state().change({ note: 'last words' })
  void form.state().repeat()
  expect(form.of('draft.repeat')).toEqual([])
  await nth(form.changes(), 0).answer(exampleView({ note: 'last words' }))
  await expect.poll(() => form.of('draft.repeat').length).toBe(1)
})

test('nothing is filled in while the last words could not be saved', async () => {
  const form = await openForm()
  void form.state().change({ note: 'precious' })
  await nth(form.changes(), 0).fail(new CallError('draft.change', 'failed'))
  const repeated = form.state().repeat()
  await nth(form.changes(), 1).fail(new CallError('draft.change', 'failed'))
  await repeated
  expect(form.of('draft.repeat')).toEqual([])
  expect(form.note()).toBe('precious')
})

test('nothing is submitted while the last words could not be saved', async () => {
  const form = await openForm()
  void form.state().change({ note: 'precious' })
  await nth(form.changes(), 0).fail(new CallError('draft.change', 'failed'))
  const submitted = form.state().submit()
  await nth(form.changes(), 1).fail(new CallError('draft.change', 'failed'))
  await submitted
  expect(form.of('draft.submit')).toEqual([])
  expect(form.state()).toMatchObject({ submitting: false, saveFailure: 'failed' })
})

test('pressing twice submits once', async () => {
  const form = await openForm()
  void form.state().submit()
  void form.state().submit()
  await expect.poll(() => form.of('draft.submit').length).toBe(1)
})

test('a problem is gone once its field is touched; a new category clears what the old one asked', async () => {
  const form = await openForm()
  const submitted = form.state().submit()
  await expect.poll(() => form.of('draft.submit').length).toBe(1)
  const problems = ['category', 'note', 'country'].map((field) => ({ field, code: 'missing' }))
  await nth(form.of('draft.submit'), 0).answer({ ok: false, problems })
  await submitted
  void form.state().change({ category: 'direct_threat' })
  expect(form.state().problems).toEqual([{ field: 'country', code: 'missing' }])
})

test('a draft that is gone is said to be gone', async () => {
  const asked = createAsked()
  const store = createFormStore(asked.send, DRAFT_ID)
  void store.getState().read()
  await nth(asked.of('draft.read'), 0).answer(null)
  expect(store.getState()).toMatchObject({ missing: true, view: null })
})
