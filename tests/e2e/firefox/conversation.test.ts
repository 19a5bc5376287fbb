// One flag's whole way in Firefox: from the control on a post through the popup's page and the full page to the desk, with
// a line that is gone and a browser that is killed in between. The click opens the real popup, but WebDriver BiDi reaches
// no panel of the browser (Firefox ESR 153): the same `popup.html` is driven in a tab of its own.
import { rm } from 'node:fs/promises'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FlagDetail, FlagStub } from '../../../utils/messages/page-views.ts'
import { type RunningSites, startSites } from '../../practice/sites.ts'
import { closeAfter } from '../close-after.ts'
import { createReportingApi, type ReportingApi } from '../reporting-api.ts'
import { ask } from './ask.ts'
import { createProfile, type FirefoxExtension, launchFirefox } from './extension.ts'
import { sendForm } from './fill-form.ts'
import { clickControl } from './flag-control.ts'

const QUESTION = 'Is “weeds” also used for farming on this Page?'
const ANSWER = 'For both. In this post it is for people.'
const PATIENCE = { timeout: 30_000, interval: 100 }

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

test('asked, answered offline, decided, disputed, decided otherwise by another reviewer, closed', {
  timeout: 180_000,
}, async () => {
  const id = await sendFlag()
  await reviewAs('first', id, async (desk) => {
    await submit(desk, 'form:has([name=state][value=triaged]) button')
    await fill(desk, '#ask-words', QUESTION)
    await submit(desk, 'form:has(#ask-words) button')
  })

  const asked = await openFlag(id, 'popup')
  await sync(asked)
  await asked.waitForSelector(`::-p-text(${QUESTION})`)
  await api.kill()
  await fill(asked, '[aria-labelledby] textarea, textarea', ANSWER)
  await press(asked, '::-p-xpath(//button[contains(., "Send answer")])')
  await asked.waitForSelector('::-p-text(Waiting to send.)')
  await press(asked, '::-p-xpath(//a[contains(., "History")])')
  await asked.waitForSelector('.flag-row')

  await firefox.kill()
  firefox = await launchFirefox({ profile, sitesPort: sites.port })
  await api.start()
  const later = await openFlag(id, 'fullpage')
  await later.waitForSelector('::-p-text(You answered)')
  await ask(later, 'outbox.sendNow')
  await expect.poll(() => kinds(later, id), PATIENCE).toContain('answer')

  await reviewAs('second', id, (desk) => decide(desk, 'no_violation', 'It is about farming.'))
  await sync(later)
  await later.waitForSelector('::-p-text(It is about farming.)')
  await press(later, '::-p-xpath(//label[normalize-space()="Wrong"])')
  await press(later, '::-p-xpath(//button[contains(., "Send verdict")])')
  await expect.poll(() => kinds(later, id), PATIENCE).toContain('feedback')
  await press(later, '::-p-xpath(//summary[contains(., "Ask for a second review")])')
  await fill(later, 'details[open] textarea', 'It names families, not plants.')
  await press(later, '::-p-xpath(//button[contains(., "Ask for the review")])')
  await expect.poll(() => kinds(later, id), PATIENCE).toContain('second_review')

  await reviewAs('second', id, async (desk) => {
    // Who decided is not who looks again.
    expect(await desk.$('form:has([name=move][value=decide])')).toBeNull()
  })
  await reviewAs('third', id, (desk) => decide(desk, 'decision_reversed', 'The comments name the families.'))
  await sync(later)
  await later.waitForSelector('::-p-text(The comments name the families.)')
  await closeAfter(200, api)
  await sync(later)
  await expect.poll(async () => (await detail(later, id)).stub.state, PATIENCE).toBe('closed')
  expect(await kinds(later, id)).toEqual([
    'received',
    'review',
    'review',
    'answer',
    'review',
    'feedback',
    'second_review',
    'review',
    'close',
  ])
})

/** Connects, clicks the control of a post, and sends the form. */
async function sendFlag(): Promise<string> {
  const page = await firefox.page('fullpage.html#history')
  const link = await api.invite('Bonde Rights Monitor', 'partner')
  expect(await ask(page, 'connection.accept', { link })).toMatchObject({ ok: true })
  const feed = await firefox.browser.newPage()
  await feed.goto('https://www.facebook.com/')
  await clickControl(feed, 0)
  const form = await firefox.page('popup.html')
  await sendForm(form, 'The house.')
  const flags = () => ask<FlagStub[]>(page, 'history.list')
  await expect.poll(async () => (await flags())[0]?.reference, PATIENCE).toMatch(/^FF-/)
  const [flag] = await flags()
  await form.waitForSelector(`::-p-text(${flag?.reference})`)
  for (const tab of [form, feed, page]) await tab.close()
  return flag?.id ?? ''
}

const openFlag = (id: string, surface: 'popup' | 'fullpage') => firefox.page(`${surface}.html#history/${id}`)
const detail = (page: Page, id: string) => ask<FlagDetail>(page, 'history.read', { id })
const kinds = async (page: Page, id: string) => (await detail(page, id)).events.map(({ kind }) => kind)

async function sync(page: Page): Promise<void> {
  await expect.poll(() => ask(page, 'history.sync'), PATIENCE).toMatchObject({ ok: true })
}

const tokens = new Map<string, string>()

/** Lets a reviewer of that name work on the flag's page at the desk, signed in anew. */
async function reviewAs(name: string, id: string, work: (desk: Page) => Promise<void>): Promise<void> {
  const desk = await firefox.browser.newPage()
  await desk.goto(`${api.origin}/desk`)
  const known = tokens.get(name)
  if (known) {
    await fill(desk, '#token', known)
    await press(desk, 'form[action="/desk/sign-in"] button')
  } else {
    await fill(desk, '#invite', await api.invite('Review desk', 'reviewer'))
    await press(desk, 'form[action="/desk/enrol"] button')
    const token = await desk.waitForSelector('#new-token')
    tokens.set(name, (await token?.evaluate((input) => (input as HTMLInputElement).value)) ?? '')
  }
  await desk.waitForSelector('.bar-end button, #new-token')
  await desk.goto(`${api.origin}/desk/flags/${id}`)
  await work(desk)
  await press(desk, '.bar-end button')
  await desk.waitForSelector('#token')
  await desk.close()
}

async function decide(desk: Page, state: string, words: string): Promise<void> {
  const form = 'form:has([name=move][value=decide])'
  const take = await desk.$('form:has([name=state][value=under_review]) button')
  if (take) await submit(desk, 'form:has([name=state][value=under_review]) button')
  await press(desk, `${form} [name=state][value=${state}]`)
  await fill(desk, '#decide-words', words)
  if (state === 'no_violation') await desk.select('#decide-reason', 'policy_allows')
  else await press(desk, `${form} [name=actions][value=content_removed]`)
  await submit(desk, `${form} button.is-primary`)
  await desk.waitForSelector('[role=status]')
}

async function press(page: Page, selector: string): Promise<void> {
  const found = await page.waitForSelector(selector)
  await found?.click()
}

/** Presses what leads to another page, and waits for that: the old one could still be found in its place. */
async function submit(desk: Page, selector: string): Promise<void> {
  await Promise.all([desk.waitForNavigation(), press(desk, selector)])
}

async function fill(page: Page, selector: string, text: string): Promise<void> {
  const field = await page.waitForSelector(selector)
  await field?.type(text)
}
