import { expect, test } from 'vitest'
import { viewOfDraft } from '../../../entrypoints/background/view-of-draft.ts'
import { createRig } from '../background-rig.ts'
import { exampleCapture, sure } from '../example-capture.ts'

test('a text that is masked is not said to be removed; what is masked in it is told as written', async () => {
  const { drafts } = await createRig(async () => ({ ok: false, failure: { by: 'line', why: 'unreachable' } }))
  const id = crypto.randomUUID()
  await drafts.startFromPost(id, exampleCapture({ text: sure('Ring 0712 345 678.') }), true)
  const choose = async (category: string) => viewOfDraft(await drafts.change(id, { category }), drafts)
  expect(await choose('stalking_or_surveillance')).toMatchObject({
    undoable: [],
    masked: ['0712 345 678'],
    gone: false,
  })
  const reference = await choose('ncii')
  expect(reference.undoable).toContain('text')
  expect(reference).toMatchObject({ masked: [], gone: false })
  expect(await choose('direct_threat')).toMatchObject({ undoable: [], masked: [], gone: false })
  await choose('stalking_or_surveillance')
  await drafts.forget(id)
  expect(await choose('stalking_or_surveillance')).toMatchObject({ undoable: [], masked: [], gone: true })
})
