// @vitest-environment happy-dom
import { act } from 'react'
import { describe, expect, test } from 'vitest'
import { HistoryScreen } from '../../../components/history/history-screen.tsx'
import type { FlagEvent } from '../../../utils/flag/event.ts'
import type { PageCalls } from '../../../utils/messages/page-contract.ts'
import type { FlagDetail, FlagStub } from '../../../utils/messages/page-views.ts'
import { finishedFlag } from '../finished-flag.ts'
import { exampleConnection, exampleDetail, exampleStub, waitingStub } from './example-stub.ts'
import { one, press, showOnStage } from './stage.tsx'

type Sent = PageCalls['saying.send']['in']

async function showFlag(stub: FlagStub, changes: Partial<FlagDetail> = {}, said = true) {
  const flag = await finishedFlag({ id: stub.id, category: stub.category })
  const shown = { detail: exampleDetail(stub, { flag, ...changes }) }
  const targets = [{ urgency: 'high' as const, triageHours: 4, decisionHours: 24 }]
  const stage = await showOnStage(<HistoryScreen flagId={stub.id} />, {
    overview: { connection: { ...exampleConnection, service: { ...exampleConnection.service, targets } } },
    answers: {
      'history.list': () => [stub],
      'history.sync': () => ({ ok: true }),
      'history.read': () => shown.detail,
      'history.erase': () => ({ erased: true }),
      'saying.change': () => null,
      'saying.send': () => ({ said }),
      'saying.takeBack': () => ({ takenBack: true }),
    },
  })
  return { ...stage, shown }
}

function event(state: string, changes: Partial<FlagEvent> = {}): FlagEvent {
  const at = new Date().toISOString()
  const flagId = '01938d6e-0000-7000-8000-000000000001'
  return { position: 1, flagId, state, at, by: 'reviewer', words: null, actions: [], reason: null, ...changes }
}

async function type(field: HTMLTextAreaElement, text: string): Promise<void> {
  await act(async () => {
    // Sets what the browser would: React follows the element's own setter.
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  })
}

const field = (page: HTMLElement, label: string) => {
  const found = [...page.querySelectorAll('label')].find(({ textContent }) => textContent === label)
  return one<HTMLTextAreaElement>(page, `#${CSS.escape(found?.htmlFor ?? 'none')}`)
}
const offered = (page: HTMLElement) => [...page.querySelectorAll('form button')].map(({ textContent }) => textContent)

describe('what the partner can say follows the life-cycle', () => {
  const decided = [event('no_violation')]
  test.each<[string, Partial<FlagDetail>, string[]]>([
    ['received', {}, ['Send information', 'Withdraw flag']],
    ['info_requested', {}, ['Send answer', 'Send information', 'Withdraw flag']],
    ['no_violation', { events: decided }, ['Send verdict', 'Ask for the review', 'Close flag']],
    [
      'no_violation',
      { events: [event('no_violation', { at: '2020-01-01T00:00:00.000Z' })] },
      ['Send verdict', 'Close flag'],
    ],
    ['insight_logged', { events: [event('insight_logged')] }, ['Send verdict', 'Close flag']],
    ['decision_upheld', { events: [event('decision_upheld')] }, ['Send verdict', 'Close flag']],
    ['closed', { events: decided }, ['Send verdict', 'Ask to open it']],
    ['withdrawn', {}, []],
    ['put_to_a_vote', {}, ['Send information']],
  ])('in %s', async (state, changes, expected) => {
    const { page } = await showFlag(exampleStub({ state }), changes)
    expect(offered(page)).toEqual(expected)
  })

  test('of a flag that waits: what more the reviewers should know', async () => {
    const { page } = await showFlag(waitingStub(), { stateToCome: 'received' })
    expect(offered(page)).toEqual(['Send information'])
  })

  test('of a flag that was refused: nothing, it is corrected', async () => {
    const refusal = { title: 'No', detail: null, problems: [] }
    const { page } = await showFlag(exampleStub({ state: 'needs_fix', reference: null, receivedAt: null, refusal }))
    expect(offered(page)).toEqual([])
  })

  test('once an answer waits, what comes after it', async () => {
    const { page } = await showFlag(exampleStub({ state: 'info_requested' }), { stateToCome: 'under_review' })
    expect(offered(page)).toEqual(['Send information', 'Withdraw flag'])
  })

  test('in a category that takes no free words: only what needs none', async () => {
    const category = 'csam'
    const { page, t } = await showFlag(exampleStub({ state: 'info_requested', category }))
    expect(offered(page)).toEqual(['Send answer', 'Withdraw flag'])
    expect(page.querySelector('textarea')).toBeNull()
    expect(page.textContent).toContain(t('talk.noWords'))
  })
})

test('each change is kept at once; sent, the words go with the choice under one id', async () => {
  const stub = exampleStub({ state: 'no_violation' })
  const { page, asked } = await showFlag(stub, { events: [event('no_violation')] })
  await press(page, 'Send verdict')
  expect(page.textContent).toContain('Choose one first.')
  const radio = [...page.querySelectorAll<HTMLInputElement>('input[type=radio]')][2]
  await act(async () => radio?.click())
  const words = field(page, 'Tell the reviewers more (optional)')
  await type(words, 'T')
  await type(words, 'Too')
  const change = { kind: 'feedback' }
  expect(asked('saying.change')).toEqual([
    { id: stub.id, change: { ...change, feedback: 'disagree' } },
    { id: stub.id, change: { ...change, words: 'T' } },
    { id: stub.id, change: { ...change, words: 'Too' } },
  ])
  await press(page, 'Send verdict')
  expect(asked('saying.send')).toEqual([
    { id: stub.id, event: { id: expect.any(String), kind: 'feedback', feedback: 'disagree', words: 'Too' } },
  ])
  expect(words.value).toBe('')
})

test('an answer needs words, and what was begun is there again', async () => {
  const stub = exampleStub({ state: 'info_requested' })
  const events = [event('info_requested', { words: 'Which village?' })]
  const { page, asked } = await showFlag(stub, { events, saying: { words: { information: 'Also' }, feedback: null } })
  expect(one(page, '.question').textContent).toContain('Which village?')
  expect(field(page, 'What the reviewers should know').value).toBe('Also')
  expect(field(page, 'What the reviewers should know').closest('details')?.open).toBe(true)
  await press(page, 'Send answer')
  expect(one(page, '.question').textContent).toContain('Write something first.')
  expect(document.activeElement).toBe(field(page, 'Your answer'))
  expect(asked('saying.send')).toEqual([])
})

test('numbers of people are masked, and said so, unless the partner insists', async () => {
  const { page, asked, t } = await showFlag(exampleStub({ state: 'info_requested' }))
  await type(field(page, 'Your answer'), 'Call 0712 345 678.')
  expect(one(page, '.question').textContent).toContain(t('form.personal.title'))
  await press(page, 'Send answer')
  await type(field(page, 'Your answer'), 'Call 0712 345 678.')
  await act(async () => one<HTMLInputElement>(page, '.question input[type=checkbox]').click())
  await press(page, 'Send answer')
  const sent = asked('saying.send') as Sent[]
  expect(sent.map(({ event: { words } }) => words)).toEqual(['Call [***].', 'Call 0712 345 678.'])
})

test('where it has no place any more the words stay, and the same id is used again', async () => {
  const { page, asked, t } = await showFlag(exampleStub({ state: 'info_requested' }), {}, false)
  await type(field(page, 'Your answer'), 'By the river.')
  await press(page, 'Send answer')
  expect(page.textContent).toContain(t('talk.notNow'))
  expect(field(page, 'Your answer').value).toBe('By the river.')
  await press(page, 'Send answer')
  const [first, second] = asked('saying.send') as Sent[]
  expect(second?.event.id).toBe(first?.event.id)
})

test('what waits and what was refused stand in the timeline, and can be taken back', async () => {
  const said = { saidAt: '2026-11-22T12:00:00.000Z', waiting: null, nextTryAt: null, tried: true, refusal: null }
  const waiting = { ...said, id: '01938d6e-0000-7000-8000-0000000000e1', kind: 'information' as const, words: 'More.' }
  const { page, asked, t, shown } = await showFlag(exampleStub({ state: 'under_review', said: 'refused' }), {
    pending: [
      { ...waiting, state: 'queued', waiting: 'no_line' },
      {
        ...said,
        id: '01938d6e-0000-7000-8000-0000000000e2',
        kind: 'withdraw',
        state: 'rejected',
        refusal: { title: 'No', detail: 'It is decided.' },
      },
    ],
  })
  const timeline = one(page, '.timeline')
  expect(timeline.textContent).toContain('You added information')
  expect(timeline.textContent).toContain('More.')
  expect(timeline.textContent).toContain(`${t('talk.waits')} No connection.`)
  expect(timeline.textContent).toContain(t('talk.tried'))
  expect(timeline.textContent).toContain('It is decided.')
  const saying = { words: { information: 'More.' }, feedback: null }
  shown.detail = { ...shown.detail, pending: [], saying }
  await press(page, t('talk.takeBack'))
  expect(asked('saying.takeBack')).toEqual([{ eventId: waiting.id }])
  expect(field(page, 'What the reviewers should know').value).toBe('More.')
})

test('the decision stands with action, reason, ground, scope and who made it', async () => {
  const decision = event('no_violation', {
    words: 'It speaks of plants.',
    reason: 'newsworthy',
    ground: 'Hateful conduct',
    scope: ['KE', 'TZ'],
    automated: true,
  })
  const { page } = await showFlag(exampleStub({ state: 'no_violation' }), { events: [decision] })
  const panel = one(page, 'h2:has(+ time)').closest('section')?.textContent
  for (const words of [
    'No violation found',
    'plants',
    'newsworthy',
    'Hateful conduct',
    'Kenya and Tanzania',
    'A machine',
  ]) {
    expect(panel).toContain(words)
  }
})

test('clocks run by the server’s time, and overdue is said in words', async () => {
  const receivedAt = new Date(Date.now() - 3_600_000).toISOString()
  const day = 24 * 3_600_000
  const { page } = await showFlag(exampleStub({ state: 'under_review', receivedAt }), { clockOffset: day })
  const clocks = one(page, '.clocks').textContent
  expect(clocks).toContain('1 day 1 hr')
  expect(clocks).toContain('Overdue: the operator’s target of 1 day has passed')
})

test('what was deleted from this device is said, with the server untouched', async () => {
  const purgedAt = '2026-11-22T12:00:00.000Z'
  const { page, asked, t } = await showFlag(exampleStub({ author: null, link: null, purgedAt }), { flag: null })
  expect(page.textContent).toContain('The reviewers still have it')
  await press(page, t('talk.erase.open'))
  expect(page.textContent).toContain(t('talk.erase.ask'))
  await press(page, t('talk.erase.yes'))
  expect(asked('history.erase')).toHaveLength(1)
  expect(location.hash).toBe('#history')
})

describe('a flag that the server lost and that can not be sent again', () => {
  const lost = { author: null, link: null, purgedAt: '2026-11-22T12:00:00.000Z', lostAt: '2026-11-25T12:00:00.000Z' }

  test('says so with its reference and what is left to do; no clock runs and nothing is offered to say', async () => {
    const saying = { words: { answer: 'By the river.' }, feedback: null }
    const stub = exampleStub({ state: 'info_requested', ...lost })
    const { page, asked, t } = await showFlag(stub, { flag: null, saying })
    expect(one(page, '.detail-facts .state').textContent).toBe('The service no longer has it')
    const banner = one(page, '.banner.is-needs-you').textContent
    for (const words of ['title', 'why', 'next', 'tell'] as const) expect(banner).toContain(t(`history.lost.${words}`))
    expect(banner).toContain('FF-8Q2M-41XK')
    expect(page.textContent).toContain(t('history.copyReference'))
    expect(one(page, '.timeline li:last-child').textContent).toContain('The service no longer has it')
    expect(page.querySelector('.clocks')).toBeNull()
    expect(offered(page)).toEqual([])
    expect(page.textContent).toContain('Written, but not sent')
    expect(page.textContent).not.toContain('The reviewers still have it')
    await press(page, t('talk.erase.open'))
    expect(page.textContent).toContain(t('talk.erase.askLost'))
    await press(page, t('talk.erase.yes'))
    expect(asked('history.erase')).toEqual([{ id: stub.id }])
  })

  test('is told without alarm where its story had ended', async () => {
    const events = [event('actioned')]
    const { page, t } = await showFlag(exampleStub({ state: 'actioned', ...lost }), { flag: null, events })
    expect(page.querySelector('.is-needs-you')).toBeNull()
    expect(one(page, '.banner').textContent).toContain(t('history.lost.title'))
    expect(one(page, '.detail-facts .state').textContent).toBe(t('state.actioned'))
    expect(page.textContent).not.toContain(t('history.lost.next'))
    expect(offered(page)).toEqual([])
  })
})

test('words whose form is gone are shown to be read, each under what it was for', async () => {
  const saying = { words: { information: 'By the river.', second_review: 'Look again.' }, feedback: null }
  const withdrawn = await showFlag(exampleStub({ state: 'withdrawn', withdrawn: 'unsent' }), { saying })
  const panel = [...withdrawn.page.querySelectorAll('section')].find((each) =>
    each.textContent?.startsWith('Written, but not sent'),
  )
  expect([...(panel?.querySelectorAll('figure') ?? [])].map(({ textContent }) => textContent)).toEqual([
    'What the reviewers should knowBy the river.Delete these words',
    'Why the decision should changeLook again.Delete these words',
  ])
  const open = await showFlag(exampleStub({ state: 'received' }), {
    saying: { ...saying, words: { information: 'x' } },
  })
  expect(open.page.textContent).not.toContain('Written, but not sent')
})
