// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { SaidBanner } from '../../../components/history/said-banner.tsx'
import type { Overview } from '../../../utils/messages/page-views.ts'
import { EXAMPLE_SERVICE } from '../example-service.ts'
import { press, showOnStage } from './stage.tsx'

const connection: Overview['connection'] = {
  origin: 'https://flags.example',
  service: EXAMPLE_SERVICE,
  connectedAt: '2026-11-22T10:00:00.000Z',
  needsReconnect: false,
}

test('what was said and can’t go out can be carried by hand', async () => {
  const opened: string[] = []
  const { page } = await showOnStage(<SaidBanner />, {
    overview: { connection, said: { waiting: 2, failed: true } },
    answers: {},
    host: { openTab: async (address) => void opened.push(address) },
  })
  expect(page.textContent).toContain('2 messages to reviewers wait on this device.')
  await press(page, 'Carry flags by hand')
  expect(opened).toEqual(['/fullpage.html#carry'])
})

test('what was said without any connection waits too', async () => {
  const { page } = await showOnStage(<SaidBanner />, { overview: { said: { waiting: 1, failed: false } }, answers: {} })
  expect(page.textContent).toContain('1 message to reviewers waits on this device.')
})

test.each([
  ['nothing waits', { waiting: 0, failed: false }],
  ['it is only on its way', { waiting: 1, failed: false }],
])('where %s there is no banner', async (_, said) => {
  const { page } = await showOnStage(<SaidBanner />, { overview: { connection, said }, answers: {} })
  expect(page.textContent).toBe('')
})
