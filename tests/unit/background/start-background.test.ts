import { afterEach, expect, test, vi } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { startBackground } from '../../../entrypoints/background/start-background.ts'
import { createOutbox } from '../../../utils/outbox/outbox.ts'
import { createCipher } from '../../../utils/store/cipher.ts'
import { openDatabase } from '../../../utils/store/database.ts'
import { DATABASE_NAME } from '../../../utils/store/database-name.ts'
import { createStore } from '../../../utils/store/store.ts'
import { SERVICE } from '../background-rig.ts'
import { finishedFlag } from '../finished-flag.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** As much of a browser as the background touches at its start. `more` takes the place of what is here. */
function startingBrowser(created: { name: string; when: number }[], more: object = {}): Browser {
  const event = { addListener: () => {} }
  const browser = {
    runtime: {
      id: 'fieldflag',
      getURL: (path: string) => `chrome-extension://fieldflag${path}`,
      getManifest: () => ({ name: 'Fieldflag' }),
      sendMessage: () => Promise.reject(new Error('nobody listens')),
      onMessage: event,
      onStartup: event,
      onInstalled: event,
      onConnect: event,
    },
    alarms: {
      onAlarm: event,
      clear: async () => true,
      create: (name: string, { when }: { when: number }) => created.push({ name, when }),
    },
    commands: { onCommand: event },
    permissions: { onAdded: event },
    action: {},
    tabs: { onRemoved: event },
    i18n: { getUILanguage: () => 'en' },
    ...more,
    storage: { session: { get: async () => ({}), set: async () => {}, remove: async () => {} } },
  }
  return browser as unknown as Browser
}

test('an alarm tries again where the storage could not be opened', async () => {
  const created: { name: string; when: number }[] = []
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('the disk is away', 'UnknownError')
  })
  const before = Date.now()
  startBackground(startingBrowser(created))
  await vi.waitFor(() => expect(created).toHaveLength(1))
  expect(created[0]?.name).toBe('deliver')
  expect(created[0]?.when).toBeGreaterThanOrEqual(before + 30_000)
})

/** An imminent flag waits since long, and each delivery fails: the alarm can not be cleared. */
async function startWithLateFlag(setBadgeText: (badge: { text: string }) => Promise<void>) {
  const { database, key } = await openDatabase(DATABASE_NAME, () => {})
  const outbox = createOutbox({ store: createStore(database, createCipher(key)), locks: navigator.locks })
  const submittedAt = new Date(Date.now() - 600_000).toISOString()
  await outbox.enqueue(await finishedFlag({ urgency: 'imminent', submittedAt }), SERVICE, [])
  database.close()
  const shown: string[] = []
  const cleared: string[] = []
  const created: { name: string; when: number }[] = []
  const event = { addListener: () => {} }
  startBackground(
    startingBrowser(created, {
      alarms: {
        onAlarm: event,
        clear: (name: string) => {
          cleared.push(name)
          return Promise.reject(new Error('no alarms'))
        },
        create: (name: string, { when }: { when: number }) => created.push({ name, when }),
      },
      permissions: { onAdded: event, contains: async () => true },
      notifications: {
        onClicked: event,
        create: async (_: string, { message }: { message: string }) => shown.push(message),
      },
      action: {
        getBadgeText: async () => '',
        setBadgeText,
        setBadgeBackgroundColor: async () => {},
        setTitle: async () => {},
      },
    }),
  )
  return { shown, cleared, created }
}

test('where delivery fails, a late imminent flag is on the icon and in the notification all the same', async () => {
  const badges: string[] = []
  const { shown, created } = await startWithLateFlag(async ({ text }) => void badges.push(text))
  await vi.waitFor(() => expect(badges).toContainEqual(expect.stringMatching(/^!/)))
  await vi.waitFor(() => expect(shown).toEqual(['An imminent flag has not been sent. Open Fieldflag.']))
  expect(created.map(({ name }) => name)).toContain('deliver')
})

test('where the icon can not be written, the notification still tells, and the server is still followed', async () => {
  const { shown, cleared } = await startWithLateFlag(() => Promise.reject(new Error('no icon')))
  await vi.waitFor(() => expect(shown).toEqual(['An imminent flag has not been sent. Open Fieldflag.']))
  expect(cleared).toContain('sync')
})
