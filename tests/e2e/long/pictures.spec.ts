import { expect, test } from '@playwright/test'
import { uuidv7 } from 'uuidv7'
import type { FlagStub } from '../../../utils/messages/page-views.ts'
import { ask } from '../chromium/extension.ts'
import { FORM_STATES } from '../chromium/form-states.ts'
import { createRig } from '../chromium/rig.ts'
import { enrolReviewer } from '../review.ts'

const FOLDER = '.output/pictures'
const SCREENS = {
  flag: 'popup.html#flag',
  history: 'popup.html#history',
  settings: 'popup.html#settings',
  report: 'popup.html#report/0',
  figures: 'fullpage.html#figures',
  carry: 'fullpage.html#carry',
  welcome: 'welcome.html',
}
const LANGUAGES = ['en', 'ar', 'my']
const WIDTHS = [320, 400, 1280]

/** The whole set, to be looked at: every screen, three languages, both themes, three widths. */
test('pictures of every screen', async () => {
  await using rig = await createRig()
  await rig.connect()
  await rig.flagPost('https://www.facebook.com/', 1)
  const page = await rig.open('popup.html')
  for (const language of LANGUAGES) {
    await ask(page, 'settings.change', { uiLanguage: language })
    for (const [name, path] of Object.entries(SCREENS)) {
      for (const width of WIDTHS) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await page.setViewportSize({ width, height: 800 })
          await page.goto('about:blank')
          await page.goto(rig.extension.page(width > 400 ? path.replace('popup', 'fullpage') : path))
          await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr')
          await expect(page.locator('h1')).not.toHaveCount(0)
          await page.screenshot({ path: `${FOLDER}/${name}-${language}-${width}-${colorScheme}.png`, fullPage: true })
        }
      }
    }
  }
})

/** What the form shows only for a while. */
test('pictures of the form’s states', async () => {
  await using rig = await createRig({ EMERGENCY_CONTACTS: '{"KE": "Night line 0800 000"}' })
  await rig.connect()
  const page = await rig.open('popup.html')
  // One that can be corrected.
  await FORM_STATES['what is said after sending']?.(rig, page)
  for (const language of LANGUAGES) {
    await ask(page, 'settings.change', { uiLanguage: language })
    for (const [name, show] of Object.entries(FORM_STATES)) {
      for (const width of [320, 400]) {
        await page.setViewportSize({ width, height: 800 })
        await show(rig, page)
        for (const colorScheme of ['light', 'dark'] as const) {
          // Colours that are still on their way from the other theme would be on the picture.
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          const path = `${FOLDER}/form-${name.replaceAll(' ', '-')}-${language}-${width}-${colorScheme}.png`
          await page.screenshot({ path, fullPage: true })
        }
      }
    }
  }
})

/** One flag in each state of its conversation. */
test('pictures of a flag’s page', async () => {
  await using rig = await createRig()
  await rig.connect()
  const page = await rig.open('popup.html#history')
  const subject = { type: 'account', link: 'https://www.facebook.com/some.body' }
  const { draft } = await ask<{ draft: { id: string } }>(page, 'draft.start', { subject })
  const change = { category: 'impersonation', language: 'sw', country: 'KE', note: 'It is not us.', goodFaith: true }
  await ask(page, 'draft.change', { id: draft.id, change })
  const { flagId: id } = await ask<{ flagId: string }>(page, 'draft.submit', { id: draft.id })
  await expect.poll(async () => (await ask<FlagStub[]>(page, 'history.list'))[0]?.reference).toMatch(/^FF-/)
  const reviewer = await enrolReviewer(rig.api)
  const take = async (state: string) => {
    for (const language of LANGUAGES) {
      await ask(page, 'settings.change', { uiLanguage: language })
      for (const width of WIDTHS) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await page.setViewportSize({ width, height: 800 })
          await page.goto('about:blank')
          await page.goto(rig.extension.page(`${width > 400 ? 'fullpage' : 'popup'}.html#history/${id}`))
          await expect(page.locator('.timeline')).toBeVisible()
          await page.evaluate(() => {
            for (const fold of document.querySelectorAll('details')) fold.open = true
          })
          const path = `${FOLDER}/flag-${state}-${language}-${width}-${colorScheme}.png`
          await page.screenshot({ path, fullPage: true })
        }
      }
    }
  }
  await reviewer.move(id, { state: 'triaged' })
  await reviewer.move(id, { state: 'info_requested', words: 'Which account is the real one?' })
  await ask(page, 'history.sync')
  await take('asked')
  await rig.api.stop()
  const event = { id: uuidv7(), kind: 'answer', words: 'facebook.com/the.real.body' }
  await ask(page, 'saying.send', { id, event })
  await take('waiting')
  await rig.api.start()
  await ask(page, 'outbox.sendNow')
  await expect.poll(async () => (await reviewer.events(id)).at(-1)?.kind).toBe('answer')
  const decision = {
    words: 'The account was closed.',
    actions: ['account_disabled'],
    scope: ['KE', 'TZ'],
    ground: 'Impersonation',
  }
  await reviewer.move(id, { state: 'actioned', automated: false, ...decision })
  await ask(page, 'history.sync')
  await take('decided')
})

test('200 flags through a line that breaks at every second batch arrive once each', async () => {
  await using rig = await createRig()
  await rig.connect()
  const page = await rig.open('popup.html#history')
  const ids = new Set<string>()
  for (let n = 0; n < 200; n += 1) {
    const subject = { type: 'account', link: `https://www.facebook.com/some.body.${n}` }
    const { draft } = await ask<{ draft: { id: string } }>(page, 'draft.start', { subject })
    const change = { category: 'impersonation', language: 'sw', country: 'KE', note: `Number ${n}.`, goodFaith: true }
    await ask(page, 'draft.change', { id: draft.id, change })
    if (n % 2 === 0) void rig.line.breakAfterCommit('/flags/batch', async () => {})
    ids.add((await ask<{ flagId: string }>(page, 'draft.submit', { id: draft.id })).flagId)
  }
  await expect
    .poll(
      async () => {
        await ask(page, 'outbox.sendNow')
        const listed = await ask<{ id: string; reference: string | null }[]>(page, 'history.list')
        return listed.filter(({ id, reference }) => ids.has(id) && reference).length
      },
      { timeout: 120_000 },
    )
    .toBe(200)
  const references = (await ask<{ reference: string }[]>(page, 'history.list')).map(({ reference }) => reference)
  expect(new Set(references).size).toBe(200)
})
