// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { FlagScreen } from '../../../components/form/flag-screen.tsx'
import { type Host, HostProvider } from '../../../components/ui/host.tsx'
import { OverviewProvider } from '../../../components/ui/overview.tsx'
import { createOverviewStore } from '../../../components/ui/overview-store.ts'
import { TranslatorScope } from '../../../components/ui/translator.tsx'
import type { FlagProblem } from '../../../utils/flag/flag.ts'
import { nearestLanguage } from '../../../utils/i18n/languages.ts'
import { createTranslator } from '../../../utils/i18n/translator.ts'
import type { Notices } from '../../../utils/messages/page-contract.ts'
import type { DraftView, FlagStub, Overview } from '../../../utils/messages/page-views.ts'
import { exampleCapture, unknown } from '../example-capture.ts'
import { createAsked, type Question } from './asked.ts'
import { DRAFT_ID, exampleView } from './example-draft.ts'
import { exampleStub, waitingStub } from './example-stub.ts'

const translator = await createTranslator(nearestLanguage(['en']))
const overview: Overview = {
  settings: { uiLanguage: null, language: 'sw', country: 'KE', identity: 'organization_only' },
  connection: null,
  currentDraftId: DRAFT_ID,
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

let life: AbortController

beforeEach(() => {
  life = new AbortController()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal('fetch', async (address: string) => new Response(readFileSync(address.replace(/^\//, ''))))
})

afterEach(() => {
  act(() => life.abort())
  vi.unstubAllGlobals()
})

async function show(screen: ReactNode): Promise<void> {
  const container = document.body.appendChild(document.createElement('div'))
  const root = createRoot(container)
  life.signal.addEventListener('abort', () => {
    root.unmount()
    container.remove()
  })
  await act(async () => root.render(screen))
}

/** The form of one draft over a background that the test answers for. */
async function openForm(view: DraftView = exampleView()) {
  const asked = createAsked()
  const listeners = new Set<(change: Notices['changed']) => void>()
  const openForms: string[] = []
  const host: Host = {
    isPopup: true,
    send: asked.send,
    onChanged: (listener) => void listeners.add(listener),
    openTab: async () => {},
    shortcuts: { read: async () => '', page: 'chrome://extensions/shortcuts' },
    notificationAccess: { isGranted: async () => false, request: async () => false, giveBack: async () => {} },
    holdForm: (draftId) => {
      openForms.push(draftId)
      return () => openForms.splice(openForms.indexOf(draftId), 1)
    },
  }
  const store = createOverviewStore(host, life.signal)
  await nth(asked.of('overview.read'), 0).answer(overview)
  await show(
    <HostProvider host={host}>
      <OverviewProvider store={store}>
        <TranslatorScope translator={translator}>
          <FlagScreen draftId={null} />
        </TranslatorScope>
      </OverviewProvider>
    </HostProvider>,
  )
  await act(() => nth(asked.of('draft.read'), 0).answer(view))
  const notify = (topic: Notices['changed']['topic']) =>
    act(async () => {
      for (const listener of listeners) listener({ topic, id: null })
    })
  return { ...asked, openForms, notify }
}

function nth(questions: Question[], index: number): Question {
  const question = questions[index]
  if (!question) throw new Error(`question ${index} was not asked`)
  return question
}

function field<E extends HTMLElement = HTMLTextAreaElement>(id: string): E {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no #${id}`)
  return found as E
}

/** Types as a browser does: React listens for the event, and looks at the value behind its own setter. */
async function type(element: HTMLTextAreaElement | HTMLInputElement, text: string): Promise<void> {
  await act(async () => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')?.set?.call(element, text)
    element.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

async function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  await act(async () => void target.dispatchEvent(event))
  return event
}

test('late answers never change what stands in the field', async () => {
  const { of } = await openForm()
  const note = field('flag-note')
  await type(note, 'w')
  await type(note, 'we')
  await type(note, 'weeds')
  await act(() => nth(of('draft.change'), 1).answer(exampleView({ note: 'we' })))
  await act(() => nth(of('draft.change'), 0).answer(exampleView({ note: 'w' })))
  expect(note.value).toBe('weeds')
  expect(document.body.textContent).toContain('Saving')
  await act(() => nth(of('draft.change'), 2).answer(exampleView({ note: 'weeds' })))
  expect(note.value).toBe('weeds')
  expect(document.body.textContent).toContain('Draft saved')
})

test.each([{ ctrlKey: true }, { metaKey: true }])('Enter with %o submits from any place', async (modifier) => {
  const { of } = await openForm()
  await press(field('flag-country'), 'Enter', modifier)
  await expect.poll(() => of('draft.submit').length).toBe(1)
})

test('Enter alone, or while a word is being composed, does not submit', async () => {
  const { of } = await openForm()
  await press(field('flag-note'), 'Enter')
  await press(field('flag-link'), 'Enter')
  await press(field('flag-note'), 'Enter', { ctrlKey: true, isComposing: true })
  await act(async () => {})
  expect(of('draft.submit')).toEqual([])
})

test('problems stand at their fields, the focus goes to the first, nothing is lost', async () => {
  const { of } = await openForm(exampleView({ country: null, note: 'kept' }))
  await press(document.body, 'Enter', { ctrlKey: true })
  const problems: FlagProblem[] = [
    { field: 'country', code: 'missing' },
    { field: 'note', code: 'too_long' },
  ]
  await act(() => nth(of('draft.submit'), 0).answer({ ok: false, problems }))
  const country = field<HTMLInputElement>('flag-country')
  expect(document.activeElement).toBe(country)
  expect(country.getAttribute('aria-invalid')).toBe('true')
  const described = country.getAttribute('aria-describedby') ?? ''
  expect(field(described.split(' ')[0] ?? '').textContent).toBe('Choose the country that it is about.')
  expect(field('flag-note').value).toBe('kept')
  await type(field('flag-note'), 'short')
  expect(field('flag-note').getAttribute('aria-invalid')).toBeNull()
})

test('a country is taken by leaving its field, and taken back by leaving it empty', async () => {
  const { of } = await openForm(exampleView({ country: null }))
  const country = field<HTMLInputElement>('flag-country')
  await act(async () => country.focus())
  await type(country, 'leban')
  await expect.poll(() => document.querySelector('.option.is-active')?.textContent).toContain('Lebanon')
  await act(async () => field('flag-note').focus())
  expect(nth(of('draft.change'), 0).payload).toEqual({ id: DRAFT_ID, change: { country: 'LB' } })
  expect(country.value).toBe('Lebanon')
  await act(async () => country.focus())
  await type(country, '')
  await act(async () => field('flag-note').focus())
  expect(nth(of('draft.change'), 1).payload).toEqual({ id: DRAFT_ID, change: { country: null } })
  expect(country.value).toBe('')
})

test('what was typed of a language and given up by Escape changes nothing', async () => {
  const { of } = await openForm(exampleView({ language: 'my' }))
  const language = field<HTMLInputElement>('flag-language')
  await act(async () => language.focus())
  await type(language, 'swah')
  await press(language, 'Escape')
  expect(language.value).toBe('Burmese')
  await act(async () => field('flag-note').focus())
  expect(of('draft.change')).toEqual([])
})

test('answers are cleared at a press, also those not saved, and can be given back; the focus stays', async () => {
  const { of } = await openForm(exampleView({ note: 'old' }))
  const button = () => [...document.querySelectorAll('button')]
  const named = (words: string) => button().find(({ textContent }) => textContent === words)
  await type(field('flag-note'), 'newer')
  await expect.poll(() => named('Clear answers')).toBeDefined()
  await act(async () => nth(of('draft.change'), 0).fail(new Error('no room')))
  named('Clear answers')?.focus()
  await act(async () => named('Clear answers')?.click())
  await act(() => nth(of('draft.clear'), 0).answer({ ...exampleView({ note: '' }), cleared: true }))
  expect(field('flag-note').value).toBe('')
  expect(document.activeElement).toBe(named('Clear answers'))
  expect(document.querySelector('form > div:last-child .live')?.textContent).toContain('Your answers are cleared.')
  await act(async () => named('Undo')?.click())
  await act(() => nth(of('draft.undoClear'), 0).answer(exampleView({ note: 'old' })))
  expect(field('flag-note').value).toBe('old')
  expect(document.activeElement).toBe(named('Clear answers'))
})

test('after submitting it says queued, then received once the reference is there', async () => {
  const { of, notify } = await openForm()
  await press(document.body, 'Enter', { ctrlKey: true })
  await act(() => nth(of('draft.submit'), 0).answer({ ok: true, flagId: 'flag-1' }))
  expect(document.querySelector('h1')?.textContent).toBe('Queued: safe on this device')
  expect(document.activeElement).toBe(document.querySelector('h1'))
  await act(() => nth(of('history.list'), 0).answer([waitingStub({ id: 'flag-1', waiting: 'not_connected' })]))
  expect(document.body.textContent).toContain('Not connected to an operator yet')
  await notify('history')
  await act(() => nth(of('history.list'), 1).answer([exampleStub({ id: 'flag-1', reference: 'FF-8Q2M-41XK' })]))
  expect(document.querySelector('h1')?.textContent).toBe('Received FF-8Q2M-41XK')
})

test.each([
  [{ waiting: 'no_line' }, 'No connection. It goes out by itself when the line is back. Next try in a minute.'],
  [{ waiting: 'server_busy' }, 'The service is busy. Next try in a minute.'],
  [{ waiting: 'first_try', nextTryAt: null }, 'About to be sent.'],
  [{ waiting: null, state: 'sending', nextTryAt: null }, 'Sending now.'],
] satisfies [Partial<FlagStub>, string][])(
  'after submitting, a flag with %o is said to stand there and nowhere else',
  async (row, words) => {
    const { of } = await openForm()
    await press(document.body, 'Enter', { ctrlKey: true })
    await act(() => nth(of('draft.submit'), 0).answer({ ok: true, flagId: 'flag-1' }))
    expect(document.querySelector('[role=status] p')?.textContent).toBe('')
    const nextTryAt = new Date().toISOString()
    await act(() => nth(of('history.list'), 0).answer([waitingStub({ id: 'flag-1', nextTryAt, ...row })]))
    expect(document.querySelector('[role=status] p')?.textContent).toBe(words)
  },
)

test('a category without free text has fixed choices in place of the note', async () => {
  const { of } = await openForm(exampleView({ category: 'csam', urgency: 'imminent' }))
  expect(document.getElementById('flag-note')).toBeNull()
  expect(document.body.textContent).toContain('Do not save, share or describe the material.')
  expect(document.body.textContent).toContain('Fieldflag is no emergency service.')
  const choice = document.querySelector<HTMLInputElement>('#flag-note-choices input')
  await act(async () => choice?.click())
  expect(nth(of('draft.change'), 0).payload).toEqual({ id: DRAFT_ID, change: { noteChoices: ['in_the_post'] } })
})

test('leaving the category field or pressing Escape in it chooses nothing', async () => {
  const { of } = await openForm()
  const input = field<HTMLInputElement>('flag-category')
  await act(async () => input.focus())
  await press(input, 'ArrowDown')
  await press(input, 'ArrowDown')
  const pressed = await press(input, 'Escape')
  expect(pressed.defaultPrevented).toBe(true)
  await press(input, 'Escape')
  await press(input, 'ArrowDown')
  await act(async () => input.blur())
  expect(of('draft.change')).toEqual([])
  expect(input.value).toBe('Impersonation')
})

test('the background knows that the form is open, while it is shown', async () => {
  const { openForms } = await openForm()
  expect(openForms).toEqual([DRAFT_ID])
  act(() => life.abort())
  expect(openForms).toEqual([])
})

test('a link that is looked for is asked about again when its time is up: the page may have gone away', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const capture = exampleCapture({ permalink: unknown })
  const subject = { type: 'post', link: null } as const
  const looking = exampleView({}, { subject, capture, sealed: false, createdAt: new Date().toISOString() })
  const { of } = await openForm(looking)
  expect(document.body.textContent).toContain('Looking for the link')
  await act(async () => vi.advanceTimersByTime(3_000))
  expect(of('draft.read')).toHaveLength(1)
  await act(async () => vi.advanceTimersByTime(300))
  await act(() => nth(of('draft.read'), 1).answer({ ...looking, draft: { ...looking.draft, sealed: true } }))
  expect(document.body.textContent).toContain('Link not found')
  await act(async () => vi.advanceTimersByTime(60_000))
  expect(of('draft.read')).toHaveLength(2)
})

test('a link is saved as it is typed; that it is none yet is said when the field is left', async () => {
  const { of } = await openForm()
  const link = field<HTMLInputElement>('flag-link')
  await act(async () => link.focus())
  await type(link, 'www.facebook.com/x')
  expect(nth(of('draft.change'), 0).payload).toMatchObject({ change: { subject: { link: 'www.facebook.com/x' } } })
  expect(link.getAttribute('aria-invalid')).toBeNull()
  await act(async () => link.blur())
  expect(link.getAttribute('aria-invalid')).toBe('true')
  expect(link.value).toBe('www.facebook.com/x')
})

test('a link that the background tidies up does not change under the hands that type it', async () => {
  const { of } = await openForm()
  const link = field<HTMLInputElement>('flag-link')
  await act(async () => link.focus())
  await type(link, 'https://facebook.com/a?ref=1')
  const tidy = exampleView({}, { subject: { type: 'account', link: 'https://www.facebook.com/a' } })
  await act(() => nth(of('draft.change'), 0).answer(tidy))
  expect(link.value).toBe('https://facebook.com/a?ref=1')
  await act(async () => link.blur())
  expect(link.value).toBe('https://www.facebook.com/a')
})

test('closing the list without a choice puts the words of the choice back, also where there is none yet', async () => {
  await openForm(exampleView({ category: null }))
  const input = field<HTMLInputElement>('flag-category')
  await act(async () => input.focus())
  await type(input, 'thre')
  expect(input.getAttribute('aria-expanded')).toBe('true')
  await press(input, 'Escape')
  expect(input.getAttribute('aria-expanded')).toBe('false')
  expect(input.value).toBe('')
})

test('that a category removed something for good is told as its doing only while that category is chosen', async () => {
  const { of } = await openForm({ ...exampleView({ category: 'csam' }, { stripped: true }), gone: true })
  const { t } = translator
  expect(document.body.textContent).toContain(t('form.removed.gone'))
  await act(async () => field('flag-category').focus())
  await type(field<HTMLInputElement>('flag-category'), 'impersonation')
  await press(field('flag-category'), 'Enter')
  const chosen = { ...exampleView({ category: 'impersonation' }, { stripped: true }), gone: true }
  await act(() => nth(of('draft.change'), 0).answer(chosen))
  expect(document.body.textContent).not.toContain(t('form.removed.gone'))
  expect(document.body.textContent).not.toContain(t('form.removed.title'))
  expect(document.body.textContent).toContain(t('form.removed.goneBefore'))
})
