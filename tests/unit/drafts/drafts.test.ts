import { expect, test, vi } from 'vitest'
import type { Flag } from '../../../utils/flag/flag.ts'
import { createRig, type Rig } from '../background-rig.ts'
import { exampleCapture, sure, unknown } from '../example-capture.ts'

const offline = () => createRig(async () => ({ ok: false, failure: { by: 'line', why: 'unreachable' } }))
const TEXT = exampleCapture().text.value ?? ''

async function started(rig: Rig): Promise<string> {
  const id = crypto.randomUUID()
  await rig.drafts.startFromPost(id, exampleCapture(), true)
  return id
}
/** All that the database holds, opened. */
async function onDisk(rig: Rig): Promise<string> {
  const stores = ['records', 'drafts', 'stubs', 'flags'] as const
  const values = await Promise.all(stores.map((store) => rig.store.readAll(store)))
  const items = await Promise.all((await rig.outbox.rows()).map(({ id }) => rig.store.outboxItem(id)))
  return JSON.stringify([values, items])
}

test('a click keeps the capture, with what was used last', async () => {
  const rig = await offline()
  const id = await started(rig)
  const state = await rig.drafts.read(id)
  expect(state?.draft).toMatchObject({
    capture: exampleCapture(),
    sealed: true,
    answers: { language: 'sw', country: 'KE' },
  })
  expect(await rig.drafts.currentId()).toBe(id)
})

test('a category presets the urgency until the partner sets one', async () => {
  const rig = await offline()
  const id = await started(rig)
  expect((await rig.drafts.change(id, { category: 'outing_at_risk_person' })).draft.answers.urgency).toBe('imminent')
  await rig.drafts.change(id, { urgency: 'high' })
  expect((await rig.drafts.change(id, { category: 'impersonation' })).draft.answers.urgency).toBe('high')
})

test('a forbidding category strips what is stored at once; memory alone can bring it back', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, { category: 'call_for_violence', note: 'what it means' })
  const stripped = await rig.drafts.change(id, { category: 'csam' })
  expect(await onDisk(rig)).not.toContain(TEXT)
  expect(await onDisk(rig)).not.toContain('Sauti')
  expect(await onDisk(rig)).not.toContain('what it means')
  expect(Object.keys(stripped.removed?.capture ?? {})).toContain('text')
  const undone = await rig.drafts.undo(id)
  expect(undone.draft.capture).toEqual(exampleCapture())
  expect(undone.draft.answers).toMatchObject({
    category: 'call_for_violence',
    urgency: 'urgent',
    note: 'what it means',
  })
  expect(undone.removed).toBeNull()
})

test('another category brings back what it allows, from memory', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, { category: 'csam' })
  const narrow = await rig.drafts.change(id, { category: 'ncii' })
  expect(narrow.draft.capture).toHaveProperty('author')
  expect(narrow.draft.capture).not.toHaveProperty('text')
  expect((await rig.drafts.change(id, { category: 'direct_threat' })).draft.capture).toEqual(exampleCapture())
})

test('once memory is gone, nothing brings it back', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, { category: 'csam' })
  await rig.memory.set(id, null)
  const later = await rig.drafts.change(id, { category: 'direct_threat' })
  expect(later.draft.capture).not.toHaveProperty('text')
  expect(later.removed).toBeNull()
})

test('a capture that comes after the choice is stripped too', async () => {
  const rig = await offline()
  const id = crypto.randomUUID()
  await rig.drafts.startFromPost(id, exampleCapture({ permalink: unknown, ids: {} }), false)
  await rig.drafts.change(id, { category: 'csam' })
  await rig.drafts.finishCapture(id, exampleCapture())
  const state = await rig.drafts.read(id)
  expect(state?.draft).toMatchObject({ sealed: true, subject: { link: exampleCapture().permalink.value } })
  expect(await onDisk(rig)).not.toContain(TEXT)
})

test('a note that another open form still sends is not stored where the category forbids it', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, { category: 'csam' })
  await rig.drafts.change(id, { note: 'what is to be seen' })
  expect(await onDisk(rig)).not.toContain('what is to be seen')
})

test('clicking the post again fills in what a wrong choice removed for good, where the choice since allows it', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, { category: 'csam' })
  await rig.drafts.forget(id)
  expect((await rig.drafts.read(id))?.draft.stripped).toBe(true)
  await rig.drafts.change(id, { category: 'direct_threat' })
  await started(rig)
  const state = await rig.drafts.read(id)
  expect(state?.draft).toMatchObject({ capture: exampleCapture(), stripped: false })
  await rig.drafts.change(id, { category: 'csam' })
  await rig.drafts.forget(id)
  await started(rig)
  expect(await onDisk(rig)).not.toContain(TEXT)
})

test('sealed, a capture never changes', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.finishCapture(id, exampleCapture({ truncated: true }))
  expect((await rig.drafts.read(id))?.draft.capture).toEqual(exampleCapture())
})

test('a page that went away before it said whether the link was found does not keep the form looking', async () => {
  const rig = await offline()
  const id = crypto.randomUUID()
  await rig.drafts.startFromPost(id, exampleCapture({ permalink: unknown }), false)
  expect((await rig.drafts.read(id))?.draft.sealed).toBe(false)
  rig.clock.now += 3_001
  expect((await rig.drafts.read(id))?.draft.sealed).toBe(true)
})

test('the same post again reopens its draft; another post starts one and leaves the first', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, { note: 'half a' })
  const other = crypto.randomUUID()
  await rig.drafts.startFromPost(
    other,
    exampleCapture({ permalink: unknown, author: unknown, ids: { photo: '7' } }),
    true,
  )
  await started(rig)
  expect(await rig.drafts.list()).toHaveLength(2)
  expect(await rig.drafts.currentId()).toBe(id)
  expect((await rig.drafts.read(id))?.draft.answers.note).toBe('half a')
})

const answered = {
  category: 'call_for_violence',
  urgency: 'imminent',
  note: 'what it means',
  country: 'MM',
  context: { event_name: 'vote' },
} as const

test('clearing takes back all answers and nothing of the capture; nothing of them stays on disk', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, answered)
  const { draft } = await rig.drafts.clear(id)
  expect(draft).toMatchObject({
    capture: exampleCapture(),
    urgencyChosen: false,
    answers: { category: null, urgency: null, note: '', language: 'sw', country: 'KE', context: {}, goodFaith: false },
  })
  expect(await onDisk(rig)).not.toContain('what it means')
  expect(await rig.drafts.isCleared(id)).toBe(true)
})

test('what was cleared comes back, also after the form was closed', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, answered)
  await rig.drafts.clear(id)
  await rig.drafts.forget(id)
  expect((await rig.drafts.undoClear(id)).draft).toMatchObject({ urgencyChosen: true, answers: answered })
  expect(await rig.drafts.isCleared(id)).toBe(false)
})

test('what was answered anew since the answers were cleared is not overwritten', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, answered)
  await rig.drafts.clear(id)
  await rig.drafts.change(id, { note: 'another meaning' })
  const { answers } = (await rig.drafts.undoClear(id)).draft
  expect(answers).toEqual({ ...answers, ...answered, note: 'another meaning' })
})

test('given back, answers keep to the rules of their category, and what it removed can still be undone', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, { category: 'direct_threat', note: 'what it means' })
  await rig.drafts.change(id, { category: 'csam' })
  expect((await rig.drafts.clear(id)).draft.capture).toEqual(exampleCapture())
  const restored = await rig.drafts.undoClear(id)
  expect(restored.draft.answers).toMatchObject({ category: 'csam', note: '' })
  expect(await onDisk(rig)).not.toContain(TEXT)
  expect(await onDisk(rig)).not.toContain('what it means')
  expect((await rig.drafts.undo(id)).draft).toMatchObject({
    capture: exampleCapture(),
    answers: { category: 'direct_threat', note: 'what it means' },
  })
})

test('what a category removed before the answers were cleared does not outlive the form', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, { category: 'direct_threat', note: 'what it means' })
  await rig.drafts.change(id, { category: 'csam' })
  await rig.drafts.clear(id)
  expect(await rig.memory.drafts()).toEqual([id])
  await rig.drafts.forget(id)
  expect(JSON.stringify([...rig.session])).not.toContain('what it means')
  expect((await rig.drafts.undoClear(id)).draft.answers).toMatchObject({ category: 'csam', note: '' })
})

test('a category without free text, chosen since, lets no cleared words outlive the form', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, answered)
  await rig.drafts.clear(id)
  await rig.drafts.change(id, { category: 'csam' })
  await rig.drafts.forget(id)
  expect(JSON.stringify([...rig.session])).not.toContain('what it means')
})

test('a category that copies no words of the post, chosen since, lets no cleared translation outlive the form', async () => {
  const rig = await offline()
  const id = await started(rig)
  const context = { translation: 'They will come tonight.', event_name: 'vote' }
  await rig.drafts.change(id, { category: 'coded_or_veiled_threat', note: 'what it means', context })
  await rig.drafts.clear(id)
  await rig.drafts.change(id, { category: 'ncii' })
  await rig.drafts.forget(id)
  expect(JSON.stringify([...rig.session])).not.toContain('tonight')
  await rig.drafts.change(id, { category: 'coded_or_veiled_threat' })
  const { answers } = (await rig.drafts.undoClear(id)).draft
  expect(answers).toMatchObject({ note: 'what it means', context: { event_name: 'vote' } })
  expect(answers.context).not.toHaveProperty('translation')
})

test('nothing that was cleared outlives its draft', async () => {
  const rig = await offline()
  const [sent, thrown] = [
    await started(rig),
    (await rig.drafts.startFromSubject({ type: 'post', link: null })).draft.id,
  ]
  for (const id of [sent, thrown]) {
    await rig.drafts.change(id, answered)
    await rig.drafts.clear(id)
  }
  await rig.drafts.change(sent, complete)
  expect(await rig.drafts.submit(sent)).toMatchObject({ ok: true })
  await rig.drafts.discard(thrown)
  await expect.poll(() => JSON.stringify([...rig.session])).not.toContain('what it means')
})

test('an unfinished draft submits nothing and loses nothing', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, { note: 'half' })
  const submitted = await rig.drafts.submit(id)
  expect(submitted).toMatchObject({ ok: false })
  expect((await rig.drafts.read(id))?.draft.answers.note).toBe('half')
  expect(await rig.outbox.rows()).toEqual([])
})

const complete = { category: 'direct_threat', note: 'They name the house.', goodFaith: true }

test('submitting makes a flag, queues it and removes the draft in one step', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, complete)
  const submitted = await rig.drafts.submit(id)
  expect(submitted).toMatchObject({
    ok: true,
    flag: { category: 'direct_threat', urgency: 'urgent', note: complete.note },
  })
  expect(await rig.drafts.list()).toEqual([])
  expect(await rig.drafts.currentId()).toBeNull()
  expect(await rig.outbox.rows()).toMatchObject([{ state: 'queued', attempts: 0 }])
})

test('for child-abuse material nothing but the allowed is stored, from draft to outbox', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, { category: 'csam', noteChoices: ['in_the_post'], goodFaith: true })
  const submitted = await rig.drafts.submit(id)
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.problems))
  expect(Object.keys(submitted.flag.capture ?? {}).toSorted()).toEqual([
    'capturedAt',
    'capturedBy',
    'ids',
    'permalink',
    'platform',
  ])
  expect(submitted.flag.note).toBeNull()
  expect(await onDisk(rig)).not.toContain(TEXT)
  expect(await onDisk(rig)).not.toContain('Sauti ya Bonde')
  expect(JSON.stringify([...rig.session])).not.toContain(TEXT)
})

test('a typed link that is none is kept as typed and refused at submit, with its reason', async () => {
  const rig = await offline()
  const { draft } = await rig.drafts.startFromSubject({ type: 'account', link: 'facebook dot com' })
  await rig.drafts.change(draft.id, { ...complete, language: 'sw', country: 'KE' })
  expect(await rig.drafts.submit(draft.id)).toEqual({ ok: false, problems: [{ field: 'subject', code: 'not_a_link' }] })
  expect((await rig.drafts.read(draft.id))?.draft.subject.link).toBe('facebook dot com')
})

test('something removed can be flagged by its description alone', async () => {
  const rig = await offline()
  const { draft } = await rig.drafts.startFromSubject({
    type: 'removed',
    link: null,
    description: 'Our page, gone today',
  })
  await rig.drafts.change(draft.id, { ...complete, category: 'wrongful_content_removal' })
  expect(await rig.drafts.submit(draft.id)).toMatchObject({ ok: true, flag: { subject: { type: 'removed' } } })
})

test('a refused flag can be mended: the new one is sent, the old one is not', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, complete)
  const first = await rig.drafts.submit(id)
  if (!first.ok) throw new Error('not submitted')
  await rig.store.write([{ id: first.flag.id, columns: { state: 'rejected' } }])
  const meantFor = rig.link.destination
  rig.link.destination = meantFor && { ...meantFor, origin: 'https://other.example' }
  const { draft } = await rig.drafts.startFromFlag(first.flag)
  expect(draft.answers).toMatchObject({ note: complete.note, category: 'direct_threat' })
  const second = (await rig.drafts.submit(draft.id)) as { ok: true; flag: Flag }
  expect((await rig.outbox.rows()).map((row) => row.id)).toEqual([second.flag.id])
  expect(await rig.store.read('stubs', first.flag.id)).toMatchObject({ mended: true })
  // It still belongs to the service that the first one was meant for.
  expect((await rig.outbox.item(second.flag.id))?.entry.destination).toEqual(meantFor)
})

test('the quick key on a post whose draft was stripped keeps nothing of it, not even in memory', async () => {
  const rig = await offline()
  const id = await started(rig)
  await rig.drafts.change(id, { category: 'csam' })
  await rig.drafts.forget(id)
  await rig.drafts.startFromPost(crypto.randomUUID(), exampleCapture(), true, true)
  expect(await rig.memory.get(id)).toBeNull()
  expect(JSON.stringify([...rig.session])).not.toContain(TEXT)
  expect(await onDisk(rig)).not.toContain(TEXT)
})

test('a draft that can not be read any more is told, with what was typed in it', async () => {
  const rig = await offline()
  const [sound, changed, strange, damaged] = [await started(rig), ...['a', 'b', 'c'].map(() => crypto.randomUUID())]
  const { draft } = (await rig.drafts.read(sound)) ?? {}
  const answers = {
    ...draft?.answers,
    note: 'danger',
    context: { likelihood: 'likely', speaker_note: 'who is speaking', new_in_2031: 'a new answer' },
  }
  const columns = { updatedAt: 0 }
  const subject = { type: 'group', link: 'https://www.facebook.com/groups/1' }
  await rig.store.write([
    { put: 'drafts', id: changed ?? '', columns, value: { ...draft, id: changed, answers, subject } },
    { put: 'drafts', id: strange ?? '', columns, value: { id: strange, answers: 'of another shape', state: 'x' } },
  ])
  const list = await rig.drafts.list()
  expect(list.map(({ id }) => id)).toEqual([sound])
  const told = await rig.drafts.damaged(list)
  expect(told).toHaveLength(2)
  expect(told).toContainEqual({
    id: changed,
    words: 'danger\n\nhttps://www.facebook.com/groups/1\n\nwho is speaking\n\na new answer',
  })
  expect(told).toContainEqual({ id: strange, words: 'of another shape' })

  // A record that does not open has no words, but it is told too.
  const row = await rig.database.get('drafts', changed ?? '')
  if (!row) throw new Error('no row')
  await rig.database.put('drafts', { ...row, id: damaged ?? '' })
  expect(await rig.drafts.damaged(list)).toContainEqual({ id: damaged, words: '' })

  await rig.drafts.discard(sound)
  for (const { id } of await rig.drafts.damaged([])) await rig.drafts.discard(id)
  expect(await rig.drafts.damaged([])).toEqual([])
  // The last one that can be brought back is still that one.
  expect(await rig.drafts.lastDiscarded()).toBe(sound)
})

test('where a category masks, numbers in the post’s text leave the disk with the choice; insisting brings them back', async () => {
  const NUMBER = '0712 345 678'
  const rig = await offline()
  const id = crypto.randomUUID()
  const capture = exampleCapture({ text: sure(`He lives behind the mill, ${NUMBER}.`) })
  await rig.drafts.startFromPost(id, capture, true)
  const chosen = await rig.drafts.change(id, { category: 'stalking_or_surveillance' })
  expect(chosen.draft.capture?.text).toEqual(sure('He lives behind the mill, [***].'))
  expect(await onDisk(rig)).not.toContain(NUMBER)
  expect((await rig.drafts.change(id, { keepPersonalOfPost: true })).draft.capture).toEqual(capture)
  await rig.drafts.change(id, { keepPersonalOfPost: false })
  expect(await onDisk(rig)).not.toContain(NUMBER)
  const other = await rig.drafts.change(id, { category: 'direct_threat' })
  expect(other.draft).toMatchObject({ capture, stripped: false })

  // The form closes: what was masked is gone, until the post is clicked again.
  await rig.drafts.change(id, { category: 'stalking_or_surveillance' })
  await rig.drafts.forget(id)
  expect((await rig.drafts.change(id, { keepPersonalOfPost: true })).draft.capture?.text?.value).toContain('[***]')
  await rig.drafts.change(id, { keepPersonalOfPost: false })
  await rig.drafts.startFromPost(crypto.randomUUID(), capture, true)
  expect(await onDisk(rig)).not.toContain(NUMBER)
  expect((await rig.drafts.change(id, { keepPersonalOfPost: true })).draft.capture).toEqual(capture)

  // What was insisted on stays so when a refused flag is mended.
  await rig.drafts.change(id, { urgency: 'high', note: 'x', goodFaith: true })
  const submitted = await rig.drafts.submit(id)
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.problems))
  expect((await rig.drafts.startFromFlag(submitted.flag)).draft.capture).toEqual(capture)
})

const removedWith = (description: string | null) => ({ type: 'removed' as const, link: null, description })

test('the description of something removed is kept while another type is chosen, and comes back with it', async () => {
  const rig = await offline()
  const { id } = (await rig.drafts.startFromSubject(removedWith('a list of names'))).draft
  const other = await rig.drafts.change(id, { subject: { type: 'account', link: 'https://www.facebook.com/a.b' } })
  expect(other.draft.subject).toEqual({ type: 'account', link: 'https://www.facebook.com/a.b' })
  expect(await onDisk(rig)).toContain('a list of names')
  const again = await rig.drafts.change(id, { subject: removedWith(null) })
  expect(again.draft.subject).toEqual(removedWith('a list of names'))
  expect(again.draft).not.toHaveProperty('descriptionAside')
  // Emptied in its own field, it is empty.
  const emptied = await rig.drafts.change(id, { subject: removedWith(null) })
  expect(emptied.draft.subject).toEqual(removedWith(null))
})

test('a category that forbids description takes it from beside the subject too', async () => {
  const rig = await offline()
  const { id } = (await rig.drafts.startFromSubject(removedWith('a list of names'))).draft
  await rig.drafts.change(id, { subject: { type: 'post', link: null } })
  await rig.drafts.change(id, { category: 'csam' })
  expect(await onDisk(rig)).not.toContain('a list of names')
  await rig.drafts.change(id, { category: 'direct_threat' })
  expect((await rig.drafts.change(id, { subject: removedWith(null) })).draft.subject).toEqual(
    removedWith('a list of names'),
  )
})

test('a worker that dies while it discards a draft loses neither the draft nor its undo', async () => {
  const rig = await offline()
  const id = await started(rig)
  const { draft } = await rig.drafts.change(id, { note: 'what it means' })
  const died = new Error('the worker died')
  const dying = {
    remembering: () => vi.spyOn(rig.memory, 'setDiscarded').mockRejectedValueOnce(died),
    deleting: () => vi.spyOn(rig.store, 'write').mockRejectedValueOnce(died),
    afterwards: () => vi.spyOn(rig.memory, 'set').mockRejectedValueOnce(died),
  }
  for (const [step, die] of Object.entries(dying)) {
    die()
    await expect(rig.drafts.discard(id), step).rejects.toThrow(died.message)
    const [kept, offered] = [await rig.drafts.list(), await rig.drafts.lastDiscarded()]
    // One or the other: what still stands in the list is not offered as discarded.
    expect([kept.map((left) => left.id), offered], step).toEqual(step === 'afterwards' ? [[], id] : [[id], null])
  }
  expect((await rig.drafts.restore())?.draft).toMatchObject({ answers: draft.answers })
})
