import { expect, type Page, test } from '@playwright/test'
import { UI_LANGUAGES } from '../../../utils/i18n/languages.ts'
import { ask } from './extension.ts'
import { fillScreens, SCREENS } from './filled-screens.ts'
import { createRig, type Rig } from './rig.ts'
import { layoutProblems, lengthenWords } from './text-layout.ts'

const WIDTHS = [400, 320]

let rig: Rig

test.beforeAll(async () => {
  rig = await createRig()
  await fillScreens(rig)
})
test.afterAll(() => rig[Symbol.asyncDispose]())

async function open(page: Page, screen: string, language: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(rig.extension.page(screen))
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await expect(page.locator('h1')).not.toHaveCount(0)
}

/** The form says all that it can: what is missing, and the list of categories. */
async function showAll(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.is-invalid')).not.toHaveCount(0)
  await page.getByRole('combobox').first().click()
  await expect(page.getByRole('option').first()).toBeVisible()
}

/** All questions on local context: each fold is opened, and those that are in it. */
async function openFolds(page: Page): Promise<void> {
  await expect(page.locator('#flag-context')).toBeVisible()
  await expect(async () => {
    const closed = await page.evaluate(() => {
      const folds = [...document.querySelectorAll<HTMLDetailsElement>('#flag-context, #flag-context details')]
      const shut = folds.filter((fold) => !fold.open)
      for (const fold of shut) fold.open = true
      return shut.length
    })
    expect(closed).toBe(0)
    await expect(page.locator('#flag-context textarea')).not.toHaveCount(0)
  }).toPass()
}

for (const language of ['en', 'ar']) {
  test(`words two fifths longer than in ${language} stay in their boxes`, async () => {
    const page = await rig.open('popup.html')
    await ask(page, 'settings.change', { uiLanguage: language })
    for (const screen of SCREENS) {
      await open(page, screen, language)
      if (screen.endsWith('#flag')) await showAll(page)
      await lengthenWords(page)
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 600 })
        expect(await layoutProblems(page), `${screen} at ${width} px`).toEqual([])
      }
    }
    await page.close()
  })
}

for (const { tag, direction } of UI_LANGUAGES) {
  test(`the words of ${tag} stay in their boxes`, async () => {
    const page = await rig.open('popup.html')
    await ask(page, 'settings.change', { uiLanguage: tag })
    for (const screen of ['popup.html#flag', 'welcome.html']) {
      await open(page, screen, tag)
      await expect(page.locator('html')).toHaveAttribute('dir', direction)
      if (screen.endsWith('#flag')) await openFolds(page)
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 600 })
        expect(await layoutProblems(page), `${screen} at ${width} px`).toEqual([])
      }
    }
    await page.close()
  })
}

test('text that leaves its box, is cut or lies over other text is found', async () => {
  const page = await rig.open('popup.html#settings')
  await expect(page.locator('h1')).not.toHaveCount(0)
  expect(await layoutProblems(page)).toEqual([])
  await page.evaluate(() => {
    document.body.innerHTML = `
      <p style="inline-size: 3rem; white-space: nowrap">Sticks out of it</p>
      <p style="inline-size: 3rem; overflow: hidden; white-space: nowrap">Cut at its end</p>
      <p style="block-size: 0.2rem">Hangs out below</p>
      <p style="margin-block-start: -0.9rem">Over the one before</p>`
  })
  const found = (await layoutProblems(page)).join('\n')
  expect(found).toContain('wider than its box: “Sticks out of it”')
  expect(found).toContain('cut off: “Cut at its end”')
  expect(found).toContain('taller than its box: “Hangs out below”')
  expect(found).toMatch(/over each other: .* and “Over the one before”/)
  await page.close()
})
