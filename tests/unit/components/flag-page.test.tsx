// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { act } from 'react'
import { expect, test } from 'vitest'
import { HistoryScreen } from '../../../components/history/history-screen.tsx'
import { useRoute } from '../../../components/shell/use-route.ts'
import type { FlagEvent } from '../../../utils/flag/event.ts'
import type { Flag } from '../../../utils/flag/flag.ts'
import type { AttemptLog, FlagStub } from '../../../utils/messages/page-views.ts'
import { finishedFlag } from '../finished-flag.ts'
import { exampleView } from './example-draft.ts'
import { exampleConnection, exampleDetail, exampleStub, waitingStub } from './example-stub.ts'
import { findAnswer } from './find-answer.ts'
import { one, press, showOnStage } from './stage.tsx'

async function showFlag(
  stub: FlagStub,
  events: FlagEvent[] = [],
  attempts: AttemptLog = { count: 0, latest: [] },
  changes: Partial<Flag> = {},
  language = 'en',
) {
  const flag = await finishedFlag({ id: stub.id, ...changes })
  const detail = exampleDetail(stub, { flag, events, attempts })
  const stage = await showOnStage(<HistoryScreen flagId={stub.id} />, {
    language,
    overview: { connection: exampleConnection },
    answers: {
      'history.find': (query) => findAnswer([stub], query),
      'history.waiting': () => [],
      'history.sync': () => ({ ok: true }),
      'history.read': () => detail,
      'history.mend': () => exampleView(),
      'outbox.sendNow': () => null,
    },
  })
  return { ...stage, detail, flag }
}

function event(changes: Partial<FlagEvent>): FlagEvent {
  return {
    position: 1,
    flagId: '01938d6e-0000-7000-8000-000000000001',
    state: 'under_review',
    at: '2026-11-21T12:00:00.000Z',
    by: 'reviewer',
    words: null,
    actions: [],
    reason: null,
    ...changes,
  }
}

/** Every text in a value, however deep. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : []
}

test('the local context that was sent is shown, choices in words, and what this version does not know by its id', async () => {
  const context = {
    terms: [{ term: 'weeds', term_meaning: 'the families by the river' }],
    stance: 'endorses',
    likelihood: 'likely',
    event_name: 'By-election',
    event_date: '2026-12-01',
    harm_conditions: ['triggers_violence'],
    is_live_or_ephemeral: true,
    a_later_question: 'its answer',
  }
  const { page } = await showFlag(exampleStub(), [], undefined, { context })
  const written = [...page.querySelectorAll('.facts.is-stacked .fact')].map(({ textContent }) => textContent)
  const english = JSON.parse(readFileSync('assets/taxonomy/en.json', 'utf8'))
  const asked = (id: string) => english.questions[id].label
  for (const fact of [
    `${asked('stance')}${english.choices.stance.endorses}`,
    `${asked('event_name')}By-election`,
    `${asked('harm_conditions')}${english.choices.harm_condition.triggers_violence}`,
    `${asked('is_live_or_ephemeral')}Yes`,
    'a_later_questionits answer',
  ]) {
    expect(written).toContain(fact)
  }
  expect(page.textContent).toContain(`${asked('term')}: weeds\n${asked('term_meaning')}: the families by the river`)
})

test('words that the language lacks are English to screen readers, and marked where they begin', async () => {
  const context = {
    terms: [{ term: 'weeds', term_usage: 'slur' }],
    stance: 'endorses',
    harm_conditions: ['triggers_violence', 'silencing'],
    event_name: 'By-election',
  }
  const category = 'animal_abuse'
  const { page, t } = await showFlag(exampleStub({ category }), [], undefined, { context, category }, 'fa')
  const english = [...page.querySelectorAll('[lang="en"][dir="ltr"]')].map(({ textContent }) => textContent)
  for (const words of [
    ...['Cruelty to animals', 'How the post uses it', 'Endorses', 'May trigger violence', 'Kind of use'],
    'Always a slur',
  ]) {
    expect(english).toContain(words)
  }
  for (const own of ['weeds', 'By-election']) expect(english.join()).not.toContain(own)
  const marks = [...page.querySelectorAll('.fact .meta')].map(({ textContent }) => textContent?.trim())
  expect(marks).toEqual([t('shell.inEnglish'), t('shell.inEnglish')])
  const alone = await showFlag(exampleStub(), [], undefined, { context: { terms: context.terms } }, 'fa')
  expect(alone.page.querySelectorAll('.fact .meta')).toHaveLength(1)
})

test('a flag is shown in full: nothing that was sent is left out', async () => {
  const { page, flag } = await showFlag(exampleStub())
  const { capture, subject, note, hash, id, taxonomyVersion, category } = flag
  // The rest are ids of choices and times, shown in words.
  const { capturedAt, kind, media, pageLanguage, platform, ...readFromPage } = capture ?? {}
  const literal = texts([readFromPage, subject.link, note, hash, id, taxonomyVersion, category])
  const certainties = new Set(['yes', 'likely', 'no'])
  for (const text of literal.filter((each) => !certainties.has(each))) expect(page.textContent).toContain(text)
  for (const words of ['Swahili', 'Kenya', 'Organisation only', 'Facebook', 'Urgent', 'A post', 'In good faith']) {
    expect(page.textContent).toContain(words)
  }
})

test('the post’s text is folded until asked for', async () => {
  const { page, flag } = await showFlag(exampleStub())
  const fold = [...page.querySelectorAll('details')].find(({ textContent }) =>
    textContent?.includes(flag.capture?.text?.value ?? 'no text'),
  )
  expect(fold?.open).toBe(false)
})

test('the link opens a tab that learns nothing of where it was opened', async () => {
  const { page } = await showFlag(exampleStub())
  const link = one<HTMLAnchorElement>(page, 'a[target=_blank]')
  expect(link.getAttribute('href')).toBe('https://www.facebook.com/sauti.ya.bonde/posts/1020304050')
  expect(link.rel.split(' ').toSorted()).toEqual(['noopener', 'noreferrer'])
})

test('a post that was met again on a later day is called still visible', async () => {
  const { page } = await showFlag(exampleStub({ seenOn: '2026-11-23' }))
  expect(page.textContent).toContain('still visible')
  const sameDay = await showFlag(exampleStub({ seenOn: '2026-11-21' }))
  expect(sameDay.page.textContent).not.toContain('still visible')
})

test('a post whose link led nowhere is called gone, and no more than that', async () => {
  const { page } = await showFlag(exampleStub({ seenOn: '2026-11-23', goneOn: '2026-11-24' }))
  expect(page.textContent).toContain('nothing was there: gone, or hidden from you')
  expect(page.textContent).not.toContain('still visible')
})

test('what happened stands in order, with the reviewers’ words, what was done and why', async () => {
  const { page } = await showFlag(exampleStub({ state: 'no_violation' }), [
    event({ position: 1, state: 'received', by: 'server' }),
    event({ position: 2, state: 'info_requested', words: 'Is it also used for farming?' }),
    event({ position: 3, state: 'under_review', by: 'reporter', words: 'Here it is for people.' }),
    event({ position: 4, state: 'actioned', actions: ['content_removed', 'an_action_of_tomorrow'] }),
    event({ position: 5, state: 'no_violation', reason: 'newsworthy' }),
  ])
  const titles = [...page.querySelectorAll('.timeline strong')].map(({ textContent }) => textContent)
  expect(titles).toEqual([
    'You flagged it',
    'Received',
    'Reviewers ask a question',
    'You answered',
    'Action taken',
    'No violation found',
  ])
  const timeline = one(page, '.timeline').textContent
  expect(timeline).toContain('Is it also used for farming?')
  expect(timeline).toContain('Here it is for people.')
  expect(timeline).toContain('Done: removed and something that this version has no word for')
  expect(timeline).toContain('Why: newsworthy')
})

test('a merged flag says the outcome of the other where it was told, and merging once', async () => {
  const { page, t } = await showFlag(exampleStub({ state: 'duplicate' }), [
    event({ position: 1, state: 'duplicate' }),
    event({ position: 2, state: 'duplicate', kind: 'follow', outcome: 'actioned', actions: ['content_removed'] }),
    event({ position: 3, state: 'duplicate', kind: 'follow', outcome: 'an_outcome_of_tomorrow' }),
  ])
  const titles = [...page.querySelectorAll('.timeline strong')].map(({ textContent }) => textContent)
  expect(titles).toEqual([
    'You flagged it',
    'Received',
    t('state.duplicate'),
    'Outcome of the flag it was merged with: Action taken',
    `Outcome of the flag it was merged with: ${t('state.unknown')}`,
  ])
})

test('a flag without a receipt shows no step "Received", whatever events came before it', async () => {
  const { page } = await showFlag(waitingStub())
  const titles = [...page.querySelectorAll('.timeline strong')].map(({ textContent }) => textContent)
  expect(titles).toEqual(['You flagged it'])
})

test('a refused flag says what to mend, and mending opens the form', async () => {
  const stub = exampleStub({
    state: 'needs_fix',
    reference: null,
    receivedAt: null,
    refusal: { title: 'Flag invalid', detail: null, problems: [{ field: 'note', code: 'missing' }] },
  })
  const { page, asked, t } = await showFlag(stub)
  expect(one(page, '.refused-reasons').textContent).toBe(t('form.problem.note.other'))
  await press(page, 'Correct and send again')
  expect(asked('history.mend')).toEqual([{ id: stub.id }])
  expect(location.hash).toBe(`#flag/${exampleView().draft.id}`)
})

test('a flag that was mended offers no mending', async () => {
  const refusal = { title: 'Flag invalid', detail: null, problems: [] }
  const { page, t } = await showFlag(exampleStub({ state: 'needs_fix', reference: null, mended: true, refusal }))
  expect(page.textContent).toContain(t('history.mendedHint'))
  expect(page.textContent).not.toContain(t('history.mend'))
})

test('a waiting flag says why and can be sent now', async () => {
  const { page, asked } = await showFlag(waitingStub())
  expect(one(page, '.banner').textContent).toContain('No connection.')
  await press(page, 'Send now')
  expect(asked('outbox.sendNow')).toHaveLength(1)
})

test('the focus goes to the flag’s heading', async () => {
  const { page } = await showFlag(exampleStub())
  expect(document.activeElement).toBe(one(page, 'h1'))
})

test('a flag that is not on this device is said so', async () => {
  const { page, t } = await showOnStage(<HistoryScreen flagId="01938d6e-0000-7000-8000-00000000ffff" />, {
    answers: {
      'history.find': (query) => findAnswer([], query),
      'history.waiting': () => [],
      'history.sync': () => ({ ok: true }),
      'history.read': () => null,
    },
  })
  expect(one(page, 'h1').textContent).toBe(t('history.noSuchFlag'))
})

function Routed() {
  const route = useRoute()
  return route.screen === 'history' && <HistoryScreen flagId={route.flagId} />
}

test('a row leads to its flag, and the way back to that row', async () => {
  const stubs = [exampleStub(), exampleStub()]
  const [, second] = stubs
  if (!second) throw new Error('no second flag')
  const flag = await finishedFlag({ id: second.id })
  location.hash = '#history'
  const { page } = await showOnStage(<Routed />, {
    answers: {
      'history.find': (query) => findAnswer(stubs, query),
      'history.waiting': () => [],
      'history.sync': () => ({ ok: true }),
      'history.read': () => exampleDetail(second, { flag }),
    },
  })
  const go = (hash: string) =>
    act(async () => {
      location.hash = hash
      dispatchEvent(new Event('hashchange'))
    })
  await go(one<HTMLAnchorElement>(page, `#row-${second.id}`).hash)
  expect(document.activeElement).toBe(one(page, 'h1'))
  await go(one<HTMLAnchorElement>(page, '.detail-back a').hash)
  expect(document.activeElement?.id).toBe(`row-${second.id}`)
})
