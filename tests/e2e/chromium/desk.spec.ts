import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, expect, type Page, test } from '@playwright/test'
import { StoredFlagSchema } from '../../../utils/api/flag-contract.ts'
import { EnrolmentSchema } from '../../../utils/api/service-contract.ts'
import { makeFlag } from '../../api/make-flag.ts'
import { browserPath } from '../browsers.ts'
import { enterDesk, openFlag } from '../desk.ts'
import { createReportingApi, type ReportingApi } from '../reporting-api.ts'
import { LOOKS } from './looks.ts'

const CONTEXT = {
  translation: 'The weeds at the river market must be uprooted before Friday.',
  literal_translation: 'uproot the weeds',
  threat_signal: 'Calls to uproot people from houses “everyone knows”, with a day.',
  terms: [{ term: 'magugu', term_literal: 'weeds', term_meaning: 'Families by the river', term_target: 'Families' }],
  place_name: 'River market quarter',
  confidence: 80,
}

let api: ReportingApi
let browser: Browser
let partner: string

test.beforeAll(async () => {
  api = await createReportingApi()
  await api.start()
  browser = await chromium.launch({
    executablePath: browserPath('chromium'),
    // Chromium has no sandbox for root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const link = new URL(await api.invite('Bonde Rights Monitor', 'partner'))
  const invite = new URLSearchParams(link.hash.slice(1)).get('i')
  partner = EnrolmentSchema.parse(await ask('POST', 'enrolments', { invite, nonce: crypto.randomUUID() })).token
})
test.afterAll(async () => {
  await browser.close()
  await api.discard()
})

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${api.origin}/v1/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(partner && { authorization: `Bearer ${partner}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return answer.json()
}

/** A flag that waits at the desk. */
async function send(): Promise<{ id: string; reference: string }> {
  const flag = await makeFlag({ category: 'coded_or_veiled_threat', language: 'sw', country: 'KE', context: CONTEXT })
  const { reference } = (await ask('PUT', `flags/${flag.id}`, flag)) as { reference: string }
  return { id: flag.id, reference }
}

async function signedIn(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await enterDesk(page, api)
  return page
}

test('a flag is decided without script, from the invite to the decision', async () => {
  const { id, reference } = await send()
  const page = await signedIn({ javaScriptEnabled: false })
  await openFlag(page, api, reference)
  await page.getByRole('button', { name: 'Sort' }).click()
  await page.getByRole('button', { name: 'Take it under review' }).click()
  await page.getByRole('radio', { name: 'Action taken' }).check()
  await page.getByRole('button', { name: 'Decide' }).click()
  await expect(page.getByRole('alert')).toContainText('Say why')
  await expect(page.getByRole('radio', { name: 'Action taken' })).toBeChecked()
  await page.getByRole('checkbox', { name: 'removed' }).check()
  await page.getByLabel('Why, in words that the partner can use').fill('It calls for an attack.')
  await page.getByRole('button', { name: 'Decide' }).click()
  await expect(page.getByRole('status')).toContainText('Action taken')
  const { events } = StoredFlagSchema.parse(await ask('GET', `flags/${id}`))
  expect(events.at(-1)).toMatchObject({
    state: 'actioned',
    actions: ['content_removed'],
    words: 'It calls for an attack.',
    automated: false,
  })
  await page.context().close()
})

test('everything is reached by keyboard, the main part at once, and focus shows', async () => {
  const { reference } = await send()
  const page = await signedIn({})
  await openFlag(page, api, reference)
  await page.getByRole('button', { name: 'Sort' }).click()
  await page.getByRole('button', { name: 'Take it under review' }).click()
  await expect(page.getByRole('status')).toContainText('Under review')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'To the main part' })).toBeFocused()
  await page.keyboard.press('Enter')
  const reached: string[] = []
  const decide = page.getByRole('button', { name: 'Decide' })
  for (let step = 0; step < 80 && !(await decide.evaluate((button) => button === document.activeElement)); step += 1) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    reached.push(await focused.evaluate(({ tagName }) => tagName))
    expect(await focused.evaluate((element) => getComputedStyle(element).boxShadow)).not.toBe('none')
  }
  await expect(decide).toBeFocused()
  expect(new Set(reached)).toEqual(new Set(['A', 'DIV', 'TEXTAREA', 'BUTTON', 'INPUT', 'SELECT']))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Choose an outcome.')
  await page.context().close()
})

for (const { language: locale, colorScheme } of LOOKS) {
  test(`the desk is accessible and fits 320 px, in ${locale}, ${colorScheme}`, async () => {
    const { id } = await send()
    const page = await signedIn({ locale: 'en', colorScheme })
    await page.locator('#language').selectOption(locale)
    await page.locator('.desk-foot button').click()
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await expectFit(page)
    await page.goto(`${api.origin}/desk/flags/${id}`)
    for (const state of ['triaged', 'under_review']) {
      await page.locator(`form:has([name=state][value=${state}]) button`).click()
    }
    await expect(page.locator('[name=ground]')).toBeVisible()
    await expectFit(page)
    // With everything that a refused form says.
    await page.locator('form:has([name=ground]) .button.is-primary').click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expectFit(page)
    await page.locator('.bar-end button').click()
    await expect(page.locator('#token')).toBeVisible()
    await expectFit(page)
    await page.context().close()
  })
}

/** Wide and narrow. */
async function expectFit(page: Page): Promise<void> {
  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 800 })
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
}
