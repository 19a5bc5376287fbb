import { expect, test, vi } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { isNewsShown } from '../../../components/shell/is-news-shown.ts'
import type { Route } from '../../../components/shell/route.ts'
import { askLooking } from '../../../entrypoints/background/ask-looking.ts'
import { createNewsNotification } from '../../../entrypoints/background/news-notification.ts'
import { createNotification } from '../../../entrypoints/background/notification.ts'
import { createOverdueNotification } from '../../../entrypoints/background/overdue-notification.ts'

test('nothing is told, or asked of the browser, without the permission', async () => {
  const { browser, shown } = fakeBrowser({ allowed: false })
  const notification = createNotification(browser, 'overdue', () => {})
  notification.listen()
  await createOverdueNotification(notification, browser.storage.session).tell(['a'], 'late')
  await createNewsNotification(notification, async () => false).tell('news', ['a'])
  await createNewsNotification(notification, async () => false).withdraw()
  expect(shown).toEqual([])
})

test('a late flag is told of once in a session, another one again; none late takes the word away', async () => {
  const { browser, shown, cleared } = fakeBrowser({ allowed: true })
  // A new one each time: the background is ended between.
  const tell = (overdue: string[]) =>
    createOverdueNotification(
      createNotification(browser, 'overdue', () => {}),
      browser.storage.session,
    ).tell(overdue, 'late')
  await tell(['a'])
  await tell(['a'])
  expect(shown).toEqual([{ id: 'overdue', message: 'late', priority: 2 }])
  await tell(['a', 'b'])
  expect(shown).toHaveLength(2)
  expect(cleared).toEqual([])
  await tell([])
  expect(cleared).toEqual(['overdue'])
  await tell([])
  expect(cleared).toHaveLength(1)
  await tell(['a'])
  expect(shown).toHaveLength(3)
})

test('a click on it opens where to act, on another one’s not', async () => {
  const { browser, click } = fakeBrowser({ allowed: true })
  const open = vi.fn()
  const notification = createNotification(browser, 'news', open)
  notification.listen()
  await createNewsNotification(notification, async () => false).tell('news', ['a'])
  click('overdue')
  expect(open).not.toHaveBeenCalled()
  click('news')
  expect(open).toHaveBeenCalledTimes(1)
})

test('news that an open page shows to somebody who looks are not told besides', async () => {
  const { browser, shown } = fakeBrowser({ allowed: true })
  const notification = createNotification(browser, 'news', () => {})
  const news = createNewsNotification(notification, async (ids) => ids.includes('seen'))
  await news.tell('news', ['seen'])
  expect(shown).toEqual([])
  await news.tell('news', ['other'])
  expect(shown).toHaveLength(1)
})

test.each([
  ['a page that says so', async () => true, true],
  ['pages that say nothing', async () => undefined, false],
  ['no page', () => Promise.reject(new Error('Receiving end does not exist.')), false],
])('whether somebody looks is asked of the pages: %s', async (_, answer, isLooking) => {
  const asked: unknown[] = []
  const sendMessage = (message: unknown) => {
    asked.push(message)
    return answer()
  }
  const browser = { runtime: { sendMessage } } as unknown as Browser
  expect(await askLooking(browser, ['a'])).toBe(isLooking)
  expect(asked).toEqual([{ type: 'looking', payload: { flagIds: ['a'] } }])
})

test.each<[string, Route, boolean, boolean]>([
  ['the list', { screen: 'history', flagId: null }, false, true],
  ['the flag itself', { screen: 'history', flagId: 'a' }, false, true],
  ['another flag', { screen: 'history', flagId: 'b' }, false, false],
  ['another flag with the list beside it', { screen: 'history', flagId: 'b' }, true, true],
  ['the form', { screen: 'flag', draftId: null }, true, false],
])('news of a flag on %s', (_, route, isWide, isShown) => {
  expect(isNewsShown(['a'], route, isWide)).toBe(isShown)
})

test('it listens as soon as the permission is given, without a new start', async () => {
  const rig = fakeBrowser({ allowed: false })
  const open = vi.fn()
  const notification = createNotification(rig.browser, 'news', open)
  notification.listen()
  rig.allow()
  await createNewsNotification(notification, async () => false).tell('news', ['a'])
  rig.click('news')
  expect(open).toHaveBeenCalledTimes(1)
})

/** A browser that has notifications only with the permission, as real ones. */
function fakeBrowser({ allowed }: { allowed: boolean }) {
  const shown: { id: string; message: string; priority: number }[] = []
  const cleared: string[] = []
  const listeners: ((id: string) => void)[] = []
  const stored: Record<string, unknown> = {}
  let isAllowed = allowed
  const notifications = {
    onClicked: { addListener: (listener: (id: string) => void) => listeners.push(listener) },
    create: async (id: string, { message, priority }: { message: string; priority: number }) => {
      shown.push({ id, message, priority })
      return id
    },
    clear: async (id: string) => cleared.push(id),
  }
  const browser = {
    get notifications() {
      return isAllowed ? notifications : undefined
    },
    permissions: { contains: async () => isAllowed },
    runtime: { getURL: (path: string) => path, getManifest: () => ({ name: 'Fieldflag' }) },
    storage: {
      session: {
        get: async (key: string) => ({ [key]: stored[key] }),
        set: async (values: object) => void Object.assign(stored, values),
      },
    },
  }
  return {
    browser: browser as unknown as Browser,
    shown,
    cleared,
    allow: () => {
      isAllowed = true
    },
    click: (id: string) => {
      for (const listener of listeners) listener(id)
    },
  }
}
