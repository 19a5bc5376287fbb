// @vitest-environment happy-dom
import { act } from 'react'
import { expect, test, vi } from 'vitest'
import { ExportPanel } from '../../../components/export/export-panel.tsx'
import type { FlagEvent } from '../../../utils/flag/event.ts'
import type { FlagDetail } from '../../../utils/messages/page-views.ts'
import { finishedFlag } from '../finished-flag.ts'
import { exampleConnection, exampleDetail, exampleStub } from './example-stub.ts'
import { enter, one, press, showOnStage } from './stage.tsx'

async function details(count: number): Promise<Map<string, FlagDetail>> {
  const made = new Map<string, FlagDetail>()
  for (let n = 0; n < count; n += 1) {
    const flag = await finishedFlag({ note: `note ${n}` })
    const stub = exampleStub({ id: flag.id })
    made.set(flag.id, exampleDetail(stub, { flag }))
  }
  return made
}

function showExport(flags: Map<string, FlagDetail>, picked = new Set(flags.keys())) {
  return showOnStage(<ExportPanel picked={picked} />, {
    overview: { connection: exampleConnection },
    host: { isPopup: false },
    answers: { 'history.read': ({ id }) => flags.get(id) ?? null },
  })
}

/** What is saved at a press, as text. */
async function saved(page: HTMLElement, words: string): Promise<{ name: string; text: string }> {
  let file: Blob | undefined
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    file = blob as Blob
    return 'blob:file'
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {})
  await press(page, words)
  await vi.waitFor(() => expect(file).toBeDefined())
  const name = page.querySelector<HTMLAnchorElement>('a[download][href="blob:file"]')?.download ?? ''
  return { name, text: (await file?.text()) ?? '' }
}

test('a file leaves out what was written unless it is asked for', async () => {
  const { page } = await showExport(await details(2))
  const bare = await saved(page, 'Save as CSV')
  expect(bare.name).toBe('fieldflag-flags.csv')
  expect(bare.text).toContain('call_for_violence')
  expect(bare.text).not.toContain('note 1')
  await act(async () => one<HTMLInputElement>(page, 'input[type=checkbox]').click())
  expect(page.textContent).toContain('The file is not encrypted.')
  expect((await saved(page, 'Save as JSON')).text).toContain('note 1')
})

test('a flag that is gone from this device is left out', async () => {
  const flags = await details(1)
  const { page } = await showExport(flags, new Set([...flags.keys(), 'gone']))
  expect((await saved(page, 'Save as CSV')).text.trim().split('\r\n')).toHaveLength(2)
})

test('a flag whose content was deleted as chosen stays in file and print, and no notice is made of it', async () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  const flags = await details(2)
  const [purged] = flags.values()
  if (!purged) throw new Error('no flag was made')
  Object.assign(purged.stub, { author: null, link: null, purgedAt: '2026-11-25T12:00:00.000Z' })
  purged.flag = null
  const { page } = await showExport(flags)
  expect(page.querySelectorAll('.notice')).toHaveLength(1)
  expect(page.textContent).toContain('Flags whose content was deleted from this device are left out.')
  await act(async () => one<HTMLInputElement>(page, 'input[type=checkbox]').click())
  expect((await saved(page, 'Save as CSV')).text).toContain(purged.stub.id)
  expect(page.textContent).not.toContain('Flags that are not on this device any more')
  await press(page, 'Print')
  await vi.waitFor(() => expect(print).toHaveBeenCalled())
  const printed = [...document.querySelectorAll('.printed-flag')].map((flag) => flag.textContent)
  await act(async () => void dispatchEvent(new Event('afterprint')))
  expect(printed).toHaveLength(2)
  const deleted = printed.filter((words) => words.includes('Deleted from this device on'))
  expect(deleted).toHaveLength(1)
  expect(deleted[0]).toContain('The reviewers still have it')
  expect(deleted[0]).toMatch(/UrgencyHigh.*languageSwahili.*Kenya/)
})

test('paper does not say of a flag that the server lost that the reviewers still have it', async () => {
  vi.stubGlobal('print', vi.fn())
  const flags = await details(1)
  const [lost] = flags.values()
  if (!lost) throw new Error('no flag was made')
  Object.assign(lost.stub, { purgedAt: '2026-11-25T12:00:00.000Z', lostAt: '2026-11-26T12:00:00.000Z' })
  lost.flag = null
  const { page } = await showExport(flags)
  await act(async () => one<HTMLInputElement>(page, 'input[type=checkbox]').click())
  await press(page, 'Print')
  const paper = one(document.body, '.printed-flag').textContent
  await act(async () => void dispatchEvent(new Event('afterprint')))
  expect(paper).toContain('Deleted from this device on')
  expect(paper).toContain('The service no longer has it')
  expect(paper).not.toContain('The reviewers still have it')
})

test('a flag that can not be read is left out, and that is said', async () => {
  const flags = await details(2)
  const [damaged] = flags.values()
  if (damaged) damaged.flag = null
  const { page } = await showExport(flags)
  expect((await saved(page, 'Save as CSV')).text.trim().split('\r\n')).toHaveLength(2)
  expect(page.textContent).toContain('Flags that are not on this device any more, or that it can’t read, are left out.')
})

test('a notice names its missing part until an e-mail address is given, which no message takes anywhere', async () => {
  const { page, asked } = await showExport(await details(1))
  const meter = () => one<HTMLMeterElement>(page, 'meter').getAttribute('value')
  expect(meter()).toBe('3')
  expect(one(page, '.notice-part.is-missing').textContent).toBe('Name and e-mail address: missing')
  await enter(one<HTMLInputElement>(page, 'input[type=email]'), 'desk@bonde.example')
  expect(meter()).toBe('4')
  const { name, text } = await saved(page, 'Save as text')
  expect(name).toBe('fieldflag-notice.txt')
  for (const words of [
    'note 0',
    'https://www.facebook.com/',
    'Bonde Rights Monitor',
    'desk@bonde.example',
    'good faith',
  ]) {
    expect(text).toContain(words)
  }
  expect(asked('history.read')).toHaveLength(1)
})

test('more flags than anybody pastes make no notices', async () => {
  const { page } = await showExport(await details(21))
  expect(page.textContent).toContain('Choose 20 flags at most for notices.')
  expect(page.querySelector('textarea')).toBeNull()
})

test('what is printed stands apart from the page, and is gone after it', async () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  const { page } = await showExport(await details(2))
  await press(page, 'Print')
  await vi.waitFor(() => expect(print).toHaveBeenCalled())
  const sheet = one(document.body, '.print-sheet')
  expect(sheet.querySelectorAll('article')).toHaveLength(2)
  expect(sheet.textContent).not.toContain('note 0')
  await act(async () => void dispatchEvent(new Event('afterprint')))
  expect(document.querySelector('.print-sheet')).toBeNull()
})

/** A question, its answer, a decision, and what the partner said of that. */
function talkedOver(flagId: string): FlagEvent[] {
  const event = (position: number, changes: Partial<FlagEvent>): FlagEvent => ({
    position,
    flagId,
    state: 'under_review',
    at: `2026-11-22T1${position}:00:00.000Z`,
    by: 'reviewer',
    words: null,
    actions: [],
    reason: null,
    ...changes,
  })
  return [
    event(1, { state: 'info_requested', kind: 'ask', words: 'Who is meant?' }),
    event(2, { kind: 'answer', by: 'reporter', words: 'The families by the river.' }),
    event(3, {
      state: 'no_violation',
      kind: 'decide',
      words: 'Amina looked at it.',
      reason: 'newsworthy',
      ground: 'Policy of Amina',
      scope: ['KE'],
    }),
    event(4, { state: 'no_violation', kind: 'feedback', feedback: 'disagree', by: 'reporter', words: 'She is wrong.' }),
  ]
}

/** The steps of the one flag on the page to print. */
async function printedSteps(withPersonal: boolean): Promise<string[]> {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  const flags = await details(1)
  for (const detail of flags.values()) detail.events = talkedOver(detail.stub.id)
  const { page } = await showExport(flags)
  if (withPersonal) await act(async () => one<HTMLInputElement>(page, 'input[type=checkbox]').click())
  await press(page, 'Print')
  await vi.waitFor(() => expect(print).toHaveBeenCalled())
  const steps = [...document.querySelectorAll('.printed-flag li')].map((step) => step.textContent)
  await act(async () => void dispatchEvent(new Event('afterprint')))
  // Without the time of each, which is the browser's own.
  return steps.map((step) => step.replace(/^.*?\d\d:\d\d[^:]*: /, ''))
}

test('paper tells each step as what it was, the partner’s own too, and of a decision why and where', async () => {
  expect(await printedSteps(false)).toEqual([
    'You flagged it',
    'Received',
    'Reviewers ask a question',
    'You answered',
    'No violation foundReasonnewsworthyWhereKenya',
    'You said: Wrong',
  ])
})

test('with personal data, paper says whose words each are', async () => {
  expect(await printedSteps(true)).toEqual([
    'You flagged it',
    'Received',
    'Reviewers ask a questionThe reviewers wrote: Who is meant?',
    'You answeredYou wrote: The families by the river.',
    'No violation foundReasonnewsworthyWhereKenyaGroundPolicy of AminaThe reviewers wrote: Amina looked at it.',
    'You said: WrongYou wrote: She is wrong.',
  ])
})
