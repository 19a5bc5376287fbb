// @vitest-environment happy-dom
import { act } from 'react'
import { describe, expect, test, vi } from 'vitest'
// What the form fetches later, at hand from the start.
import '../../../components/context/add-context.tsx'
import '../../../components/context/handling-notices.tsx'
import '../../../components/context/rewritten-text.tsx'
import '../../../components/context/personal-data-notice.tsx'
import '../../../components/context/snippets.tsx'
import { FlagScreen } from '../../../components/form/flag-screen.tsx'
import type { Answers } from '../../../utils/flag/answers.ts'
import type { KeptCapture } from '../../../utils/flag/capture.ts'
import { NOTE_LIMIT } from '../../../utils/flag/capture-rules.ts'
import type { Term } from '../../../utils/flag/context-schema.ts'
import { MOST_TERMS } from '../../../utils/flag/context-table.ts'
import { HELP_PLACES } from '../../../utils/flag/help-table.ts'
import type { DraftChange, Overview } from '../../../utils/messages/page-views.ts'
import { exampleCapture, sure } from '../example-capture.ts'
import { DRAFT_ID, exampleView } from './example-draft.ts'
import { exampleConnection } from './example-stub.ts'
import { enter, one, press, showOnStage } from './stage.tsx'

vi.setConfig({ testTimeout: 30_000 })

const WEEDS: Term = { term: 'weeds', term_meaning: 'the families by the river' }

/** The form of a draft, over a background that takes in each change. */
async function openForm(
  answers: Partial<Answers>,
  overview: Partial<Overview> = {},
  language = 'en',
  capture: KeptCapture | null = null,
  masked: string[] = [],
) {
  let current = { ...answers }
  const stage = await showOnStage(<FlagScreen draftId={DRAFT_ID} />, {
    overview,
    language,
    answers: {
      'draft.read': () => ({ ...exampleView(current, { capture }), masked }),
      'draft.change': ({ change }: { change: DraftChange }) => {
        const { subject: _, ...rest } = change
        current = { ...current, ...rest }
        return exampleView(current, { capture })
      },
      'draft.earlier': () => null,
      'draft.known': () => ({ terms: [WEEDS], event: { event_name: 'The vote', event_phase: 'before' } }),
      'snippet.keep': () => null,
    },
  })
  const context = () => (current.context ?? {}) as Record<string, unknown>
  // Its parts are fetched when the form is on screen.
  await shown(stage.page, '#flag-context')
  expect(stage.page.querySelectorAll('#flag-context .label')).toHaveLength(0)
  // Folds within folds are made as they open.
  for (let open = 0, all = -1; open !== all; ) {
    const folds = [...stage.page.querySelectorAll<HTMLDetailsElement>('details')]
    open = all
    all = folds.length
    await act(async () => {
      for (const fold of folds) {
        fold.open = true
        fold.dispatchEvent(new Event('toggle'))
      }
    })
  }
  return { ...stage, context }
}

/** Waits for what is fetched after the form is on screen. */
async function shown(page: HTMLElement, selector: string): Promise<void> {
  await vi.waitFor(
    async () => {
      await act(async () => {})
      one(page, selector)
    },
    { timeout: 15_000 },
  )
}

function labels(page: HTMLElement): string[] {
  return [...page.querySelectorAll('#flag-context .label')].map(({ textContent }) => textContent ?? '')
}

/** The control that a label belongs to. */
function control<E extends HTMLElement = HTMLInputElement>(page: HTMLElement, label: string): E {
  const found = [...page.querySelectorAll('label')].find(({ textContent }) => textContent === label)
  if (!found) throw new Error(`no label "${label}"`)
  return one<E>(page, `[id="${found.htmlFor}"]`)
}

/** What a screen reader says of an element beside its name; null where that is nothing. */
function saidOf(page: HTMLElement, selector: string): string | null {
  const id = one(page, selector).getAttribute('aria-describedby')
  return id === null ? null : one(page, `[id="${id}"]`).textContent
}

/** Puts a text of several lines into a field. */
async function type(field: HTMLTextAreaElement, text: string): Promise<void> {
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste', data: text }))
  })
}

test('a coded threat asks for its words, the threat in them and the danger, before all else', async () => {
  const { page } = await openForm({ category: 'coded_or_veiled_threat' })
  const asked = labels(page)
  const order = [
    'Words and signs that mean something here',
    'Key phrase, word for word',
    'What makes it a threat',
    'How likely is that',
  ]
  const places = order.map((label) => asked.indexOf(label))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places[0]).toBe(0)
})

test('a category that forbids description asks nothing in words', async () => {
  const { page } = await openForm({ category: 'csam' })
  expect(page.querySelectorAll('#flag-context :is(textarea, input:not([type]))')).toHaveLength(0)
  expect(page.textContent).toContain('INHOPE: hotlines by country')
})

test.each(['grooming', 'child_sextortion'])('%s asks for a note, so it says what may stand in it', async (category) => {
  const { page } = await openForm({ category })
  await shown(page, '.is-note')
  expect(page.textContent).toContain('say what the adult does. Never say what images show.')
  expect(page.textContent).not.toContain('describe the material')
})

test('each answer is saved at its change; an emptied one is none', async () => {
  const { page, context } = await openForm({ category: 'doxxing', context: { likelihood: 'likely' } })
  await enter(control(page, 'Where in the post'), '2nd photo')
  expect(context()).toEqual({ likelihood: 'likely', key_moment: '2nd photo' })
  await enter(control(page, 'Where in the post'), '')
  expect(context()).toEqual({ likelihood: 'likely' })
})

test('taking a self-harm broadcast down can be asked for only once it is said not to be live', async () => {
  const { page, t, context } = await openForm({ category: 'person_at_imminent_risk' })
  const live = 'Live now, or disappears soon'
  const outcome = 'What would help'
  const offered = () => [...control(page, outcome).querySelectorAll('option')].map(({ value }) => value)
  const why = () => saidOf(page, `[id="${control(page, outcome).id}"]`) ?? ''
  const answer = (value: string) =>
    act(async () => {
      const select = control<HTMLSelectElement>(page, live)
      select.value = value
      select.dispatchEvent(new Event('change', { bubbles: true }))
    })
  expect(offered()).not.toContain('remove')
  expect(why()).toContain(`${t('context.leftOut')} ${live}`)
  await answer('true')
  expect(context()).toEqual({ is_live_or_ephemeral: true })
  expect(offered()).not.toContain('remove')
  await answer('false')
  expect(offered()).toContain('remove')
  expect(why()).not.toContain(t('context.leftOut'))
})

test('where help is offered, the operator’s own contact for the country stands with it', async () => {
  const service = { ...exampleConnection.service, emergencyContacts: { KE: 'Night line', '*': 'Day line' } }
  const connection = { ...exampleConnection, service }
  for (const [country, contact] of [
    ['KE', 'Night line'],
    ['TZ', 'Day line'],
  ] as const) {
    const { page, t } = await openForm(
      { category: 'person_at_imminent_risk', urgency: 'high', country },
      { connection },
    )
    expect(one(page, '.banner').textContent).toContain(`${t('help.operator')} ${contact}`)
  }
})

test('for the rights of owners the platform’s own forms are linked, and not called help', async () => {
  const { page, t } = await openForm({ category: 'intellectual_property' })
  const links = [...page.querySelectorAll<HTMLAnchorElement>('.banner a')].map(({ href }) => href)
  expect(links).toEqual(HELP_PLACES.filter(({ id }) => id.startsWith('meta_')).map(({ url }) => url))
  expect(page.textContent).not.toContain(t('help.title'))
})

test('signs of coordination are asked for once a campaign is suspected', async () => {
  const { page } = await openForm({ category: 'mass_harassment' })
  expect(labels(page)).not.toContain('Signs of coordination')
  const suspected = await openForm({ category: 'mass_harassment', context: { campaign_suspected: 'yes' } })
  expect(labels(suspected.page)).toContain('Signs of coordination')
})

test('a known term and the last event are taken over at a press', async () => {
  const { page, context } = await openForm({ category: 'emerging_trend' })
  await shown(page, '[aria-label="From earlier flags"]')
  await press(page, 'You explained it before: weeds')
  expect(context()).toEqual({ terms: [WEEDS] })
  await press(page, 'Same event: The vote')
  expect(context()).toEqual({ terms: [WEEDS], event_name: 'The vote', event_phase: 'before' })
  expect(page.querySelector('[aria-label="From earlier flags"]')).toBeNull()
})

test('a number in the note is pointed out, and masked unless the partner insists', async () => {
  const { page, asked } = await openForm({ category: 'doxxing', note: 'Call 0712 345 678.' })
  expect(page.textContent).toContain('0712 345 678: sent as [***].')
  const insist = [...page.querySelectorAll('label')].find(({ textContent }) => textContent === 'Send it as written')
  await act(async () => insist?.querySelector('input')?.click())
  expect(asked('draft.change').at(-1)).toEqual({ id: DRAFT_ID, change: { keepPersonal: true } })
  expect(page.textContent).toContain('0712 345 678: sent as written.')
})

test('a number in the post’s text is pointed out where the category masks it; the card shows what is sent', async () => {
  const capture = exampleCapture({ text: sure('He lives behind the mill, 0712 345 678.') })
  const { page, asked } = await openForm({ category: 'stalking_or_surveillance' }, {}, 'en', capture)
  await shown(page, 'blockquote')
  expect(one(page, 'blockquote').textContent).toBe('He lives behind the mill, [***].')
  expect(page.textContent).toContain('The post’s text holds what looks like somebody’s number or address.')
  const insist = [...page.querySelectorAll('label')].find(({ textContent }) => textContent === 'Send it as written')
  await act(async () => insist?.querySelector('input')?.click())
  expect(asked('draft.change').at(-1)).toEqual({ id: DRAFT_ID, change: { keepPersonalOfPost: true } })
  expect(one(page, 'blockquote').textContent).toBe('He lives behind the mill, 0712 345 678.')
})

test('in other categories a number in the post’s text is left as it is', async () => {
  const capture = exampleCapture({ text: sure('He lives behind the mill, 0712 345 678.') })
  const { page } = await openForm({ category: 'emerging_trend' }, {}, 'en', capture)
  expect(one(page, 'blockquote').textContent).toContain('0712 345 678')
  expect(page.textContent).not.toContain('Send it as written')
})

test('a kept sentence is added to the note', async () => {
  const snippets = ['Said so before each raid.']
  const { page, asked } = await openForm({ category: 'doxxing', note: 'They name it.' }, { snippets })
  await press(page, 'Said so before each raid.')
  expect(asked('draft.change').at(-1)).toMatchObject({ change: { note: 'They name it. Said so before each raid.' } })
  await press(page, 'Keep this note for later flags')
  expect(asked('snippet.keep')).toEqual([{ text: 'They name it. Said so before each raid.' }])
})

test('a kept sentence that no longer fits into the note is not offered', async () => {
  const snippets = ['Said so before each raid.']
  const fits = NOTE_LIMIT - ' Said so before each raid.'.length
  const full = await openForm({ category: 'doxxing', note: 'n'.repeat(fits + 1) }, { snippets })
  await press(full.page, 'Said so before each raid.')
  expect(full.asked('draft.change')).toEqual([])
  expect(saidOf(full.page, '.snippets')).toBe(full.t('snippets.tooLong', { most: NOTE_LIMIT }))
  const { page, asked } = await openForm({ category: 'doxxing', note: 'n'.repeat(fits) }, { snippets })
  expect(saidOf(page, '.snippets')).toBeNull()
  await press(page, 'Said so before each raid.')
  expect(asked('draft.change')).toHaveLength(1)
})

test('a known term is not offered beyond the most that a flag explains', async () => {
  const terms = Array.from({ length: MOST_TERMS }, (_, index) => ({ term: `word ${index}` }))
  const { page, asked, t } = await openForm({ category: 'emerging_trend', context: { terms } })
  await shown(page, '[aria-label="From earlier flags"]')
  await press(page, 'You explained it before: weeds')
  expect(asked('draft.change')).toEqual([])
  expect(saidOf(page, '[aria-label="From earlier flags"]')).toBe(t('context.termsFull', { most: MOST_TERMS }))
})

test('lines beyond the most, and a link that is too long, stay on screen with what is wrong with them', async () => {
  const { page, context } = await openForm({ category: 'emerging_trend' })
  const field = control<HTMLTextAreaElement>(page, 'Other links of the same matter')
  const long = `https://long.example/${'x'.repeat(2_048)}`
  const few = [long, 'https://a.example/']
  await type(field, few.join('\n'))
  expect(context().related_links).toEqual(few)
  const said = () => one(page, `[id="${field.id}-error"]`).textContent
  expect(said()).toBe(`Too long, so not sent: ${long.slice(0, 40)}…. Most characters in a line: 2,048`)
  const many = Array.from({ length: 45 }, (_, index) => `https://a.example/${index}`)
  await type(field, many.join('\n'))
  expect(field.value).toBe(many.join('\n'))
  expect(context().related_links).toEqual(many.slice(0, 40))
  expect(said()).toBe('Too many lines, so the last ones are not sent. Most lines: 20')
  await type(field, 'https://a.example/')
  expect(page.querySelector(`[id="${field.id}-error"]`)).toBeNull()
})

describe('what a language has no words for', () => {
  const CODED: Partial<Answers> = { category: 'coded_or_veiled_threat', context: { likelihood: 'likely' } }

  test('is English to screen readers and layout, and marked once for each group', async () => {
    const { page, t } = await openForm(CODED, {}, 'fa')
    const part = one(page, '#flag-context')
    const mark = t('shell.inEnglish')
    const groups = [...part.querySelectorAll(':scope > .inside > .fold-in > summary')]
    expect(groups.length).toBeGreaterThan(5)
    for (const marked of [one(part, 'summary .hint'), ...groups]) expect(marked.textContent).toContain(mark)
    const marks = [...part.querySelectorAll('.meta')].filter(({ textContent }) => textContent?.trim() === mark)
    expect(marks).toHaveLength(groups.length + 1)
    const english = [...part.querySelectorAll('[lang="en"][dir="ltr"]')].map(({ textContent }) => textContent)
    for (const words of ['Key phrase, word for word', 'Likely', 'Only as exact as is safe.', 'Harm may happen here']) {
      expect(english).toContain(words)
    }
    // The screen's own words are none of it, and what partners write is nobody's English.
    expect(english).not.toContain(t('context.choose'))
    const controls = 'input, textarea, select'
    expect(part.querySelectorAll(`[lang] :is(${controls}), :is(${controls})[lang]`)).toHaveLength(0)
  })

  test.each(['ar', 'my'])('is nothing in %s', async (tag) => {
    const { page } = await openForm(CODED, {}, tag)
    expect(labels(page).length).toBeGreaterThan(20)
    expect(page.querySelectorAll('#flag-context [lang]')).toHaveLength(0)
  })
})

test('what is masked in the stored text already is pointed out all the same', async () => {
  const capture = exampleCapture({ text: sure('He lives behind the mill, [***].') })
  const { page, asked } = await openForm({ category: 'stalking_or_surveillance' }, {}, 'en', capture, ['0712 345 678'])
  expect(page.textContent).toContain('0712 345 678: sent as [***].')
  const insist = [...page.querySelectorAll('label')].find(({ textContent }) => textContent === 'Send it as written')
  await act(async () => insist?.querySelector('input')?.click())
  expect(asked('draft.change').at(-1)).toEqual({ id: DRAFT_ID, change: { keepPersonalOfPost: true } })
})
