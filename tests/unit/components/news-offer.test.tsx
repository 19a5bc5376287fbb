// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { NewsOffer } from '../../../components/history/news-offer.tsx'
import type { NotificationAccess } from '../../../components/ui/host.tsx'
import { press, showOnStage } from './stage.tsx'

const HEARD = '2026-11-22T10:00:00.000Z'

async function showOffer({
  newestWordAt = HEARD,
  isPopup = false,
  newsAlert = null,
  request = async () => true,
}: {
  newestWordAt?: string | null
  isPopup?: boolean
  newsAlert?: boolean | null
  request?: NotificationAccess['request']
} = {}) {
  const notificationAccess = { isGranted: async () => false, request: vi.fn(request), giveBack: async () => {} }
  const stage = await showOnStage(<NewsOffer newestWordAt={newestWordAt} />, {
    overview: { newsAlert },
    answers: { 'alerts.choose': () => null },
    host: { isPopup, notificationAccess },
  })
  return { ...stage, request: notificationAccess.request }
}

test('notifications are offered once a server has said something, and a press asks for them', async () => {
  const { page, asked, request } = await showOffer()
  expect(page.textContent).toContain('when a flag has news')
  expect(request).not.toHaveBeenCalled()
  await press(page, 'Allow notifications')
  expect(request).toHaveBeenCalledTimes(1)
  expect(asked('alerts.choose')).toEqual([{ news: true }])
  expect(page.querySelector('.banner')).toBeNull()
})

test('"no" asks the browser for nothing, and is kept', async () => {
  const { page, asked, request } = await showOffer()
  await press(page, 'No, thank you')
  expect(request).not.toHaveBeenCalled()
  expect(asked('alerts.choose')).toEqual([{ news: false }])
  expect(page.querySelector('.banner')).toBeNull()
})

test('a "no" to the browser is kept too, and what still tells of news is said', async () => {
  const { page, asked } = await showOffer({ request: async () => false })
  await press(page, 'Allow notifications')
  expect(asked('alerts.choose')).toEqual([{ news: false }])
  expect(page.querySelector('[role=status]')?.textContent).toContain('Not allowed')
})

test.each([
  ['before a server has said anything', { newestWordAt: null }],
  ['in the popup, which the browser’s question would close', { isPopup: true }],
  ['where the partner has said no', { newsAlert: false }],
  ['where the partner has said yes', { newsAlert: true }],
])('nothing is offered %s', async (_, needs) => {
  const { page } = await showOffer(needs)
  expect(page.querySelector('.banner')).toBeNull()
})
