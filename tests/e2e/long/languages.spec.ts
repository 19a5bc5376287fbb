// The words of each language in their boxes, on the screens that the short run leaves out.
import { expect, type Page, test } from '@playwright/test'
import { UI_LANGUAGES } from '../../../utils/i18n/languages.ts'
import type { FlagStub } from '../../../utils/messages/page-views.ts'
import { ask } from '../chromium/extension.ts'
import { ALL_SCREENS, fillScreens } from '../chromium/filled-screens.ts'
import { createRig, type Rig } from '../chromium/rig.ts'
import { layoutProblems } from '../chromium/text-layout.ts'

let rig: Rig
let screens: string[]

test.beforeAll(async () => {
  rig = await createRig()
  await fillScreens(rig)
  const page = await rig.open('popup.html')
  const [flag] = await ask<FlagStub[]>(page, 'history.list')
  screens = [...ALL_SCREENS, `popup.html#history/${flag?.id}`, `fullpage.html#history/${flag?.id}`]
  await page.close()
})
test.afterAll(() => rig[Symbol.asyncDispose]())

/** Opened at its width: a screen that becomes narrow later rebuilds itself. All folds are open. */
async function openAt(page: Page, screen: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 600 })
  await page.goto('about:blank')
  await page.goto(rig.extension.page(screen))
  await expect(page.locator('h1')).not.toHaveCount(0)
  const closed = () =>
    page.evaluate(() => {
      const found = [...document.querySelectorAll('details')].filter(({ open }) => !open)
      for (const part of found) part.open = true
      return found.length
    })
  await expect.poll(closed).toBe(0)
}

for (const { tag, direction } of UI_LANGUAGES) {
  test(`the words of ${tag} stay in their boxes on every screen`, async () => {
    const page = await rig.open('popup.html')
    await ask(page, 'settings.change', { uiLanguage: tag })
    for (const screen of screens) {
      for (const width of screen.startsWith('fullpage') ? [1280, 400, 320] : [400, 320]) {
        await openAt(page, screen, width)
        await expect(page.locator('html')).toHaveAttribute('lang', tag)
        await expect(page.locator('html')).toHaveAttribute('dir', direction)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect.soft({ overflow, problems: await layoutProblems(page) }, `${screen} at ${width} px`).toEqual({
          overflow: 0,
          problems: [],
        })
      }
    }
    await page.close()
  })
}
