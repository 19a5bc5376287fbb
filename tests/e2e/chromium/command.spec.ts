// A journey that begins at the keyboard command and goes on by keys alone, finding everything as assistive technology
// does: by role and name, never by place or class.
import { expect, type Page, test } from '@playwright/test'
import type { Flag } from '../../../utils/flag/flag.ts'
import type { FlagStub, Overview } from '../../../utils/messages/page-views.ts'
import { ask, flagControls } from './extension.ts'
import { closePopup } from './real-popup.ts'
import { createRig, type Rig } from './rig.ts'

/**
 * Has the background hear the command as the browser tells it. Pressing its keys does nothing in a test: those that the
 * debugging protocol presses (`Input.dispatchKeyEvent`, tried in Chromium 156) do not pass the browser's own shortcuts.
 */
async function giveCommand(rig: Rig, command: 'flag-post' | 'quick-flag'): Promise<void> {
  const { context } = rig.extension
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  await worker.evaluate(async (name) => {
    interface Chrome {
      tabs: { query(filter: object): Promise<object[]> }
      commands: { onCommand: { dispatch(name: string, tab: unknown): void } }
    }
    const { chrome } = globalThis as unknown as { chrome: Chrome }
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
    chrome.commands.onCommand.dispatch(name, tab)
  }, command)
}

/** Goes on by Tab until the control with this role and name has the focus. */
async function tabTo(page: Page, role: Parameters<Page['getByRole']>[0], name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name }).first()
  await wanted.waitFor()
  const hasFocus = () => wanted.evaluate((element) => element === document.activeElement)
  for (let stops = 0; !(await hasFocus()); stops += 1) {
    if (stops > 60) throw new Error(`Tab does not come to the ${role} ${name}`)
    await page.keyboard.press('Tab')
  }
}

/** A feed with the pointer on one of its posts. */
async function feedUnderPointer(rig: Rig): Promise<Page> {
  const feed = await rig.extension.context.newPage()
  await feed.goto('https://www.facebook.com/')
  await expect.poll(async () => (await flagControls(feed)).length).toBeGreaterThan(0)
  await feed.bringToFront()
  await feed.getByRole('article').first().hover()
  return feed
}

test('from the keyboard command to the reference by keys, with nothing but what the accessibility tree says', async () => {
  await using rig = await createRig()
  await rig.connect()
  const own = await rig.open('fullpage.html#settings')
  await expect(own.getByText('Alt Shift F')).toBeVisible()
  await expect(own.getByText('Alt Shift D')).toBeVisible()
  const feed = await feedUnderPointer(rig)
  const drafts = async () => (await ask<Overview>(own, 'overview.read')).drafts.length

  await giveCommand(rig, 'flag-post')
  await closePopup(feed)
  await expect.poll(drafts).toBe(1)

  // From here on by keys, and by what the accessibility tree says.
  const form = await rig.open('popup.html')
  await form.bringToFront()
  await expect(form.getByRole('heading', { level: 1 })).toHaveText(/Flag/)
  await expect(form.getByRole('combobox', { name: 'Harm category' })).toBeFocused()
  await form.keyboard.type('direct threat')
  await expect(form.getByRole('option', { name: /Direct threat/ }).first()).toBeVisible()
  await form.keyboard.press('Enter')
  await expect(form.getByRole('combobox', { name: 'Harm category' })).toHaveValue('Direct threat')
  await expect(form.getByRole('radio', { name: 'Urgent' })).toBeChecked()
  await tabTo(form, 'radio', 'Urgent')
  await form.keyboard.press('ArrowLeft')
  await expect(form.getByRole('radio', { name: 'Imminent' })).toBeChecked()
  for (const [name, letters, whole] of [
    ['Post’s language', 'swa', 'Swahili'],
    ['Country', 'ken', 'Kenya'],
  ] as const) {
    await tabTo(form, 'combobox', name)
    await form.keyboard.type(letters)
    await form.keyboard.press('Enter')
    await expect(form.getByRole('combobox', { name })).toHaveValue(whole)
  }
  await tabTo(form, 'textbox', 'What it means here')
  await form.keyboard.type('They name the house and tonight.')
  await tabTo(form, 'checkbox', /good faith/)
  await form.keyboard.press('Space')
  await tabTo(form, 'button', /^Send/)
  await form.keyboard.press('Enter')
  await expect(form.getByRole('heading', { name: /Queued|Received/ })).toBeVisible()

  await expect.poll(async () => (await ask<FlagStub[]>(own, 'history.list'))[0]?.reference).toMatch(/^FF-/)
  const [flag] = rig.line.bodies('/flags/batch').flatMap((body) => (JSON.parse(body) as { flags: Flag[] }).flags)
  expect(flag).toMatchObject({ category: 'direct_threat', urgency: 'imminent', language: 'sw', country: 'KE' })
})
