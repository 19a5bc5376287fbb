import { readFileSync } from 'node:fs'
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished, vi } from 'vitest'
import { type Host, HostProvider } from '../../../components/ui/host.tsx'
import { OverviewProvider } from '../../../components/ui/overview.tsx'
import { createOverviewStore } from '../../../components/ui/overview-store.ts'
import { TranslatorScope } from '../../../components/ui/translator.tsx'
import { nearestLanguage } from '../../../utils/i18n/languages.ts'
import { createTranslator } from '../../../utils/i18n/translator.ts'
import type { Notices, PageCalls } from '../../../utils/messages/page-contract.ts'
import type { Overview } from '../../../utils/messages/page-views.ts'
import type { Send } from '../../../utils/messages/send.ts'

type Answers = { [K in keyof PageCalls]?: (payload: PageCalls[K]['in']) => PageCalls[K]['out'] }

interface StageNeeds {
  answers: Answers
  overview?: Partial<Overview>
  language?: string
  host?: Partial<Host>
}

export const quietOverview: Overview = {
  settings: { uiLanguage: null, language: 'sw', country: 'KE', identity: 'organization_only' },
  connection: null,
  currentDraftId: null,
  drafts: [],
  damagedDrafts: [],
  discarded: null,
  recent: [],
  recentCodes: { language: [], country: [] },
  canRepeat: false,
  snippets: [],
  waiting: 0,
  said: { waiting: 0, failed: false },
  oldestWaitingAt: null,
  overdue: [],
  isPaused: false,
  needsYou: 0,
  newsAlert: false,
  hasNewerTaxonomy: false,
  unmatched: { unaddressed: 0, elsewhere: [] },
  storage: 'ok',
}

/**
 * Shows a screen over a background that answers as it is told and notes what it was asked. A call without an answer
 * fails, as it would where the background gives none. Gone when the test is over.
 */
export async function showOnStage(screen: ReactNode, { answers, overview = {}, language = 'en', host }: StageNeeds) {
  const calls: { type: keyof PageCalls; payload: unknown }[] = []
  const listeners = new Set<(change: Notices['changed']) => void>()
  const all: Answers = { 'overview.read': () => ({ ...quietOverview, ...overview }), ...answers }
  const send = (async (type: keyof PageCalls, payload: unknown = null) => {
    calls.push({ type, payload })
    const answer = all[type] as ((payload: unknown) => unknown) | undefined
    if (!answer) throw new Error(`nobody answers ${type}`)
    return structuredClone(answer(payload))
  }) as Send<PageCalls>
  const life = new AbortController()
  const wholeHost: Host = {
    isPopup: true,
    send,
    onChanged: (listener, signal) => {
      listeners.add(listener)
      signal.addEventListener('abort', () => listeners.delete(listener))
    },
    openTab: async () => {},
    holdForm: () => () => {},
    shortcuts: { read: async () => 'Alt+Shift+F', page: 'chrome://extensions/shortcuts' },
    notificationAccess: { isGranted: async () => false, request: async () => true, giveBack: async () => {} },
    ...host,
  }
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal('fetch', async (address: string) => new Response(readFileSync(address.replace(/^\//, ''))))
  const translator = await createTranslator(nearestLanguage([language]))
  const store = createOverviewStore(wholeHost, life.signal)
  await store.getState().refresh()
  const page = document.body.appendChild(document.createElement('div'))
  const root = createRoot(page)
  onTestFinished(() => {
    act(() => root.unmount())
    life.abort()
    page.remove()
    sessionStorage.clear()
    location.hash = ''
    vi.unstubAllGlobals()
  })
  await act(async () =>
    root.render(
      <HostProvider host={wholeHost}>
        <OverviewProvider store={store}>
          <TranslatorScope translator={translator}>{screen}</TranslatorScope>
        </OverviewProvider>
      </HostProvider>,
    ),
  )
  return {
    page,
    t: translator.t,
    asked: (type: keyof PageCalls) => calls.filter((call) => call.type === type).map(({ payload }) => payload),
    async change(topic: Notices['changed']['topic']) {
      await act(async () => {
        for (const listener of listeners) listener({ topic, id: null })
      })
    },
  }
}

/** Presses the button or link with these words; throws where there is none. */
export async function press(page: HTMLElement, words: string): Promise<void> {
  const found = [...page.querySelectorAll<HTMLElement>('button, a')].find(({ textContent }) => textContent === words)
  if (!found) throw new Error(`nothing to press says "${words}"`)
  await act(async () => found.click())
}

/** Puts a text into a field as typing or pasting does. */
export async function enter(field: HTMLInputElement, text: string, inputType = 'insertText'): Promise<void> {
  await act(async () => {
    // Sets what the browser would: React follows the element's own setter.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data: text }))
  })
}

/** The one element that fits; throws where there is none. */
export function one<E extends Element = HTMLElement>(page: HTMLElement, selector: string): E {
  const found = page.querySelector<E>(selector)
  if (!found) throw new Error(`nothing fits ${selector}`)
  return found
}
