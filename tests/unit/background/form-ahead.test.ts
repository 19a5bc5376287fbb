import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Core, openCore } from '../../../entrypoints/background/core.ts'
import { createFormAhead, type FormAhead } from '../../../entrypoints/background/form-ahead.ts'
import { createRemovedMemory } from '../../../utils/drafts/removed-memory.ts'
import { exampleCapture, sure } from '../example-capture.ts'

let core: Core
let ahead: FormAhead
let now = 0
/** The first overview of a new database writes too, at any time: only the test of writing listens. */
let onWritten = () => {}

beforeAll(async () => {
  vi.stubGlobal('navigator', { locks: navigator.locks, storage: { estimate: async () => ({ quota: 9e9, usage: 0 }) } })
  core = await openCore({
    memory: createRemovedMemory({ get: async () => ({}), set: async () => {}, remove: async () => {} }),
    locks: navigator.locks,
    fetch: () => Promise.reject(new Error('no line')),
    arm: async () => {},
    onChange: async () => {},
    onNews: () => {},
    onWritten: () => onWritten(),
    onClosed: () => {},
  })
})
afterAll(() => vi.unstubAllGlobals())

/** How often the draft of the popup was looked for in the store. */
let readings = 0

beforeEach(() => {
  readings = 0
  onWritten = () => {}
  const drafts: Core['drafts'] = {
    ...core.drafts,
    currentId: () => {
      readings += 1
      return core.drafts.currentId()
    },
  }
  ahead = createFormAhead(
    async () => ({ ...core, drafts }),
    () => now,
  )
})

async function startDraft(): Promise<string> {
  const id = uuidv7()
  await core.drafts.startFromPost(
    id,
    exampleCapture({ permalink: sure(`https://www.facebook.com/bonde/posts/${id}`), ids: { post: id } }),
    true,
  )
  return id
}

test('what is read while the form opens is given to the form, once', async () => {
  const id = await startDraft()
  ahead.begin()
  // One by the overview, one by the draft.
  await vi.waitFor(() => expect(readings).toBe(2))
  expect((await ahead.currentDraft())?.draft.id).toBe(id)
  expect((await ahead.overview()).currentDraftId).toBe(id)
  expect(readings).toBe(2)
  await ahead.currentDraft()
  expect(readings).toBe(3)
})

test('after anything was written it is read anew', async () => {
  onWritten = () => ahead.forget()
  await startDraft()
  ahead.begin()
  await vi.waitFor(() => expect(readings).toBe(2))
  const later = await startDraft()
  expect((await ahead.currentDraft())?.draft.id).toBe(later)
  expect((await ahead.overview()).currentDraftId).toBe(later)
})

test('a form that comes late is not told what was so when one was opened', async () => {
  await startDraft()
  ahead.begin()
  now += 5_000
  await ahead.currentDraft()
  expect(readings).toBe(3)
})
