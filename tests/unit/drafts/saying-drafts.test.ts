import { expect, test } from 'vitest'
import { createSayingDrafts } from '../../../utils/drafts/saying-drafts.ts'
import { createMemoryStore } from '../outbox/memory-store.ts'

const FLAG = '01938d6e-0000-7000-8000-000000000001'

/** A store that knows the flag. */
async function open() {
  const store = createMemoryStore()
  await store.write([{ put: 'stubs', id: FLAG, columns: {}, value: {} }])
  return { store, sayings: createSayingDrafts({ store, locks: navigator.locks }) }
}

test('what is begun is kept by flag and by what it is for', async () => {
  const { sayings } = await open()
  await Promise.all([
    sayings.change(FLAG, { kind: 'answer', words: 'By the river.' }),
    sayings.change(FLAG, { kind: 'feedback', words: 'Late.' }),
    sayings.change(FLAG, { kind: 'feedback', feedback: 'too_late' }),
  ])
  expect(await sayings.read(FLAG)).toEqual({
    words: { answer: 'By the river.', feedback: 'Late.' },
    feedback: 'too_late',
  })
  expect(await sayings.read('another')).toEqual({ words: {}, feedback: null })
})

test('what was said is cleared, the rest stays', async () => {
  const { store, sayings } = await open()
  await sayings.change(FLAG, { kind: 'answer', words: 'By the river.' })
  await sayings.change(FLAG, { kind: 'feedback', words: 'Late.', feedback: 'too_late' })
  await store.write([await sayings.cleared(FLAG, 'feedback')])
  expect(await sayings.read(FLAG)).toEqual({ words: { answer: 'By the river.' }, feedback: null })
})

test('what is taken back does not replace what was typed since', async () => {
  const { store, sayings } = await open()
  await sayings.change(FLAG, { kind: 'information', words: 'Newer.' })
  const unsaid = [
    { kind: 'information', words: 'Older.' },
    { kind: 'information', words: 'Old.' },
    { kind: 'feedback', feedback: 'agree' },
  ] as const
  await store.write([await sayings.restored(FLAG, unsaid)])
  expect(await sayings.read(FLAG)).toEqual({ words: { information: 'Newer.\n\nOlder.\n\nOld.' }, feedback: 'agree' })
})

test('of a flag that was deleted while its page stood open nothing is written again', async () => {
  const { store, sayings } = await open()
  await store.write([{ delete: 'stubs', id: FLAG }])
  await sayings.change(FLAG, { kind: 'answer', words: 'By the river.' })
  expect(await store.ids('records')).toEqual([])
})
