import { expect, type Page, test } from '@playwright/test'
import { openChangedSite, siteChangeNoticed } from './changed-site.ts'
import { ask } from './extension.ts'
import { fillScreens, SCREENS } from './filled-screens.ts'
import { LOOKS } from './looks.ts'
import { createRig, type Rig } from './rig.ts'
import { type Scheme, violations } from './violations.ts'
import { looksChanged, motions, silentMarks } from './visible-state.ts'

/** Everything that is folded, so that it is looked at too. */
async function unfold(page: Page): Promise<void> {
  await page.locator('#flag-context').waitFor()
  // Folds within folds are made as they open.
  const closed = () =>
    page.evaluate(() => {
      const found = [...document.querySelectorAll('details')].filter(({ open }) => !open)
      for (const part of found) part.open = true
      return found.length
    })
  await expect.poll(closed).toBe(0)
}

let rig: Rig
/** A tab whose site has changed; in front, the popup speaks of it. */
let changed: Page

test.beforeAll(async () => {
  rig = await createRig()
  changed = await openChangedSite(rig.extension.context)
  // Before anything waits: the count of that stands on the icon for all tabs.
  await siteChangeNoticed(rig.extension.context)
  await fillScreens(rig)
})
test.afterAll(() => rig[Symbol.asyncDispose]())

for (const look of LOOKS) {
  const { language, colorScheme } = look
  test(`the screens are accessible and fit 320 px, in ${language}, ${colorScheme}`, async () => {
    const page = await rig.open('popup.html')
    await ask(page, 'settings.change', { uiLanguage: language })
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 320, height: 600 })
    for (const screen of SCREENS) await expectFit(page, screen, look)
    await changed.bringToFront()
    await expectFit(page, 'popup.html#flag', look, '.trouble')
    await page.close()
  })
}

// All screens are looked at so in tests/e2e/long/access.spec.ts.
test('the form shows focus, choices and states in the system’s own colours, and moves nothing where that is not wanted', async () => {
  const page = await rig.open('popup.html')
  await ask(page, 'settings.change', { uiLanguage: 'en' })
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await page.goto(rig.extension.page('popup.html#flag'))
  const radio = page.getByRole('radio', { name: 'Imminent' })
  const label = page.locator('.segmented label').filter({ has: radio })
  const release = async () => {
    await radio.blur()
    await page.mouse.move(0, 0)
  }
  const choose = () => radio.check({ force: true }).then(release)
  expect(await looksChanged(label, choose), 'chosen').toBe(true)
  expect(await looksChanged(label, () => page.keyboard.press('Tab').then(() => radio.focus())), 'focus').toBe(true)
  expect(await silentMarks(page)).toEqual([])
  expect(await motions(page)).toEqual([0])
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(Math.max(...(await motions(page)))).toBeGreaterThan(0)
  await page.close()
})

/** Opens a screen and holds it to the rules, with that part of it once it is there. */
async function expectFit(
  page: Page,
  screen: string,
  { language, colorScheme }: { language: string; colorScheme: Scheme },
  part = 'h1',
): Promise<void> {
  await page.goto('about:blank')
  await page.goto(rig.extension.page(screen))
  await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr')
  await expect(page.locator(part)).not.toHaveCount(0)
  const isForm = screen === 'popup.html#flag' && part === 'h1'
  if (isForm) await unfold(page)
  await expectSound(page, colorScheme, `${screen} ${part}`)
  // What opens over the form, with names in many scripts.
  for (const field of isForm ? ['#flag-language', '#flag-country'] : []) {
    await page.locator(field).click()
    await page.locator(field).press('ArrowDown')
    await expect(page.locator('.popover:not([hidden]) .option .hint')).not.toHaveCount(0)
    await expectSound(page, colorScheme, `the list of ${field}`)
    await page.locator(field).press('Escape')
  }
}

async function expectSound(page: Page, colorScheme: Scheme, where: string): Promise<void> {
  expect(await violations(page, colorScheme), where).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${where} is too wide`).toBeLessThanOrEqual(0)
}
