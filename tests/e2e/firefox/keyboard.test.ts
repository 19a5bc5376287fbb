// Journeys by keyboard alone from the open form on, with the keys counted; the same as in Chromium.
import { rm } from 'node:fs/promises'
import type { KeyInput, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FlagDetail, FlagStub, Overview } from '../../../utils/messages/page-views.ts'
import { type RunningSites, startSites } from '../../practice/sites.ts'
import { countedKeys } from '../counted-keys.ts'
import { createReportingApi, type ReportingApi } from '../reporting-api.ts'
import { FLAG_KEY, THREATS } from '../threat-journey.ts'
import { ask } from './ask.ts'
import { createProfile, type FirefoxExtension, launchFirefox } from './extension.ts'
import { clickControl } from './flag-control.ts'

const HOME = 'https://www.facebook.com/'

let api: ReportingApi
let sites: RunningSites
let profile: string
let firefox: FirefoxExtension
let own: Page

beforeAll(async () => {
  ;[api, sites, profile] = await Promise.all([createReportingApi(), startSites(), createProfile()])
  await api.start()
  firefox = await launchFirefox({ profile, sitesPort: sites.port })
  own = await firefox.page('fullpage.html#history')
  const link = await api.invite('Bonde Rights Monitor', 'partner')
  expect(await ask(own, 'connection.accept', { link })).toMatchObject({ ok: true })
})

afterAll(async () => {
  await firefox?.close()
  await Promise.all([api?.discard(), sites?.close()])
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

test.each(Object.entries(THREATS))(
  'in %s, an imminent threat takes 20 keys and a sentence, the same kind again 5',
  async (language, words) => {
    const before = (await flags()).length
    const form = await openForm(before, language)
    const keys = countedKeys(keyboardOf(form), FLAG_KEY)
    await keys.letters(words.search)
    await form.waitForSelector(`.option.is-active ::-p-text(${words.category})`)
    await keys.press('Enter')
    await form.waitForSelector('::-p-text(Find A Helpline)')
    await keys.press('Tab', 'Tab', 'Tab', words.moreUrgent)
    await form.waitForSelector('[name=urgency]:checked')
    await keys.press('Tab')
    await keys.letters(words.language)
    await keys.press('Tab')
    await keys.letters(words.country)
    await keys.press('Tab')
    await keys.sentence(words.sentence)
    await keys.press('Control+Enter')
    await form.waitForSelector('#flag-good-faith:focus')
    await keys.press('Space', 'Control+Enter')
    await expect.poll(async () => (await flags()).length, { timeout: 20_000 }).toBe(before + 1)
    expect(keys.count()).toBeLessThanOrEqual(20)

    const again = await openForm(before + 1, language)
    const fewer = countedKeys(keyboardOf(again), FLAG_KEY)
    await again.waitForSelector(`button ::-p-text(${words.category})`)
    await fewer.press('Alt+Enter')
    await again.waitForSelector('#flag-good-faith:focus')
    await fewer.press('Space', 'Control+Enter')
    await expect.poll(async () => (await flags()).length, { timeout: 20_000 }).toBe(before + 2)
    expect(fewer.count()).toBeLessThanOrEqual(5)

    const sent = (await flags()).toSorted((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1)).slice(0, 2)
    for (const { id } of sent) {
      const { flag } = await ask<FlagDetail>(own, 'history.read', { id })
      expect(flag).toMatchObject({ category: 'direct_threat', urgency: 'imminent', note: words.sentence })
    }
    await expect.poll(async () => (await flags()).every(({ reference }) => reference !== null)).toBe(true)
  },
)

const flags = () => ask<FlagStub[]>(own, 'history.list')

/** Flags the nth post of the feed and opens its form on the page that stands in for the popup. */
async function openForm(n: number, language: string): Promise<Page> {
  const feed = await firefox.browser.newPage()
  await feed.goto(HOME)
  await clickControl(feed, n)
  // Only then another tab: a page that is hidden while it is asked for its link answers late.
  await expect
    .poll(async () => (await ask<Overview>(own, 'overview.read')).drafts[0]?.link, { timeout: 20_000 })
    .toBeTruthy()
  const found = await firefox.page('fullpage.html#flag')
  await ask(own, 'settings.change', { uiLanguage: 'en' })
  await found.waitForSelector('::-p-text(Link found)')
  await ask(own, 'settings.change', { uiLanguage: language })
  await found.close()
  await feed.close()
  const form = await firefox.page('fullpage.html#flag')
  await form.bringToFront()
  await form.waitForSelector('#flag-category:focus')
  return form
}

function keyboardOf({ keyboard }: Page) {
  return {
    async press(keys: string) {
      // WebDriver has no name for the space bar.
      const all = keys.split('+').map((key) => (key === 'Space' ? ' ' : key)) as KeyInput[]
      for (const key of all) await keyboard.down(key)
      for (const key of all.toReversed()) await keyboard.up(key)
    },
    type: (text: string) => keyboard.type(text),
  }
}
