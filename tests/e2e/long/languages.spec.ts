// The words of each language in their boxes, on the screens that the short run leaves out.
import { expect, test } from '@playwright/test'
import { UI_LANGUAGES } from '../../../utils/i18n/languages.ts'
import { ask } from '../chromium/extension.ts'
import { createFilledRig, type View } from '../chromium/filled-screens.ts'
import type { Rig } from '../chromium/rig.ts'
import { layoutProblems } from '../chromium/text-layout.ts'

let rig: Rig
let views: View[]

test.beforeAll(async () => {
  const filled = await createFilledRig()
  rig = filled.rig
  views = filled.views
})
test.afterAll(() => rig[Symbol.asyncDispose]())

for (const { tag, direction } of UI_LANGUAGES) {
  test(`the words of ${tag} stay in their boxes on every screen`, async () => {
    const page = await rig.open('popup.html')
    await ask(page, 'settings.change', { uiLanguage: tag })
    for (const { name, isWide, show } of views) {
      for (const width of isWide ? [1280, 400, 320] : [400, 320]) {
        // At its width from the start: a screen that becomes narrow later rebuilds itself.
        await page.setViewportSize({ width, height: 600 })
        await show(page)
        await expect(page.locator('html')).toHaveAttribute('lang', tag)
        await expect(page.locator('html')).toHaveAttribute('dir', direction)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect.soft({ overflow, problems: await layoutProblems(page) }, `${name} at ${width} px`).toEqual({
          overflow: 0,
          problems: [],
        })
      }
    }
    await page.close()
  })
}
