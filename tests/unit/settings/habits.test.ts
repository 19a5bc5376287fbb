import { beforeEach, expect, test } from 'vitest'
import { repeatAnswers } from '../../../utils/drafts/repeat-answers.ts'
import { createRig, type Rig } from '../background-rig.ts'
import { exampleCapture, sure } from '../example-capture.ts'
import { finishedFlag } from '../finished-flag.ts'

let rig: Rig
beforeEach(async () => {
  rig = await createRig(() => Promise.reject(new Error('nothing is sent here')))
})

async function learn(...flags: Parameters<typeof finishedFlag>[0][]): Promise<void> {
  for (const changes of flags) await rig.store.write(await rig.habits.learn(await finishedFlag(changes)))
}

/** Said of one post, of who speaks in it and of what it may bring about. */
const OF_ONE_POST = {
  key_moment: '2nd photo',
  other_subcategories: ['doxxing'],
  stance: 'incites',
  safety_information: 'no',
  consent_signal: ['reported_by_person'],
  text_condition: ['in_image'],
  translation: 'word for word',
  relation_to_target: 'self',
  speaker_type: ['religious_leader'],
  influence_level: '2_regional',
  speaker_note: 'He leads the mosque by the mill.',
  spread_level: ['viral'],
  spread_trend: 'rising',
  harm_conditions: ['triggers_violence'],
  likelihood: 'likely',
  imminence: 'within_24h',
  protection_alerted: 'yes',
  evidence_basis: ['direct_knowledge'],
  source_links: ['The Bonde Times, page 3'],
  rabat: { speaker: 'A leader.' },
  hallmarks: ['dehumanization'],
  confidence: 90,
}

test('nothing is known at first', async () => {
  expect(await rig.habits.read()).toEqual({
    recent: [],
    recentCodes: { language: [], country: [] },
    last: null,
    lastId: null,
    event: {},
    eventId: null,
    glossary: [],
    termSources: [],
    snippets: [],
  })
})

test('the last five categories, each once, newest first', async () => {
  const used = ['doxxing', 'impersonation', 'unsure', 'doxxing', 'ncii', 'smuggling', 'csam']
  await learn(...used.map((category) => ({ category })))
  expect((await rig.habits.read()).recent).toEqual(['csam', 'smuggling', 'ncii', 'doxxing', 'unsure'])
})

test('the last five languages and countries, each once, newest first', async () => {
  await learn(...['sw', 'am', 'sw', 'my', 'ti', 'om', 'so'].map((language) => ({ language })), { country: 'ET' })
  expect((await rig.habits.read()).recentCodes).toEqual({
    language: ['sw', 'so', 'om', 'ti', 'my'],
    country: ['ET', 'KE'],
  })
})

test('what was said of one post alone is not repeated', async () => {
  const lasting = {
    place_name: 'Bonde',
    group_name: 'the families by the river',
    event_name: 'Vote',
    campaign_tag: 'river-1',
    contact_preference: 'email',
    sharing_limit: 'tlp_red',
  }
  await learn({ context: { ...OF_ONE_POST, ...lasting } })
  const { last } = await rig.habits.read()
  expect(last).toMatchObject({ category: 'call_for_violence', language: 'sw', country: 'KE' })
  expect(last?.context).toEqual(lasting)
})

test('a term is known by its newest meaning; the event stays until another is named', async () => {
  const weeds = { term: 'magugu', term_meaning: 'the families by the river' }
  await learn(
    { context: { terms: [{ term: 'magugu', term_meaning: 'old' }], event_name: 'Vote', event_phase: 'before' } },
    { context: { terms: [weeds, { term_literal: 'without a word' }] } },
  )
  const { glossary, event } = await rig.habits.read()
  expect(glossary).toEqual([weeds])
  expect(event).toEqual({ event_name: 'Vote', event_phase: 'before' })
})

test('a deleted flag takes the event and the terms along that it told last, and no others', async () => {
  const flagOf = (terms: string[], event_name?: string) =>
    finishedFlag({
      context: { terms: terms.map((term) => ({ term, term_meaning: 'told' })), ...(event_name && { event_name }) },
    })
  const flags = [
    await flagOf(['__proto__', 'magugu'], 'Vote'),
    await flagOf(['magugu', 'panya']),
    await flagOf(['nge']),
  ]
  for (const flag of flags) await rig.store.write(await rig.habits.learn(flag))
  const [first, second, third] = flags
  const left = async (flag = first) => {
    await rig.store.write(await rig.habits.forget(flag?.id ?? ''))
    const { last, event, glossary } = await rig.habits.read()
    return { last: last !== null, event, terms: glossary.map(({ term }) => term) }
  }
  expect(await left(second)).toEqual({ last: true, event: { event_name: 'Vote' }, terms: ['nge', '__proto__'] })
  expect(await left(third)).toEqual({ last: false, event: { event_name: 'Vote' }, terms: ['__proto__'] })
  expect(await left(first)).toEqual({ last: false, event: {}, terms: [] })
  expect(await rig.habits.forget(first?.id ?? '')).toEqual([])
})

test('what an older version kept, without the flags that it came from, is still known', async () => {
  const magugu = { term: 'magugu', term_meaning: 'told' }
  const last = {
    category: 'doxxing',
    urgency: 'high',
    language: 'sw',
    country: 'KE',
    note: '',
    noteChoices: [],
    context: {},
  }
  const value = { recent: [], last, lastId: 'old', event: { event_name: 'Vote' }, glossary: [magugu], snippets: [] }
  await rig.store.write([{ put: 'records', id: 'habits', columns: {}, value }])
  expect(await rig.habits.read()).toMatchObject({ event: { event_name: 'Vote' }, glossary: [magugu] })
  await rig.store.write(await rig.habits.forget('old'))
  expect(await rig.habits.read()).toMatchObject({ last: null, event: {}, glossary: [magugu] })
})

test('sentences are kept once and dropped', async () => {
  await rig.habits.keepSnippet('one')
  await rig.habits.keepSnippet('two')
  await rig.habits.keepSnippet('one')
  expect((await rig.habits.read()).snippets).toEqual(['one', 'two'])
  await rig.habits.dropSnippet('one')
  expect((await rig.habits.read()).snippets).toEqual(['two'])
})

test('a submitted flag fills the next draft of its kind, but for what is written there', async () => {
  await rig.drafts.startFromPost('01938d6e-0000-4000-8000-000000000001', exampleCapture(), true)
  const answers = {
    category: 'doxxing',
    note: 'They name the street.',
    context: { place_name: 'Bonde', likelihood: 'likely' },
    goodFaith: true,
  }
  await rig.drafts.change('01938d6e-0000-4000-8000-000000000001', answers)
  expect(await rig.drafts.submit('01938d6e-0000-4000-8000-000000000001')).toMatchObject({ ok: true })
  const { last } = await rig.habits.read()
  if (!last) throw new Error('nothing learned')
  const next = await rig.drafts.startFromSubject({ type: 'account', link: 'https://www.facebook.com/some.body' })
  const filled = await rig.drafts.change(next.draft.id, repeatAnswers(next.draft, last))
  expect(filled.draft.answers).toMatchObject({
    category: 'doxxing',
    urgency: 'urgent',
    note: 'They name the street.',
    context: { place_name: 'Bonde' },
    goodFaith: false,
  })
  const own = {
    ...next.draft,
    answers: { ...next.draft.answers, note: 'My own words.', context: { place_name: 'Mto' } },
  }
  expect(repeatAnswers(own, last)).toMatchObject({ note: 'My own words.', context: { place_name: 'Mto' } })
})

test('the last answers take back no urgency, language or country that was chosen here', async () => {
  await learn({ urgency: 'high', language: 'sw', country: 'KE' })
  const { last } = await rig.habits.read()
  if (!last) throw new Error('nothing learned')
  const { draft } = await rig.drafts.startFromSubject({ type: 'account', link: 'https://www.facebook.com/some.body' })
  expect(repeatAnswers(draft, last)).toMatchObject({ urgency: 'high', language: 'sw', country: 'KE' })
  const chosen = { urgency: 'imminent', language: 'am', country: 'ET' } as const
  const { draft: own } = await rig.drafts.change(draft.id, chosen)
  expect(repeatAnswers(own, last)).toMatchObject({ ...chosen, category: 'call_for_violence' })
})

test('words that are saved just before the last answers are filled in stay', async () => {
  await learn({ note: 'The last note.' })
  const { last } = await rig.habits.read()
  if (!last) throw new Error('nothing learned')
  const { draft } = await rig.drafts.startFromSubject({ type: 'account', link: 'https://www.facebook.com/some.body' })
  const [, { draft: filled }] = await Promise.all([
    rig.drafts.change(draft.id, { note: 'The newest words.' }),
    rig.drafts.fill(draft.id, async (now) => repeatAnswers(now, last)),
  ])
  expect(filled.answers).toMatchObject({ category: 'call_for_violence', note: 'The newest words.' })
})

test('a quick capture waits for its details and does not become the current draft', async () => {
  const [quick, urgent] = ['01938d6e-0000-4000-8000-000000000001', '01938d6e-0000-4000-8000-000000000002']
  await rig.drafts.startFromPost(quick, exampleCapture(), true, true)
  expect(await rig.drafts.currentId()).toBeNull()
  expect(await rig.drafts.read(quick)).toMatchObject({ draft: { quick: true, answers: { category: null } } })
  const other = { permalink: sure('https://www.facebook.com/sauti.ya.bonde/posts/2'), ids: { post: '2' } }
  await rig.drafts.startFromPost(urgent, exampleCapture(other), true, true)
  rig.clock.now += 1_000
  await rig.drafts.change(urgent, { urgency: 'imminent' })
  rig.clock.now += 1_000
  // Changed later, but it can wait.
  await rig.drafts.change(quick, { urgency: 'insight' })
  expect((await rig.drafts.list()).map(({ id }) => id)).toEqual([urgent, quick])
  expect((await rig.drafts.list()).map((draft) => draft.quick)).toEqual([false, false])
})

test('a discarded draft comes back whole, once', async () => {
  const { draft } = await rig.drafts.startFromSubject({ type: 'account', link: 'https://www.facebook.com/some.body' })
  const { draft: written } = await rig.drafts.change(draft.id, { note: 'Words.', context: { likelihood: 'likely' } })
  await rig.drafts.discard(draft.id)
  expect(await rig.drafts.list()).toEqual([])
  expect(await rig.drafts.lastDiscarded()).toBe(draft.id)
  // On disk it is gone at once.
  expect(await rig.store.readAll('drafts')).toEqual([])
  expect(await rig.drafts.restore()).toMatchObject({ draft: written })
  expect(await rig.drafts.lastDiscarded()).toBeNull()
  expect(await rig.drafts.restore()).toBeNull()
})
