import { afterEach, expect, test, vi } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { startBackground } from '../../../entrypoints/background/start-background.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** As much of a browser as the background touches at its start. */
function startingBrowser(created: { name: string; when: number }[]): Browser {
  const event = { addListener: () => {} }
  const browser = {
    runtime: {
      id: 'fieldflag',
      getURL: (path: string) => `chrome-extension://fieldflag${path}`,
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
