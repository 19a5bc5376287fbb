// The main job from end to end, as a partner and a reviewer live it: real browser, real server, real clicks.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { FlagStub } from '../../utils/messages/page-views.ts'
import { connectByInvite } from '../e2e/chromium/connect.ts'
import { ask, clickControl, type Extension, flagControls, launchExtension } from '../e2e/chromium/extension.ts'
import { type FormAnswers, fillForm, sendFlag } from '../e2e/chromium/flag-form.ts'
import { createReportingApi } from '../e2e/reporting-api.ts'
import { startSites } from '../practice/sites.ts'
import { walkReviewLoop } from './review-loop.ts'

export interface TourHost {
  /** True where a person watches: windows are shown, and each act is slow enough to follow. */
  isWatched: boolean
  /** Told before each step, and what was seen after it. */
  step(name: string): void
  saw(what: string): void
  /** Gets a picture of a page under a short name. */
  picture(page: Page, name: string): Promise<void>
}

const FACEBOOK: FormAnswers = {
  category: 'Coded or veiled threat',
  language: 'Swahili',
  country: 'Kenya',
  note: '“Magugu” (weeds) is what this group calls the families by the river. “Uprooted” was used the day before houses burned.',
}
const INSTAGRAM: FormAnswers = {
  category: 'Call for violence',
  urgency: 'Imminent',
  note: 'It names a street and an hour. People here know whose homes are meant.',
}

/** Between two acts where a person watches, in ms. */
const PAUSE = 150

/** Takes the tour. Rejects at the first step that does not come true. */
export async function takeTour(host: TourHost): Promise<void> {
  await using rooms = new AsyncDisposableStack()
  host.step('Start the reporting API on SQLite and the practice sites')
  const api = await createReportingApi()
  rooms.defer(() => api.discard())
  await api.start()
  const sites = await startSites()
  rooms.defer(() => sites.close())
  const profile = await mkdtemp(join(tmpdir(), 'fieldflag-tour-'))
  rooms.defer(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }))
  const watching = host.isWatched ? { headless: false, slowMo: PAUSE } : {}
  const launch = async () => {
    const extension = await launchExtension({ profile, sitesPort: sites.port, ...watching })
    rooms.defer(() => extension.close())
    return extension
  }
  host.saw(`listening on ${api.origin}`)

  host.step('Connect by the invite link')
  let extension = await launch()
  const welcome = await extension.context.newPage()
  await connectByInvite(welcome, extension, await api.invite('Bonde Rights Monitor', 'partner'))
  host.saw('connected as Bonde Rights Monitor')
  await host.picture(welcome, 'welcome')
  await welcome.close()

  host.step('The API goes down; flag a Facebook post')
  await api.kill()
  const facebook = await flagFirstPost(extension, 'https://www.facebook.com/', FACEBOOK, host)
  host.saw(`queued: ${facebook}`)

  host.step('Still down: flag an Instagram post')
  const instagram = await flagFirstPost(extension, 'https://www.instagram.com/', INSTAGRAM, host)
  host.saw(`queued: ${instagram}`)

  host.step('Restart the browser')
  await extension.close()
  extension = await launch()
  const history = await extension.context.newPage()
  await history.goto(extension.page('fullpage.html#history'))
  await expect(history.getByText(facebook).first()).toBeVisible()
  expect((await flags(history)).map(({ state }) => state)).toEqual(['queued', 'queued'])
  await host.picture(history, 'history-waiting')
  host.saw('both flags still wait on this device')

  host.step('The API comes up; send')
  await api.start()
  await history.getByRole('button', { name: 'Send now' }).click()
  await expect.poll(async () => (await flags(history)).filter(({ reference }) => reference).length).toBe(2)
  for (const { reference } of await flags(history))
    await expect(history.getByText(reference ?? '').first()).toBeVisible()
  const flag = (await flags(history)).find(({ author }) => author === facebook)
  if (!flag) throw new Error('the flag is not in the history')
  host.saw(`received as ${(await flags(history)).map(({ reference }) => reference).join(' and ')}`)

  const desk = await extension.context.newPage()
  await walkReviewLoop({ partner: history, desk, api, flag }, host)
}

const flags = (page: Page) => ask<FlagStub[]>(page, 'history.list')

/** Flags the first post of a feed. Resolves to its author. */
async function flagFirstPost(
  { context, page: address }: Extension,
  feed: string,
  answers: FormAnswers,
  host: TourHost,
): Promise<string> {
  const site = new URL(feed).hostname.split('.')[1] ?? ''
  const page = await context.newPage()
  await page.goto(feed)
  await expect.poll(async () => (await flagControls(page)).length).toBeGreaterThan(0)
  const [control] = await flagControls(page)
  if (!control) throw new Error('no control')
  await clickControl(page, control)
  await host.picture(page, `${site}-control`)
  // The popup that opened can't be driven from here; the same form in a tab shows the same draft.
  const form = await context.newPage()
  await form.setViewportSize({ width: 400, height: 600 })
  await form.goto(address('popup.html'))
  await expect(form.getByText('Link found')).toBeVisible()
  await fillForm(form, answers)
  await host.picture(form, `${site}-form`)
  await sendFlag(form)
  await form.close()
  await page.close()
  return control.name.replace(/^Flag post by /, '')
}
