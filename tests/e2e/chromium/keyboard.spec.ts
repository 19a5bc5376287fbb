// Journeys by keyboard alone from the open form on, with the keys counted; the key that opens it counts as one (command.spec.ts).
import { expect, type Page, test } from '@playwright/test'
import type { Flag } from '../../../utils/flag/flag.ts'
import type { FlagStub, Overview } from '../../../utils/messages/page-views.ts'
import { countedKeys } from '../counted-keys.ts'
import { FLAG_KEY, THREATS } from '../threat-journey.ts'
import { ask, flagControls } from './extension.ts'
import { attachToPopup } from './real-popup.ts'
import { createRig, type Rig } from './rig.ts'

const HOME = 'https://www.facebook.com/'

for (const [language, words] of Object.entries(THREATS)) {
  test(`in ${language}, an imminent threat takes 20 keys and a sentence, the same kind again 5`, async () => {
    // Two whole flags.
    test.slow()
    await using rig = await createRig()
    await rig.connect()
    const form = await openForm(rig, 0, language)
    const keys = countedKeys(form.keyboard, FLAG_KEY)
    await keys.letters(words.search)
    await expect(form.locator('.option.is-active')).toContainText(words.category)
    await keys.press('Enter')
    await expect(form.getByRole('link', { name: /Find A Helpline/ })).toBeVisible()
    await expect(form.locator('a[href^="https://transparency.meta.com"]').first()).toBeVisible()
    // The preset, which comes with the answer to the choice.
    await expect(form.getByRole('radio', { checked: true })).toHaveCount(1)
    // The policy, the help that is offered first, the urgency.
    await keys.press('Tab', 'Tab', 'Tab', words.moreUrgent)
    await expect(form.getByRole('radio').first()).toBeChecked()
    await keys.press('Tab')
    await keys.letters(words.language)
    await keys.press('Tab')
    await keys.letters(words.country)
    await keys.press('Tab')
    await keys.sentence(words.sentence)
    // What is still missing is pointed at: good faith.
    await keys.press('Control+Enter')
    await expect(form.getByRole('checkbox').last()).toBeFocused()
    await keys.press('Space', 'Control+Enter')
    await sent(form, 1)
    expect(keys.count()).toBeLessThanOrEqual(20)

    await ask(form, 'settings.change', { uiLanguage: 'en' })
    const again = await openForm(rig, 1, language)
    const fewer = countedKeys(again.keyboard, FLAG_KEY)
    await expect(again.getByRole('button', { name: new RegExp(words.category) })).toBeVisible()
    await fewer.press('Alt+Enter')
    await expect(again.getByRole('checkbox').last()).toBeFocused()
    await fewer.press('Space', 'Control+Enter')
    await sent(again, 2)
    expect(fewer.count()).toBeLessThanOrEqual(5)

    const flags = rig.line.bodies('/flags/batch').flatMap((body) => (JSON.parse(body) as { flags: Flag[] }).flags)
    for (const flag of flags) {
      expect(flag).toMatchObject({ category: 'direct_threat', urgency: 'imminent', note: words.sentence })
    }
    expect(new Set(flags.map(({ subject }) => subject.link)).size).toBe(2)
  })
}

test('the quick key keeps the post, opens nothing, and the popup lists it', async () => {
  await using rig = await createRig()
  const feed = await rig.extension.context.newPage()
  await feed.goto(HOME)
  await expect.poll(async () => (await flagControls(feed)).length).toBeGreaterThan(0)
  await feed.bringToFront()
  await feed.locator('[role="article"]').first().hover()
  const { context } = rig.extension
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  await worker.evaluate(async () => {
    interface Chrome {
      tabs: { query(filter: object): Promise<object[]> }
      commands: { onCommand: { dispatch(name: string, tab: unknown): void } }
    }
    const { chrome } = globalThis as unknown as { chrome: Chrome }
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
    chrome.commands.onCommand.dispatch('quick-flag', tab)
  })
  const badge = () =>
    worker.evaluate(() => {
      const { chrome } = globalThis as unknown as {
        chrome: { action: { getBadgeText(details: object): Promise<string> } }
      }
      return chrome.action.getBadgeText({})
    })
  await expect.poll(badge).toBe('1')
  const popup = await rig.open('popup.html')
  await expect(popup.getByText('Needs details')).toBeVisible()
  expect(await ask<Overview>(popup, 'overview.read')).toMatchObject({
    currentDraftId: null,
    drafts: [{ category: null }],
  })
  // A click afterwards opens the form as ever.
  await rig.clickPost('https://www.instagram.com/', 0)
  await attachToPopup(feed)
})

test('a post that was flagged before asks for information instead', async () => {
  await using rig = await createRig()
  await rig.connect()
  const first = await openForm(rig, 0)
  await ask(first, 'draft.change', { id: (await current(first)) ?? '', change: ANSWERS })
  await ask(first, 'draft.submit', { id: await current(first) })
  const [flag] = await ask<FlagStub[]>(first, 'history.list')
  await first.close()
  const second = await openForm(rig, 0)
  await second.getByRole('button', { name: 'Add information' }).click()
  await expect.poll(() => second.url()).toContain(`#history/${flag?.id}`)
  const { drafts, discarded } = await ask<Overview>(second, 'overview.read')
  expect(drafts).toEqual([])
  expect(discarded).not.toBeNull()
})

const ANSWERS = { category: 'impersonation', language: 'sw', country: 'KE', note: 'It poses as us.', goodFaith: true }

async function current(page: Page): Promise<string | null> {
  return (await ask<Overview>(page, 'overview.read')).currentDraftId
}

async function openForm(rig: Rig, n: number, language = 'en'): Promise<Page> {
  // The helpers know controls by their English names: the language is chosen after the click.
  const feed = await rig.flagPost(HOME, n)
  await expect.poll(async () => (await flagControls(feed)).length).toBeGreaterThan(n)
  const setting = await rig.open('popup.html')
  await expect(setting.getByText('Link found')).toBeVisible()
  await ask(setting, 'settings.change', { uiLanguage: language })
  await setting.close()
  await feed.close()
  const form = await rig.open('popup.html')
  await form.bringToFront()
  await expect(form.getByRole('combobox').first()).toBeFocused()
  return form
}

async function sent(form: Page, flags: number): Promise<void> {
  await expect.poll(async () => (await ask<FlagStub[]>(form, 'history.list')).length).toBe(flags)
  await expect.poll(async () => (await ask<FlagStub[]>(form, 'history.list'))[0]?.reference).toBeTruthy()
}
