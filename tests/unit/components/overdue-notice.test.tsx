// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { OverdueNotice } from '../../../components/history/overdue-notice.tsx'
import type { OverdueFlag } from '../../../utils/messages/page-views.ts'
import { showOnStage } from './stage.tsx'

const late: OverdueFlag = {
  id: 'late',
  submittedAt: '2026-11-22T10:00:00.000Z',
  country: 'KE',
  waiting: 'no_line',
  refused: false,
}
const refused: OverdueFlag = { ...late, id: 'refused', waiting: null, refused: true }
const REFUSED = 'The service did not accept an imminent flag. Correct it.'

async function noticeOf(overdue: OverdueFlag[]) {
  const { page, t } = await showOnStage(<OverdueNotice />, { answers: {}, overview: { overdue } })
  const buttons = [...page.querySelectorAll('button')]
  return { page, buttons: buttons.filter(({ textContent }) => textContent === t('overdue.open')), t }
}

test('a refused imminent flag is told loudly, with what to do and the way to it', async () => {
  const { page, buttons, t } = await noticeOf([refused])
  expect(page.querySelector('[role="alert"]')?.textContent).toContain(REFUSED)
  // It was sent, and nothing would be sent by asking for it.
  expect(page.textContent).not.toContain(t('overdue.title', { count: 1 }))
  for (const key of ['history.sendNow', 'history.connect'] as const) expect(page.textContent).not.toContain(t(key))
  buttons[0]?.click()
  expect(location.hash).toContain('refused')
})

test('beside a late flag the refused one has a line and a link of its own', async () => {
  const { page, buttons, t } = await noticeOf([refused, late])
  expect(page.textContent).toContain(t('overdue.title', { count: 1 }))
  expect(page.textContent).toContain(REFUSED)
  const places = buttons.map((button) => {
    button.click()
    return location.hash
  })
  expect(places).toEqual([expect.stringContaining('refused'), expect.stringContaining('late')])
})

test('a late flag alone says nothing of a refusal', async () => {
  const { page, buttons } = await noticeOf([late])
  expect(page.textContent).not.toContain(REFUSED)
  expect(buttons).toHaveLength(1)
})
