// History as a partner works with it: found by words of another spelling, narrowed, kept as a view, counted, exported.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import type { Flag } from '../../../utils/flag/flag.ts'
import type { FlagStub } from '../../../utils/messages/page-views.ts'
import { makeFlag } from '../../api/make-flag.ts'
import { createReportingApi, type ReportingApi } from '../reporting-api.ts'
import { enrolReviewer } from '../review.ts'
import { ask, type Extension, launchExtension } from './extension.ts'
import { LOOKS } from './looks.ts'

const ARABIC_NOTE = 'يُقصد بكلمة «الأعشاب» العائلاتُ التي تسكن قربَ النهر.'

interface Device {
  api: ReportingApi
  extension: Extension
  restart(): Promise<void>
  open(path: string): Promise<Page>
  [Symbol.asyncDispose](): Promise<void>
}

/** A device with three flags at a service, one of them decided. */
async function createDevice(): Promise<Device> {
  await using rooms = new AsyncDisposableStack()
  const api = await createReportingApi()
  rooms.defer(() => api.discard())
  await api.start()
  const profile = await mkdtemp(join(tmpdir(), 'fieldflag-profile-'))
  rooms.defer(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }))
  const launch = () => launchExtension({ profile, acceptDownloads: true })
  const device = { api, extension: await launch() }
  rooms.defer(() => device.extension.close())
  const open = async (path: string) => {
    const page = await device.extension.context.newPage()
    await page.goto(device.extension.page(path))
    return page
  }
  const page = await open('popup.html')
  const link = await api.invite('Bonde Rights Monitor', 'partner')
  expect(await ask(page, 'connection.accept', { link })).toMatchObject({ ok: true })
  const flags = await sendFlags(page)
  const reviewer = await enrolReviewer(api)
  const decided = flags[0]?.id ?? ''
  for (const state of ['triaged', 'under_review']) await reviewer.move(decided, { state })
  await reviewer.move(decided, { state: 'actioned', words: 'Thank you.', actions: ['content_removed'] })
  expect(await ask(page, 'history.sync')).toMatchObject({ ok: true })
  await page.close()
  const kept = rooms.move()
  return Object.assign(device, {
    open,
    async restart() {
      await device.extension.close()
      device.extension = await launch()
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  })
}

async function sendFlags(page: Page): Promise<Flag[]> {
  const flags = [
    await makeFlag({ note: ARABIC_NOTE, language: 'ar', country: 'SD' }),
    await makeFlag({ note: '=1+1 calls for attacks on the market.', country: 'KE', urgency: 'high' }),
    await makeFlag({
      category: 'targeted_harassment',
      note: 'Calls at night the home of a journalist.',
      country: 'KE',
    }),
  ]
  await ask(page, 'outbox.takeIn', { flags: flags.map((flag) => ({ flag, destination: null })) })
  await ask(page, 'outbox.adopt', { which: 'unaddressed' })
  const unreceived = async () =>
    (await ask<FlagStub[]>(page, 'history.list')).filter(({ reference }) => reference === null).length
  await expect.poll(unreceived).toBe(0)
  return flags
}

/** The text of the file that a press saves. */
async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const saving = page.waitForEvent('download')
  await press()
  return readFile(await (await saving).path(), 'utf8')
}

let device: Device
test.beforeAll(async () => {
  device = await createDevice()
})
test.afterAll(() => device[Symbol.asyncDispose]())

const rows = (page: Page) => page.locator('.flag-row')

test('notes are found in another spelling, by part of a country’s name, and while typing', async () => {
  const page = await device.open('popup.html#history')
  await expect(rows(page)).toHaveCount(3)
  const search = page.getByRole('searchbox')
  await search.fill('الاعشاب قرب')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Action taken')
  await search.fill('kenya journalist')
  await expect(rows(page)).toContainText(['Targeted harassment'])
  await search.fill('كلمة لا توجد')
  await expect(page.getByText('No flag matches')).toContainText('\u2068كلمة لا توجد\u2069')
  await page.close()
})

test('filters go by keyboard, and a kept view survives a restart of the browser', async () => {
  const page = await device.open('fullpage.html#history')
  await expect(rows(page)).toHaveCount(3)
  await page.getByRole('button', { name: 'Filter' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Country').selectOption({ label: 'Kenya' })
  await expect(rows(page)).toHaveCount(2)
  await page.getByLabel('Urgency').focus()
  await page.keyboard.type('High')
  await expect(rows(page)).toHaveCount(1)
  await page.getByLabel('Name for this view').fill('Kenya, high')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Kenya, high', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await device.restart()
  const again = await device.open('fullpage.html#history')
  await expect(rows(again)).toHaveCount(3)
  await again.getByRole('button', { name: 'Filter' }).click()
  await again.getByRole('button', { name: 'Kenya, high', exact: true }).click()
  await expect(rows(again)).toHaveCount(1)
  await expect(again.getByRole('button', { name: /^Filter/ })).toContainText('Filters set: 2')
  await again.close()
})

test('figures are counted from what the reviewers did, and saved without a word of anybody', async () => {
  const page = await device.open('fullpage.html#figures')
  await page.getByLabel('Show by').selectOption('country')
  await expect(page.getByRole('row', { name: /^Kenya 2 2 0/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Sudan 1 1 1 1/ })).toBeVisible()
  const csv = await saved(page, () => page.getByRole('button', { name: 'Save as CSV' }).click())
  expect(csv).toContain('"country","KE",2,2,0')
  expect(csv).not.toContain('Practice Author')
  const json = await saved(page, () => page.getByRole('button', { name: 'Save as JSON' }).click())
  expect(JSON.parse(json)).toMatchObject({ all: { submitted: 3, actioned: 1, share_within_target: 1 } })
  await page.close()
})

test('chosen flags are saved: bare by default, whole when asked, never as a formula; and as notices', async () => {
  const page = await device.open('fullpage.html#history')
  await page.getByRole('button', { name: 'Choose flags' }).click()
  await page.getByRole('button', { name: 'Choose all found' }).click()
  await expect(page.getByText('3 flags chosen')).toBeVisible()
  const saveCsv = () => page.getByRole('button', { name: 'Save as CSV' }).click()
  const bare = await saved(page, saveCsv)
  expect(bare.split('\r\n')).toHaveLength(5)
  expect(bare).not.toContain('facebook.com')
  await page.getByLabel('With names, links and what was written').check()
  const whole = await saved(page, saveCsv)
  expect(whole.startsWith('\ufeff"id"')).toBe(true)
  expect(whole).toContain('"\'=1+1 calls for attacks')
  expect(whole).toContain(ARABIC_NOTE)
  await page.getByLabel('E-mail address').fill('desk@bonde.example')
  await expect(page.getByText('4 of 4 parts are there')).toHaveCount(3)
  const notice = await saved(page, () => page.getByRole('button', { name: 'Save as text' }).click())
  expect(notice).toContain('https://www.facebook.com/groups/100/posts/200/')
  await page.close()
})

for (const { language, colorScheme } of LOOKS) {
  test(`filters, figures and export are accessible and fit 320 px, in ${language}, ${colorScheme}`, async () => {
    const page = await device.open('fullpage.html#history')
    await ask(page, 'settings.change', { uiLanguage: language })
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr')
    await page.emulateMedia({ colorScheme })
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(device.extension.page('fullpage.html#figures'))
      await page.locator('.figures-table').waitFor()
      await expectFit(page, `figures, ${width}`)
      await page.goto(device.extension.page('fullpage.html#history'))
      await page.locator('.search-bar button').click()
      await page.locator('.filter-fields').waitFor()
      await expectFit(page, `filters, ${width}`)
      await page.locator('.search-bar button').click()
      await page.locator('.history-tools button').click()
      await rows(page).first().getByRole('checkbox').check()
      if (width === 320) {
        await expectFit(page, 'choosing, 320')
        await page.locator('.pick-bar button').nth(2).click()
      }
      await page.locator('.notice textarea').waitFor()
      await expectFit(page, `export, ${width}`)
      // A page that only its hash changes keeps what was chosen.
      await page.goto('about:blank')
    }
    await page.close()
  })
}

async function expectFit(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
    where,
  ).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${where} is too wide`).toBeLessThanOrEqual(0)
}
