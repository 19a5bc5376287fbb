// The core of the fault laboratory's schedules, in Firefox: its background is a page that is ended when idle.
import { rm } from 'node:fs/promises'
import type { Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Urgency } from '../../../utils/flag/taxonomy.ts'
import type { DraftView, FlagStub, WaitReason } from '../../../utils/messages/page-views.ts'
import { createFaultProxy, type FaultProxy } from '../../faults/fault-proxy.ts'
import { type AnswerName, ASKED_SECONDS, MADE_ANSWERS } from '../../faults/made-answers.ts'
import { createPerfectOutbox, type PerfectOutbox } from '../../faults/perfect-outbox.ts'
import { storedFlags } from '../../faults/stored-flags.ts'
import { createReportingApi, type ReportingApi } from '../reporting-api.ts'
import { ask } from './ask.ts'
import { createProfile, type FirefoxExtension, launchFirefox } from './extension.ts'

/** Soon enough to be waited for, late enough to be asked something first. */
const IDLE_MS = 3_000
const PATIENCE = { timeout: 30_000, interval: 100 }
const URGENCIES: Urgency[] = ['standard', 'imminent']

let api: ReportingApi
let proxy: FaultProxy
let profile: string
let firefox: FirefoxExtension
let page: Page
let outbox: PerfectOutbox

beforeAll(async () => {
  proxy = await createFaultProxy(() => api.origin)
  ;[api, profile] = await Promise.all([createReportingApi({ PUBLIC_URL: proxy.origin }), createProfile()])
  await api.start()
  await launch()
  outbox = createPerfectOutbox(() => Date.now())
  const link = await api.invite('Bonde Rights Monitor', 'partner')
  expect(await ask(page, 'connection.accept', { link })).toMatchObject({ ok: true })
})

afterAll(async () => {
  await firefox?.close()
  await Promise.all([api?.discard(), proxy?.close()])
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

// However a test went: the line is well, and every flag arrives once.
afterEach(async () => {
  proxy.heal()
  await proxy.accept()
  await ask(page, 'outbox.sendNow')
  await expect.poll(async () => (await flags()).filter(({ reference }) => !reference), PATIENCE).toEqual([])
  expect(outbox.faultsIn(await flags(), storedFlags(api.dataFolder))).toEqual([])
  expect(outbox.faultsInOrder(proxy.exchanges)).toEqual([])
  expect(storedFlags(api.dataFolder)).toHaveLength(outbox.links().length)
})

test.each<[AnswerName, WaitReason]>([
  ['captive portal with 200', 'foreign_line'],
  ['block page with 403', 'foreign_line'],
  ['503', 'server_busy'],
  ['429 for seconds', 'asked_to_wait'],
  ['receipts of another content', 'unanswered'],
])('%s: the flags wait, and say why', async (answer, reason) => {
  proxy.breakWith({ instead: MADE_ANSWERS[answer]().make })
  const started = Date.now()
  await submit(URGENCIES)
  await expect.poll(waitReasons, PATIENCE).toContain(reason)
  if (reason !== 'asked_to_wait') return
  const planned = (await flags()).flatMap(({ nextTryAt }) => (nextTryAt ? [Date.parse(nextTryAt)] : []))
  expect(Math.min(...planned)).toBeGreaterThan(started + (ASKED_SECONDS - 2) * 1_000)
})

test.each(['uploaded', 'committed', 'answering'] as const)('a line that is cut at "%s"', async (at) => {
  proxy.breakWith({ at, by: 'cut' })
  await submit(URGENCIES)
  await expect.poll(waitReasons, PATIENCE).toContain('no_line')
})

test('what waits outlives the end of the idle background, with an alarm that wakes it', async () => {
  await proxy.refuse()
  await submit(URGENCIES)
  await expect.poll(waitReasons, PATIENCE).toContain('no_line')
  await expect.poll(backgroundRuns, PATIENCE).toBe(false)
  expect(await alarms()).toHaveLength(1)
  // Asking wakes it.
  expect(await flags()).toHaveLength(outbox.links().length)
  expect(await backgroundRuns()).toBe(true)
})

test('a background that is ended while it waits for the answer sends the flag once', async () => {
  const before = proxy.exchanges.length
  proxy.breakWith({ at: 'committed', by: 'silence' })
  await submit(['urgent'])
  await expect.poll(() => proxy.exchanges.length, PATIENCE).toBeGreaterThan(before)
  await expect.poll(backgroundRuns, PATIENCE).toBe(false)
  expect(await alarms()).toHaveLength(1)
})

test('a browser that is killed with a full outbox has all of it when it starts again', async () => {
  await proxy.refuse()
  await submit(URGENCIES)
  await firefox.kill()
  await launch()
  expect(await flags()).toHaveLength(outbox.links().length)
})

test('a server that is killed after its commit', async () => {
  proxy.breakWith({ at: 'committed', by: 'strike', meanwhile: () => api.kill() })
  await submit(['urgent'])
  await expect.poll(waitReasons, PATIENCE).toEqual(['no_line'])
  await api.start()
})

async function launch(): Promise<void> {
  firefox = await launchFirefox({ profile, idleMs: IDLE_MS })
  page = await firefox.page('fullpage.html#history')
}

const flags = () => ask<FlagStub[]>(page, 'history.list')

async function waitReasons(): Promise<WaitReason[]> {
  return (await flags()).flatMap(({ waiting }) => waiting ?? [])
}

/** Submits flags about new posts, by the messages that the form sends. */
async function submit(urgencies: Urgency[]): Promise<void> {
  for (const urgency of urgencies) {
    const link = `https://www.facebook.com/sauti.ya.bonde/posts/${1_000_000_000 + outbox.links().length}`
    const { draft } = await ask<DraftView>(page, 'draft.start', { subject: { type: 'post', link } })
    const change = {
      category: 'direct_threat',
      urgency,
      language: 'sw',
      country: 'KE',
      note: 'They name the house, and the day.',
      goodFaith: true,
    }
    await ask(page, 'draft.change', { id: draft.id, change })
    expect(await ask(page, 'draft.submit', { id: draft.id })).toMatchObject({ ok: true })
    outbox.submitted(link, urgency)
  }
}

/** Looks without waking it. */
function backgroundRuns(): Promise<boolean> {
  return page.evaluate(() => {
    const { browser } = globalThis as unknown as { browser: { extension: { getBackgroundPage(): Window | null } } }
    return browser.extension.getBackgroundPage() !== null
  })
}

/** The alarms that wake it to send; another asks the server what happened. */
function alarms(): Promise<object[]> {
  return page.evaluate(async () => {
    const { browser } = globalThis as unknown as { browser: { alarms: { getAll(): Promise<{ name: string }[]> } } }
    return (await browser.alarms.getAll()).filter(({ name }) => name === 'deliver')
  })
}
