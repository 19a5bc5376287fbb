import { expect, test } from '@playwright/test'
import { ask } from '../chromium/extension.ts'
import { createRig } from '../chromium/rig.ts'

const FOLDER = '.output/pictures'
const SCREENS = {
  flag: 'popup.html#flag',
  history: 'popup.html#history',
  settings: 'popup.html#settings',
  report: 'popup.html#report/0',
  welcome: 'welcome.html',
}
const WIDTHS = [320, 400, 1280]

/** The whole set, to be looked at: every screen, both languages and themes, three widths. */
test('pictures of every screen', async () => {
  await using rig = await createRig()
  await rig.connect()
  await rig.flagPost('https://www.facebook.com/', 1)
  const page = await rig.open('popup.html')
  for (const language of ['en', 'ar']) {
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
