// @vitest-environment happy-dom
import { act } from 'react'
import { expect, test } from 'vitest'
import { daysOf } from '../../../components/figures/days-of.ts'
import { FiguresScreen } from '../../../components/figures/figures-screen.tsx'
import { figuresOf } from '../../../utils/history/figures.ts'
import { ANY_TIME } from '../../../utils/history/filters.ts'
import type { FlagStub } from '../../../utils/messages/page-views.ts'
import { exampleStub } from './example-stub.ts'
import { one, showOnStage } from './stage.tsx'

const NOW = Date.parse('2026-11-27T12:00:00Z')

function showFigures(flags: FlagStub[] | (() => FlagStub[]), isPopup = false, language = 'en') {
  return showOnStage(<FiguresScreen />, {
    language,
    host: { isPopup },
    answers: {
      'history.figures': () =>
        figuresOf(
          typeof flags === 'function' ? flags() : flags,
          [{ urgency: 'high', triageHours: 24, decisionHours: 72 }],
          NOW,
        ),
    },
  })
}

const decided = exampleStub({
  country: 'KE',
  milestones: {
    triagedAt: '2026-11-21T11:00:05.000Z',
    decidedAt: '2026-11-21T22:30:05.000Z',
    decision: 'no_violation',
    reversed: false,
    leftUp: true,
  },
})

async function choose(page: HTMLElement, label: string, value: string) {
  const field = [...page.querySelectorAll('.field')].find((each) => each.querySelector('label')?.textContent === label)
  const select = field?.querySelector('select')
  if (!select) throw new Error(`no ${label}`)
  await act(async () => {
    select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
}

test('the table says in figures what the charts draw', async () => {
  const { page } = await showFigures([decided, exampleStub({ country: 'ET' })])
  await choose(page, 'Show by', 'country')
  const rows = [...page.querySelectorAll('.figures-table tbody tr')].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  )
  expect(rows.map(([name]) => name)).toEqual(['Ethiopia', 'Kenya', 'All'])
  expect(rows[1]).toEqual([
    'Kenya',
    '1',
    '1',
    '1',
    '0',
    '1',
    '0',
    '1',
    '0',
    '0',
    '1 hr',
    '1 hr',
    '12.5 hrs',
    '12.5 hrs',
    '100%',
  ])
  expect(rows[0]?.[12]).toBe('–Not known')
  const charts = [...page.querySelectorAll('[role=img]')]
  expect(charts.map((chart) => chart.getAttribute('aria-label'))).toEqual([
    expect.stringContaining('The table below has the figures'),
    expect.stringContaining('median'),
  ])
  expect(one(page, 'table caption').textContent).toBe('All figures by: Country')
})

test('what a flag does not say, and what nobody has decided, is called not known', async () => {
  const { page } = await showFigures([exampleStub({ country: null })])
  await choose(page, 'Show by', 'country')
  expect(one(page, 'tbody th').textContent).toBe('Not known')
  expect(page.querySelectorAll('[role=img]')).toHaveLength(1)
})

test('a period without flags says so and saves nothing', async () => {
  const { page, asked } = await showFigures([])
  await choose(page, 'Submitted', '30')
  expect(asked('history.figures')).toEqual([ANY_TIME, { ...ANY_TIME, days: 30 }])
  expect(page.textContent).toContain('No flags in this period.')
  expect(page.querySelector('table')).toBeNull()
})

test('figures that can’t be read offer to try again, and what was read stays', async () => {
  let broken = false
  const { page, change } = await showFigures(() => {
    if (broken) throw new Error('no answer')
    return [decided]
  })
  broken = true
  await change('history')
  expect(one(page, '[role=alert]').textContent).toContain('Nothing was deleted')
  expect(page.querySelector('table')).not.toBeNull()
})

test('the popup, which dies under a save dialog, leads to the full page', async () => {
  const { page, asked } = await showFigures([decided], true)
  expect(page.textContent).toContain('Open in a tab')
  expect(asked('history.figures')).toEqual([])
})

test('the days of a period are named in files', () => {
  const now = new Date(2026, 2, 3, 12)
  expect(daysOf({ days: 7, from: null, to: null }, now)).toEqual({ from: '2026-02-24', to: '2026-03-03' })
  expect(daysOf({ days: null, from: '2026-01-01', to: null }, now)).toEqual({ from: '2026-01-01', to: null })
})
