import { expect, test } from 'vitest'
import type { Answers } from '../../../utils/flag/answers.ts'
import type { Draft } from '../../../utils/flag/draft.ts'
import { finishFlag } from '../../../utils/flag/finish-flag.ts'
import { flagHash } from '../../../utils/flag/flag-hash.ts'
import { exampleCapture, sure } from '../example-capture.ts'

const NOW = new Date('2026-11-22T10:00:00.000Z')
const EMPTY: Answers = {
  category: null,
  urgency: null,
  language: null,
  country: null,
  note: ' ',
  noteChoices: [],
  context: {},
  keepPersonal: false,
  keepPersonalOfPost: false,
  identity: 'organization_only',
  goodFaith: false,
}
const WHOLE: Answers = {
  ...EMPTY,
  category: 'call_for_violence',
  urgency: 'urgent',
  language: 'sw',
  country: 'KE',
  note: 'What it means here.',
  goodFaith: true,
}

function draftOf(answers: Partial<Answers>, changes: Partial<Draft> = {}): Draft {
  return {
    id: crypto.randomUUID(),
    subject: { type: 'post', link: 'https://www.facebook.com/sauti.ya.bonde/posts/1020304050' },
    capture: exampleCapture(),
    sealed: true,
    answers: { ...EMPTY, ...answers },
    urgencyChosen: false,
    stripped: false,
    quick: false,
    mends: null,
    createdAt: NOW.toISOString(),
    updatedAt: NOW.toISOString(),
    ...changes,
  }
}

async function problemsOf(draft: Draft, isLink = true): Promise<string[]> {
  const finished = await finishFlag(draft, NOW, () => isLink)
  return finished.ok ? [] : finished.problems.map(({ field, code }) => `${field} ${code}`)
}

const REST = ['urgency missing', 'language missing', 'country missing']

test('an empty form says all that is missing, in the order of the form', async () => {
  const said = ['subject not_a_link', 'category missing', ...REST, 'note missing', 'goodFaith missing']
  expect(await problemsOf(draftOf({}), false)).toEqual(said)
  expect(await problemsOf(draftOf({}, { subject: { type: 'removed', link: null, description: ' ' } }))).toEqual([
    'subject not_locatable',
    ...said.slice(1),
  ])
})

test.each([
  ['its note', 'call_for_violence', 'note missing'],
  ['its fixed choices', 'csam', 'noteChoices missing'],
])('a category asks for %s at once with all the rest', async (_, category, asked) => {
  expect(await problemsOf(draftOf({ category }))).toEqual([...REST, asked, 'goodFaith missing'])
})

test('a wrong link is said once', async () => {
  const subject = { type: 'account' as const, link: 'facebook dot com' }
  expect(await problemsOf(draftOf(WHOLE, { subject, capture: null }), false)).toEqual(['subject not_a_link'])
})

test('half a character never keeps a flag from being made', async () => {
  const subject = { type: 'removed' as const, link: ' https://www.facebook.com/1\n', description: 'gone \ud83d' }
  const finished = await finishFlag(draftOf({ ...WHOLE, note: '\ude00 note' }, { subject }), NOW, () => true)
  if (!finished.ok) throw new Error(JSON.stringify(finished.problems))
  const { flag } = finished
  expect(flag.note).toBe('\ufffd note')
  expect(flag.subject).toEqual({ type: 'removed', link: 'https://www.facebook.com/1', description: 'gone \ufffd' })
  expect(await flagHash(flag)).toBe(flag.hash)
})

test('links in all words of a trap go out unclickable, the post’s and the partner’s', async () => {
  const capture = exampleCapture({ text: sure('Log in at HTTPS://trap.example/x') })
  const answers = { ...WHOLE, note: 'It sends to http://trap.example', context: { key_moment: 'http://trap.example' } }
  const sent = async (category: string) => {
    const finished = await finishFlag(draftOf({ ...answers, category }, { capture }), NOW, () => true)
    if (!finished.ok) throw new Error(JSON.stringify(finished.problems))
    const { flag } = finished
    return [flag.capture?.text?.value, flag.note, flag.context?.key_moment, flag.subject.link?.slice(0, 8)]
  }
  expect(await sent('phishing_or_malware')).toEqual([
    'Log in at hxxpS://trap.example/x',
    'It sends to hxxp://trap.example',
    'hxxp://trap.example',
    'https://',
  ])
  expect((await sent('impersonation'))[0]).toBe('Log in at HTTPS://trap.example/x')
})

test.each([
  ['masked where the category masks', 'stalking_or_surveillance', false, 'Ring [***] or [***].'],
  ['as written where the partner insists', 'account_compromised', true, 'Ring 0712 345 678 or amina@example.org.'],
  ['as written where the category does not mask', 'direct_threat', false, 'Ring 0712 345 678 or amina@example.org.'],
])('numbers and addresses in a post’s text go out %s', async (_, category, keepPersonalOfPost, sent) => {
  const capture = exampleCapture({ text: sure('Ring 0712 345 678 or amina@example.org.') })
  const finished = await finishFlag(draftOf({ ...WHOLE, category, keepPersonalOfPost }, { capture }), NOW, () => true)
  if (!finished.ok) throw new Error(JSON.stringify(finished.problems))
  expect(finished.flag.capture).toEqual({ ...capture, text: sure(sent) })
  expect(await flagHash(finished.flag)).toBe(finished.flag.hash)
})
