// @vitest-environment happy-dom
import { act } from 'react'
import { expect, test } from 'vitest'
import { AlertSettings } from '../../../components/settings/alert-settings.tsx'
import { RetentionSettings } from '../../../components/settings/retention-settings.tsx'
import { one, press, showOnStage } from './stage.tsx'

test('how long flags stay is chosen, and said with the server untouched', async () => {
  const { page, asked } = await showOnStage(<RetentionSettings />, {
    answers: { 'retention.read': () => 30, 'retention.choose': () => null },
  })
  const select = one<HTMLSelectElement>(page, 'select')
  expect(select.value).toBe('days30')
  expect(page.textContent).toContain('The server is untouched.')
  await act(async () => {
    select.value = 'days0'
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
  expect(asked('retention.choose')).toEqual([{ days: 0 }])
})

test('everything is deleted only when asked twice', async () => {
  const { page, asked, t } = await showOnStage(<RetentionSettings />, {
    answers: { 'retention.read': () => null, 'history.eraseAll': () => null },
  })
  await press(page, t('retention.eraseAll'))
  expect(asked('history.eraseAll')).toEqual([])
  expect(page.textContent).toContain(t('retention.eraseAllAsk'))
  await press(page, t('retention.eraseAllNo'))
  await press(page, t('retention.eraseAll'))
  await press(page, t('retention.eraseAllYes'))
  expect(asked('history.eraseAll')).toHaveLength(1)
  expect(one(page, '[role=status]').textContent).toBe(t('retention.erased'))
})

test('news are off, and offered only where notifications are allowed', async () => {
  const answers = { 'alerts.read': () => ({ news: false }), 'alerts.choose': () => null }
  const without = await showOnStage(<AlertSettings />, { answers, host: { isPopup: false } })
  expect(without.page.querySelector('input')).toBeNull()
  const isGranted = async () => true
  const { page, asked } = await showOnStage(<AlertSettings />, {
    answers,
    host: { isPopup: false, notificationAccess: { isGranted, request: isGranted, giveBack: async () => {} } },
  })
  const box = one<HTMLInputElement>(page, 'input[type=checkbox]')
  expect(box.checked).toBe(false)
  await act(async () => box.click())
  expect(asked('alerts.choose')).toEqual([{ news: true }])
})
