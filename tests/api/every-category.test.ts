// Each of the 81 categories through the real drafts, store, outbox and delivery to the real server, and what lies where.
import 'fake-indexeddb/auto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BatchResponseSchema } from '../../utils/api/flag-contract.ts'
import type { Flag } from '../../utils/flag/flag.ts'
import { flagHash } from '../../utils/flag/flag-hash.ts'
import { createRig, type Rig } from '../unit/background-rig.ts'
import { exampleCapture, sure } from '../unit/example-capture.ts'
import { allowedContent, allowedFields, type SourceCategory } from '../unit/flag/allowed-content.ts'
// Cut from the project's taxonomy, version 1.0.0.
import source from '../unit/flag/taxonomy-source.json' with { type: 'json' }
import { openTestService, type TestService } from './test-service.ts'

const STORES = ['records', 'drafts', 'stubs', 'flags'] as const

let service: TestService
let token: string
let rig: Rig
/** What went over the line. */
const requests: string[] = []

beforeAll(async () => {
  service = await openTestService('sqlite')
  token = await service.enrol('Bonde Rights Monitor')
  rig = await createRig(async (flags) => {
    const body = { flags }
    requests.push(JSON.stringify(body))
    const answer = await service.request('POST', '/v1/flags/batch', { token, body })
    return { ok: true, value: BatchResponseSchema.parse(await answer.json()).results }
  })
})
afterAll(() => service.close())

/** Words that tell where they came from, and for each whether the taxonomy lets this category keep it. */
function markers(category: SourceCategory) {
  const { id } = category
  const { described, names, text, longNote } = allowedContent(category)
  return {
    text: { words: `what the post says ${id}`, kept: text },
    author: { words: `name of the author ${id}`, kept: names },
    note: { words: `what the partner says ${id}`, kept: described },
    translation: { words: `the post in other words ${id}`, kept: text },
    speaker_note: { words: `who is speaking ${id}`, kept: longNote },
    key_moment: { words: `second photo ${id}`, kept: described },
  }
}

async function onDevice(): Promise<string> {
  const values = await Promise.all(STORES.map((store) => rig.store.readAll(store)))
  const waiting = (await rig.store.outboxRows()).map(({ id }) => rig.store.outboxItem(id))
  return JSON.stringify([values, await Promise.all(waiting)])
}

let posts = 1_000_000

test.each(source.categories)('$id', async (category) => {
  const words = markers(category)
  posts += 1
  const link = `https://www.facebook.com/sauti.ya.bonde/posts/${posts}`
  const draftId = crypto.randomUUID()
  const capture = exampleCapture({
    text: sure(words.text.words),
    author: sure(words.author.words),
    permalink: sure(link),
    ids: { post: String(posts) },
  })
  await rig.drafts.startFromPost(draftId, capture, true)
  await rig.drafts.change(draftId, {
    note: words.note.words,
    noteChoices: ['in_the_post'],
    context: {
      translation: words.translation.words,
      speaker_note: words.speaker_note.words,
      key_moment: words.key_moment.words,
      likelihood: 'likely',
    },
    goodFaith: true,
  })
  await rig.drafts.change(draftId, { category: category.id })
  const places: Record<string, string> = { 'the draft': await onDevice() }

  const submitted = await rig.drafts.submit(draftId)
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.problems))
  const { flag } = submitted
  expect(flag.urgency).toBe(category.default_urgency)
  expect(flag.context?.likelihood).toBe('likely')
  expect(Object.keys(flag.capture ?? {}).toSorted()).toEqual(allowedFields(allowedContent(category)))
  places['the queue'] = await onDevice()
  const sentBefore = requests.length
  await rig.delivery.run({ pullForward: true })
  const row = await service.store.database
    .selectFrom('flags')
    .select('content')
    .where('id', '=', flag.id)
    .executeTakeFirstOrThrow()
  places['the browser'] = await onDevice()
  places['the request'] = requests.slice(sentBefore).join('')
  places['the server'] = row.content
  // Not only the marked words: whatever a flag holds is the same in all three places.
  expect(JSON.parse(requests[sentBefore] ?? '')).toEqual({ flags: [flag] })
  expect(JSON.parse(row.content)).toEqual(flag)
  expect(await rig.store.read('flags', flag.id)).toMatchObject({ flag })
  for (const [place, content] of Object.entries(places)) {
    for (const [what, { words: said, kept }] of Object.entries(words)) {
      expect({ place, what, there: content.includes(said) }).toEqual({ place, what, there: kept })
    }
    expect(content).toContain(link)
  }

  // And nobody else's flag gets there with what is forbidden.
  for (const [id, { words: said, kept }] of Object.entries(words)) {
    if (kept || id === 'text' || id === 'author' || id === 'note') continue
    const { hash: _, ...forged } = {
      ...flag,
      id: crypto.randomUUID().replace(/^(.{14})./, '$17'),
      context: { [id]: said },
    }
    const [result] = await service.sendBatch(token, [{ ...forged, hash: await flagHash(forged) } as Flag])
    expect(result).toMatchObject({ status: 422, problem: { errors: [{ field: 'context', code: 'forbidden' }] } })
  }
})

test('context of the wrong shape is refused by name', async () => {
  const answer = async (context: unknown) => {
    const { hash: _, ...flag } = JSON.parse(requests.at(-1) ?? '').flags[0] as Flag
    const changed = {
      ...flag,
      id: crypto.randomUUID().replace(/^(.{14})./, '$17'),
      category: 'unsure',
      note: 'x',
      noteChoices: [],
      context,
    }
    const [result] = await service.sendBatch(token, [{ ...changed, hash: await flagHash(changed) } as Flag])
    return result && 'problem' in result ? result.problem.errors?.map(({ field, code }) => `${field} ${code}`) : []
  }
  expect(await answer({ likelihood: 'perhaps' })).toContain('context.likelihood invalid')
  expect(await answer({ weather: 'rain' })).toContain('context.weather forbidden')
  expect(await answer({ confidence: 101 })).toContain('context.confidence too_long')
  expect(await answer({})).toContain('context missing')
  expect(await answer({ likelihood: 'likely' })).toEqual([])
})
