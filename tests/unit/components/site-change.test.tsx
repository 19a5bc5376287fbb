// @vitest-environment happy-dom
import { act } from 'react'
import { expect, test } from 'vitest'
import { ReportScreen } from '../../../components/site-change/report-screen.tsx'
import { SiteChangeNotice } from '../../../components/site-change/site-change-notice.tsx'
import type { SiteNotice, SiteReport } from '../../../utils/messages/page-views.ts'
import { DRAFT_ID, exampleView } from './example-draft.ts'
import { one, press, showOnStage } from './stage.tsx'

const NOTICE: SiteNotice = { platform: 'facebook', tabId: 7 }
const REPORT: SiteReport = {
  site: 'facebook',
  version: '1.0.0',
  route: 'home',
  language: 'sw',
  lines: ['div role=feed', ' div text=>200'],
  cut: false,
}

async function showNotice(notice: SiteNotice | null, isPopup = true) {
  const opened: string[] = []
  const stage = await showOnStage(<SiteChangeNotice />, {
    answers: {
      'site.notice': () => notice,
      'site.dismiss': () => null,
      'page.address': () => 'https://www.facebook.com/groups/bonde/',
      'draft.start': () => exampleView(),
    },
    host: {
      isPopup,
      openTab: async (address) => {
        opened.push(address)
      },
    },
  })
  return { ...stage, opened }
}

test('the notice says what still works and leads there', async () => {
  const { page, t, asked, opened } = await showNotice(NOTICE)
  expect(page.textContent).toContain('Facebook seems to have changed.')
  await press(page, t('siteChange.thisPage'))
  expect(asked('draft.start')).toEqual([{ subject: { type: 'post', link: 'https://www.facebook.com/groups/bonde/' } }])
  expect(location.hash).toBe(`#flag/${DRAFT_ID}`)
  await press(page, t('siteChange.paste'))
  expect(asked('draft.start')[1]).toEqual({ subject: { type: 'post', link: null } })
  await press(page, t('siteChange.report'))
  expect(opened).toEqual(['/fullpage.html#report/7'])
})

test('where the start screen stands, a link is pasted there', async () => {
  const { page, t, asked } = await showNotice(NOTICE)
  const field = page.appendChild(document.createElement('input'))
  field.id = 'start-link'
  await press(page, t('siteChange.paste'))
  expect(document.activeElement).toBe(field)
  expect(asked('draft.start')).toEqual([])
})

test('dismissed, it is gone and remembered', async () => {
  const { page, t, asked } = await showNotice(NOTICE)
  await act(async () => one(page, `button[aria-label="${t('siteChange.dismiss')}"]`).click())
  expect(page.textContent).toBe('')
  expect(asked('site.dismiss')).toEqual([NOTICE])
})

test('nothing is shown where nothing is to be said', async () => {
  expect((await showNotice(null)).page.textContent).toBe('')
})

test('the full page stands over no page of a site: nothing is asked', async () => {
  const { page, asked } = await showNotice(NOTICE, false)
  expect(page.textContent).toBe('')
  expect(asked('site.notice')).toEqual([])
})

test('the report is shown exactly as it is saved', async () => {
  const { page, t, asked } = await showOnStage(<ReportScreen tabId={7} />, { answers: { 'site.report': () => REPORT } })
  expect(asked('site.report')).toEqual([{ tabId: 7 }])
  const { value } = one<HTMLTextAreaElement>(page, 'textarea')
  expect(JSON.parse(value)).toEqual(REPORT)
  const link = one<HTMLAnchorElement>(page, 'a[download]')
  expect(link.textContent).toBe(t('siteChange.save'))
  expect(link.download).toBe('fieldflag-facebook-home.json')
  expect(link.getAttribute('href')).toMatch(/^blob:/)
})

test('a page that is gone is said to be', async () => {
  const { page, t } = await showOnStage(<ReportScreen tabId={7} />, { answers: { 'site.report': () => null } })
  expect(one(page, '[role=alert]').textContent).toBe(t('siteChange.pageGone'))
  expect(page.querySelector('a[download]')).toBeNull()
})
