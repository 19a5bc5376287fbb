// What people set in their system or browser: other colours, larger text, no motion. And all of axe's rules, on all screens.
import { expect, test } from '@playwright/test'
import { ask } from '../chromium/extension.ts'
import { createFilledRig, type View } from '../chromium/filled-screens.ts'
import type { Rig } from '../chromium/rig.ts'
import { layoutProblems } from '../chromium/text-layout.ts'
import { allViolations } from '../chromium/violations.ts'
import { looksChanged, motions, silentMarks, unseenFocus } from '../chromium/visible-state.ts'

let rig: Rig
let views: View[]

test.beforeAll(async () => {
  const filled = await createFilledRig()
  rig = filled.rig
  views = filled.views
})
test.afterAll(() => rig[Symbol.asyncDispose]())

for (const language of ['en', 'ar']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`no screen breaks any rule of axe, in ${language}, ${colorScheme}`, async () => {
      const page = await rig.open('popup.html')
      await ask(page, 'settings.change', { uiLanguage: language })
      await page.emulateMedia({ colorScheme })
      for (const { name, show } of views) {
        await show(page)
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        expect.soft(await allViolations(page), name).toEqual([])
      }
      await page.close()
    })
  }
}

for (const language of ['en', 'ar', 'my', 'ru']) {
  test(`text of twice the size stays in its boxes, in ${language}`, async () => {
    const page = await rig.open('popup.html')
    await ask(page, 'settings.change', { uiLanguage: language })
    const session = await page.context().newCDPSession(page)
    for (const { name, show } of views) {
      await show(page)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      // The browser's own setting: what is measured in em and rem follows it, also the width that layouts ask for.
      await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
      await expect(page.locator('html')).toHaveCSS('font-size', '32px')
      for (const width of [400, 320]) {
        await page.setViewportSize({ width, height: 600 })
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

test('in the system’s own colours each state is told, each focus and each choice is seen', async () => {
  const page = await rig.open('popup.html')
  await ask(page, 'settings.change', { uiLanguage: 'en' })
  await page.emulateMedia({ forcedColors: 'active' })
  for (const { name, show } of views) {
    await show(page)
    expect.soft(await silentMarks(page), name).toEqual([])
    const { stops, unseen } = await unseenFocus(page)
    // Tab goes on from where the screen has put the focus: what is said after sending has two buttons below that.
    expect(stops, name).toBeGreaterThan(1)
    expect.soft(unseen, name).toEqual([])
  }
  await views.find(({ name }) => name === 'popup.html#flag')?.show(page)
  for (const name of ['Imminent', 'Standard']) {
    const radio = page.getByRole('radio', { name })
    const shown = page.locator('.segmented label').filter({ has: radio })
    const choose = async () => {
      await radio.check({ force: true })
      await radio.blur()
      await page.mouse.move(0, 0)
    }
    expect.soft(await looksChanged(shown, choose), name).toBe(true)
  }
  const faith = page.getByRole('checkbox', { name: /good faith/ })
  const tick = async () => {
    await faith.check()
    await faith.blur()
    await page.mouse.move(0, 0)
  }
  expect.soft(await looksChanged(faith, tick)).toBe(true)
  await page.locator('#flag-category').click()
  const goDown = () => page.locator('#flag-category').press('ArrowDown')
  await goDown()
  const id = await page.locator('.option.is-active').getAttribute('id')
  const option = page.locator(`[id="${id}"]`)
  expect.soft(await looksChanged(option, goDown)).toBe(true)
  await page.close()
})

test('nothing moves where no motion is wanted, and some things do elsewhere', async () => {
  const page = await rig.open('popup.html')
  const all: number[] = []
  for (const { name, show } of views) {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await show(page)
    expect.soft(await motions(page), name).toEqual([0])
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    all.push(...(await motions(page)))
  }
  expect(Math.max(...all)).toBeGreaterThan(0)
  await page.close()
})
