// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { HistoryScreen } from '../../../components/history/history-screen.tsx'
import { STATES } from '../../../utils/flag/life-cycle.ts'
import type { FlagStub, WaitReason } from '../../../utils/messages/page-views.ts'
import { exampleStub, waitingStub } from './example-stub.ts'
import { findAnswer } from './find-answer.ts'
import { showOnStage } from './stage.tsx'

const WAIT_REASONS = Object.keys({
  not_connected: true,
  not_adopted: true,
  other_service: true,
  reconnect: true,
  first_try: true,
  unreadable: true,
  no_line: true,
  server_busy: true,
  paused: true,
  held: true,
  foreign_line: true,
  unanswered: true,
  asked_to_wait: true,
} satisfies Record<WaitReason, true>) as WaitReason[]

const SCRIPTS = { en: /\p{Script=Latin}/u, ar: /\p{Script=Arabic}/u }

async function rowsOf(flags: FlagStub[], language = 'en') {
  const { page, t } = await showOnStage(<HistoryScreen flagId={null} />, {
    language,
    answers: {
      'history.find': (query) => findAnswer(flags, query),
      'history.waiting': () => [],
      'history.sync': () => ({ ok: true }),
    },
  })
  const rows = [...page.querySelectorAll<HTMLElement>('.flag-row')]
  const words = new Map(
    rows.map((row) => [row.id.replace('row-', ''), row.querySelector('.flag-row-words')?.textContent]),
  )
  return { page, t, rows, wordsOf: (flag: FlagStub) => words.get(flag.id) ?? '' }
}

describe.each(['en', 'ar'] as const)('in %s', (language) => {
  test('every state has words of its own language', async () => {
    const flags = [...STATES, 'a_state_of_tomorrow'].map((state) => exampleStub({ state }))
    const { rows, wordsOf } = await rowsOf(flags, language)
    expect(rows).toHaveLength(flags.length)
    for (const flag of flags) expect(wordsOf(flag), flag.state).toMatch(SCRIPTS[language])
  })

  test('every reason to wait has its own words', async () => {
    const flags = WAIT_REASONS.map((waiting) => waitingStub({ waiting }))
    const { wordsOf } = await rowsOf(flags, language)
    for (const flag of flags) expect(wordsOf(flag), `${flag.waiting}`).toMatch(SCRIPTS[language])
    expect(new Set(flags.map(wordsOf)).size).toBe(WAIT_REASONS.length)
  })
})

test('a state of a newer server is said as "With reviewers"', async () => {
  const flag = exampleStub({ state: 'a_state_of_tomorrow' })
  expect((await rowsOf([flag])).wordsOf(flag)).toBe('With reviewers')
})

test('a row never says "received" without a reference', async () => {
  const without = exampleStub({ reference: null, receivedAt: null })
  const others = STATES.map((state) => exampleStub({ state, reference: null, receivedAt: null }))
  const { rows, t, wordsOf } = await rowsOf([without, ...others])
  expect(wordsOf(without)).toBe(t('state.sending'))
  for (const row of rows) expect(row.textContent).not.toContain(t('state.received'))
})

test('a row that says "received" shows the reference', async () => {
  const flag = exampleStub()
  const { rows, t, wordsOf } = await rowsOf([flag])
  expect(wordsOf(flag)).toBe(t('state.received'))
  expect(rows[0]?.textContent).toContain('FF-8Q2M-41XK')
})

test('a waiting row says when it is tried next', async () => {
  const flag = waitingStub({ nextTryAt: new Date(Date.now() + 10.5 * 60_000).toISOString() })
  expect((await rowsOf([flag])).wordsOf(flag)).toBe('No connection. Next try in 10 minutes.')
})

test('a refused row says what to do, or the server’s own words where it names no field', async () => {
  const named = exampleStub({
    state: 'needs_fix',
    reference: null,
    refusal: { title: 'Flag invalid', detail: null, problems: [{ field: 'note', code: 'missing' }] },
  })
  const unnamed = exampleStub({
    state: 'needs_fix',
    reference: null,
    refusal: { title: 'Content differs', detail: 'Another flag has this id.', problems: [] },
  })
  const { wordsOf, t } = await rowsOf([named, unnamed])
  expect(wordsOf(named)).toContain(t('form.problem.note.other'))
  expect(wordsOf(unnamed)).toContain('Another flag has this id.')
})

test('a row of a flag that the server lost while it was open says so, one that was decided keeps its word', async () => {
  const lostAt = '2026-11-25T12:00:00.000Z'
  const open = exampleStub({ state: 'under_review', lostAt })
  const decided = exampleStub({ state: 'actioned', lostAt })
  const { page, rows, t, wordsOf } = await rowsOf([decided, open])
  expect(wordsOf(open)).toBe('The service no longer has it')
  expect(rows[0]?.className).toContain('is-needs-you')
  expect(wordsOf(decided)).toBe(t('state.actioned'))
  expect([...page.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual(['Needs you 1', 'Decided 1'])
})

test('groups stand in the order of what they ask for, newest first inside', async () => {
  const flags = [
    exampleStub({ state: 'actioned' }),
    exampleStub({ state: 'received', submittedAt: '2026-11-20T10:00:00.000Z' }),
    exampleStub({ state: 'triaged', submittedAt: '2026-11-21T10:00:00.000Z' }),
    waitingStub(),
    exampleStub({ state: 'info_requested' }),
    exampleStub({ state: 'needs_fix', reference: null, mended: true }),
  ]
  const { page, rows } = await rowsOf(flags)
  const headings = [...page.querySelectorAll('h2')].map(({ textContent }) => textContent)
  expect(headings).toEqual(['Needs you 1', 'Waiting to send 1', 'With reviewers 2', 'Decided 1', 'Closed 1'])
  const order = [4, 3, 2, 1, 0, 5].map((index) => `row-${flags[index]?.id}`)
  expect(rows.map(({ id }) => id)).toEqual(order)
})

test('urgency stands in a row where it presses, by word', async () => {
  const urgencies = ['imminent', 'urgent', 'high', 'standard', 'insight'] as const
  const { rows } = await rowsOf(urgencies.map((urgency) => exampleStub({ urgency })))
  const newestLast = rows.toReversed()
  expect(newestLast.map((row) => row.querySelector('.urgency')?.textContent ?? null)).toEqual([
    'Imminent',
    'Urgent',
    null,
    null,
    null,
  ])
})
