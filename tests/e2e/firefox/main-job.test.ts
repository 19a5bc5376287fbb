import { rm } from 'node:fs/promises'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FlagStub, Overview } from '../../../utils/messages/page-views.ts'
import { type RunningSites, startSites } from '../../practice/sites.ts'
import { createReportingApi, type ReportingApi } from '../reporting-api.ts'
import { enrolReviewer } from '../review.ts'
import { ask } from './ask.ts'
import { createProfile, type FirefoxExtension, launchFirefox } from './extension.ts'
import { sendForm } from './fill-form.ts'
import { clickControl, tellTab } from './flag-control.ts'

let api: ReportingApi
let sites: RunningSites
let profile: string
let firefox: FirefoxExtension

beforeAll(async () => {
  ;[api, sites, profile] = await Promise.all([createReportingApi(), startSites(), createProfile()])
  await api.start()
  firefox = await launchFirefox({ profile, sitesPort: sites.port })
})

afterAll(async () => {
  await firefox?.close()
  await Promise.all([api?.discard(), sites?.close()])
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

test('connect, flag with the API down, kill the browser, deliver, read the decision', async () => {
  const welcome = await firefox.page('welcome.html')
  await welcome.type('input[type=url], input[type=text]', await api.invite('Bonde Rights Monitor', 'partner'))
  await welcome.keyboard.press('Enter')
  await press(welcome, 'Connect to this service')
  await welcome.waitForSelector('::-p-text(You are connected)')

  await api.kill()
  const feed = await firefox.browser.newPage()
  await feed.goto('https://www.facebook.com/')
  await clickControl(feed, 0)
  const form = await firefox.page('fullpage.html#flag')
  await sendForm(form, 'They name the house.')
  await form.waitForSelector('::-p-text(Queued: safe on this device)')

  await firefox.kill()
  firefox = await launchFirefox({ profile, sitesPort: sites.port })
  const history = await firefox.page('fullpage.html#history')
  // A try that starts with the browser shows as "sending" until the closed port refuses it.
  await expect
    .poll(() => flags(history), { timeout: 20_000 })
    .toMatchObject([{ state: 'queued', category: 'direct_threat' }])

  await api.start()
  await press(history, 'Send now')
  await expect.poll(async () => (await flags(history))[0]?.reference, { timeout: 20_000 }).toMatch(/^FF-/)
  const [flag] = await flags(history)
  if (!flag?.reference) throw new Error('no reference')
  await history.waitForSelector(`::-p-text(${flag.reference})`)

  const reviewer = await enrolReviewer(api)
  await reviewer.move(flag.id, { state: 'triaged' })
  await reviewer.move(flag.id, { state: 'under_review' })
  await reviewer.move(flag.id, { state: 'actioned', actions: ['content_removed'], words: 'Removed, thank you.' })
  const decided = await firefox.page(`fullpage.html#history/${flag.id}`)
  await decided.waitForSelector('::-p-text(Removed, thank you.)')
})

test('the keyboard command’s message flags the post under the pointer', async () => {
  const feed = await firefox.browser.newPage()
  await feed.goto('https://www.instagram.com/')
  const article = await feed.waitForSelector('main article')
  await article?.hover()
  const page = await firefox.page('fullpage.html#history')
  expect(await tellTab(page, 'https://www.instagram.com/', 'command.flag')).toEqual({ ok: true, value: true })
  await expect
    .poll(async () => (await ask<Overview>(page, 'overview.read')).drafts[0]?.link)
    .toMatch(/instagram\.com\/(p|reel)\//)
})

const flags = (page: Page) => ask<FlagStub[]>(page, 'history.list')

/** Presses a button by its words. */
async function press(page: Page, words: string): Promise<void> {
  const button = await page.waitForSelector(`::-p-xpath(//button[contains(., "${words}")])`)
  await button?.click()
}
