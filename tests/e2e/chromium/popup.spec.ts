import { expect, test } from '@playwright/test'
import type { Overview } from '../../../utils/messages/page-views.ts'
import { ask, flagControls } from './extension.ts'
import { attachToPopup } from './real-popup.ts'
import { createRig } from './rig.ts'

/** What the practice page calls its share button. */
const SHARE = /^Send this to friends/

test('a click on the control opens the real popup with the form of that post', async () => {
  await using rig = await createRig()
  const feed = await rig.clickPost('https://www.facebook.com/', 1)
  const popup = await attachToPopup(feed)
  const [, control] = await flagControls(feed)
  const author = control?.name.replace('Flag post by ', '')
  await expect.poll(() => popup.evaluate<string>('document.body.innerText')).toContain(author)
  await expect.poll(() => popup.evaluate<string>('document.body.innerText')).toContain('Link found')
  expect(await popup.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0)
})

test('the keyboard command flags the post under the pointer', async () => {
  await using rig = await createRig()
  const feed = await rig.extension.context.newPage()
  await feed.goto('https://www.instagram.com/')
  await expect.poll(async () => (await flagControls(feed)).length).toBeGreaterThan(0)
  // The welcome page that opens at install may have come to the front.
  await feed.bringToFront()
  await feed.locator('main article').first().hover()
  const { context } = rig.extension
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  await worker.evaluate(async () => {
    interface Chrome {
      tabs: { query(filter: object): Promise<object[]> }
      commands: { onCommand: { dispatch(name: string, tab: unknown): void } }
    }
    const { chrome } = globalThis as unknown as { chrome: Chrome }
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
    chrome.commands.onCommand.dispatch('flag-post', tab)
  })
  await attachToPopup(feed)
  const page = await rig.open('popup.html')
  await expect(page.getByText('Link found')).toBeVisible()
  expect((await ask<Overview>(page, 'overview.read')).drafts).toHaveLength(1)
})

test('Tab reaches the control in reading order, Enter flags', async () => {
  await using rig = await createRig()
  const feed = await rig.extension.context.newPage()
  await feed.goto('https://www.facebook.com/')
  await expect.poll(async () => (await flagControls(feed)).length).toBeGreaterThan(1)
  // The last thing of the page's own in the first post: the next Tab must land on our control.
  await feed.getByRole('button', { name: SHARE }).first().focus()
  await feed.keyboard.press('Tab')
  const isOurs = () => feed.evaluate(() => document.activeElement?.localName.startsWith('x-') ?? false)
  for (let n = 0; n < 6 && !(await isOurs()); n += 1) await feed.keyboard.press('Tab')
  expect(await isOurs()).toBe(true)
  await feed.keyboard.press('Enter')
  await attachToPopup(feed)
})

test('flagging the page that is open needs no click on a post', async () => {
  await using rig = await createRig()
  const form = await rig.open('popup.html')
  await form.getByRole('radio', { name: 'An account' }).check({ force: true })
  await form.getByLabel('Link of the account').fill('https://web.facebook.com/some.body?ref=x')
  await form.getByRole('button', { name: 'Start flag' }).click()
  await expect(form.getByRole('heading', { name: 'Flag an account' })).toBeAttached()
  const { drafts } = await ask<Overview>(form, 'overview.read')
  expect(drafts).toMatchObject([{ link: 'https://www.facebook.com/some.body' }])
})

test('an unfinished form says what is missing, moves the focus there and keeps what was typed', async () => {
  await using rig = await createRig()
  await rig.flagPost('https://www.facebook.com/', 0)
  const form = await rig.open('popup.html')
  await form.getByLabel('What it means here').fill('kept')
  await form.keyboard.press('Control+Enter')
  await expect(form.getByText('Choose a category. “Not sure” is fine.')).toBeVisible()
  await expect(form.getByRole('combobox', { name: 'Harm category' })).toBeFocused()
  await expect(form.getByText('Tick this before you send.')).toBeVisible()
  await expect(form.getByLabel('What it means here')).toHaveValue('kept')
})
