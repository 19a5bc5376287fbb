// A site that changed: the notice, what still works, and the saved report.
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import type { Overview, SiteNotice } from '../../../utils/messages/page-views.ts'
import { capturedPages } from '../captured-pages.ts'
import { CHANGED_WORD, iconSigns, openChangedSite, siteChangeNoticed } from './changed-site.ts'
import { ask, type Extension, flagControls, launchExtension } from './extension.ts'
import { sitesPort } from './global-setup.ts'
import { openCapturedPage } from './open-captured-page.ts'

let extension: Extension
test.beforeEach(async () => {
  extension = await launchExtension({ sitesPort: sitesPort(), acceptDownloads: true })
})
test.afterEach(() => extension.close())

const openChanged = () => openChangedSite(extension.context)
const signs = () => iconSigns(extension.context)

/** The popup's page in a tab that is not the one in front: as the popup, it speaks of the tab that the partner looks at. */
async function openBeside(feed: Page): Promise<Page> {
  const popup = await extension.context.newPage()
  await popup.setViewportSize({ width: 400, height: 600 })
  await popup.goto('about:blank')
  await feed.bringToFront()
  await popup.goto(extension.page('popup.html'))
  return popup
}

test('a changed site is told of once; a flag by address and a report without a word of the page still work', async () => {
  test.setTimeout(90_000)
  const feed = await openChanged()
  await siteChangeNoticed(extension.context)

  const popup = await openBeside(feed)
  await expect(popup.getByText('Facebook seems to have changed.')).toBeVisible()
  expect(await signs()).not.toContain('?')
  const [fullPage] = await Promise.all([
    extension.context.waitForEvent('page'),
    popup.getByRole('button', { name: 'Save a report for the maintainers' }).click(),
  ])
  const shown = await fullPage.getByLabel('The file, exactly as it is saved').inputValue()
  const [download] = await Promise.all([
    fullPage.waitForEvent('download'),
    fullPage.getByRole('link', { name: 'Save the report' }).click(),
  ])
  const saved = await readFile(await download.path(), 'utf8')
  expect(saved).toBe(shown)
  expect(JSON.parse(saved)).toMatchObject({ site: 'facebook', route: 'home', language: 'sw', cut: false })
  expect(saved).toContain('aria-label')
  expect(saved.toLowerCase()).not.toContain(CHANGED_WORD.toLowerCase())

  const again = await openBeside(feed)
  await again.getByRole('button', { name: 'Flag this page’s address' }).click()
  await expect(again.getByRole('heading', { name: 'Flag a post' })).toBeAttached()
  expect((await ask<Overview>(again, 'overview.read')).drafts).toMatchObject([{ link: 'https://www.facebook.com/' }])
  await again.getByRole('button', { name: 'Don’t show again until Fieldflag is updated' }).click()
  await expect(again.getByText('Facebook seems to have changed.')).toBeHidden()
  await feed.reload()
  await feed.bringToFront()
  expect(await ask<SiteNotice | null>(again, 'site.notice')).toBeNull()
})

test('no notice comes on practice feeds, nor where there is nothing to flag', async () => {
  test.setTimeout(120_000)
  const pages: Page[] = []
  for (const address of ['https://www.facebook.com/', 'https://www.instagram.com/']) {
    const page = await extension.context.newPage()
    await page.goto(address)
    await expect.poll(async () => (await flagControls(page)).length).toBeGreaterThan(0)
    pages.push(page)
  }
  for (const sample of capturedPages().filter(({ posts }) => posts.length === 0)) {
    const page = await extension.context.newPage()
    await openCapturedPage(page, sample)
    pages.push(page)
  }
  // Opened last, so that the others had at least its time.
  await openChanged()
  await siteChangeNoticed(extension.context)
  expect((await signs()).filter((sign) => sign !== '')).toEqual(['?'])
  for (const page of pages) expect(await page.evaluate(() => document.hidden), page.url()).toBe(false)
})
