import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { openForm } from '../../../entrypoints/background/open-form.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A browser that opens popups, or refuses to; notes which pages it opens in tabs. */
function browserThat(does: 'opens' | 'refuses') {
  const tabs: string[] = []
  const popups: object[] = []
  const browser = {
    action: {
      openPopup: async (options: object) => {
        if (does === 'refuses') throw new Error('no focused window')
        popups.push(options)
      },
    },
    tabs: { create: async ({ url }: { url: string }) => tabs.push(url) },
    runtime: { getURL: (path: string) => `moz-extension://own/${path}` },
  }
  return { browser: browser as unknown as Browser, tabs, popups }
}

const FORM = 'moz-extension://own/fullpage.html#flag/one'
const asked = { windowId: 3, draftId: 'one', saved: Promise.resolve(), asksForLink: true }

test('the popup opens over the window of the post at once, whatever is still asked or saved', async () => {
  const { browser, tabs, popups } = browserThat('opens')
  await openForm(browser, { ...asked, saved: new Promise(() => {}) })
  expect(popups).toEqual([{ windowId: 3 }])
  expect(tabs).toEqual([])
})

test('where the popup is refused a tab opens once the draft can be read', async () => {
  const { browser, tabs } = browserThat('refuses')
  const { promise: saved, resolve } = Promise.withResolvers<void>()
  const opening = openForm(browser, { ...asked, saved, asksForLink: false })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(tabs).toEqual([])
  resolve()
  await opening
  expect(tabs).toEqual([FORM])
})

test('no tab opens over a page that is still asked for its link', async () => {
  const { browser, tabs } = browserThat('refuses')
  const opening = openForm(browser, asked)
  await vi.advanceTimersByTimeAsync(999)
  expect(tabs).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  await opening
  expect(tabs).toEqual([FORM])
})
