// @vitest-environment happy-dom
import { act } from 'react'
import { expect, test, vi } from 'vitest'
import { FlagScreen } from '../../../components/form/flag-screen.tsx'
import { createStartStore } from '../../../components/form/start-store.ts'
import { withSubject } from '../../../utils/drafts/place-description.ts'
import type { Draft } from '../../../utils/flag/draft.ts'
import type { Subject } from '../../../utils/flag/subject.ts'
import { createAsked } from './asked.ts'
import { DRAFT_ID, exampleView } from './example-draft.ts'
import { enter, one, press, quietOverview, showOnStage } from './stage.tsx'

const PAGE = 'https://www.facebook.com/sauti.ya.bonde/posts/1'

/** A background that keeps one draft, as it is told. */
async function showStart({ pageAddress = null as string | null, broken = false } = {}) {
  let kept: Draft | null = null
  const answers = { broken }
  const keep = (subject: Subject) => {
    if (answers.broken) throw new Error('no answer')
    const view = exampleView({ category: null })
    kept = withSubject(kept ?? view.draft, subject)
    return { ...view, draft: kept }
  }
  const stage = await showOnStage(<FlagScreen draftId={null} />, {
    answers: {
      'overview.read': () => ({
        ...quietOverview,
        currentDraftId: kept?.id ?? null,
        drafts: kept
          ? [
              {
                id: kept.id,
                author: null,
                link: kept.subject.link,
                category: null,
                urgency: null,
                updatedAt: kept.updatedAt,
              },
            ]
          : [],
      }),
      'page.address': () => pageAddress,
      'draft.start': ({ subject }) => keep(subject),
      'draft.change': ({ change }) => keep(change.subject ?? { type: 'post', link: null }),
      'draft.read': () => kept && { ...exampleView(), draft: kept },
      'draft.submit': () => ({ ok: false, problems: [] }),
    },
  })
  return {
    ...stage,
    answers,
    kept: () => kept?.subject,
    link: () => one<HTMLInputElement>(stage.page, '#start-link'),
    choose: (words: string) =>
      act(async () => {
        const label = [...stage.page.querySelectorAll('label')].find(({ textContent }) => textContent === words)
        label?.querySelector('input')?.click()
      }),
  }
}

test('the first letter of a link is a draft, and each one after it is kept', async () => {
  const { link, kept, asked, change, page } = await showStart()
  await enter(link(), 'h')
  expect(asked('draft.start')).toEqual([{ subject: { type: 'post', link: 'h' } }])
  await enter(link(), 'https://')
  expect(asked('draft.change')).toEqual([{ id: DRAFT_ID, change: { subject: { type: 'post', link: 'https://' } } }])
  expect(kept()).toEqual({ type: 'post', link: 'https://' })
  // The notice of the new draft neither takes the field away nor lists what stands in it.
  await change('overview')
  expect(link().value).toBe('https://')
  expect(page.querySelector('.draft')).toBeNull()
  expect(page.textContent).toContain('Draft saved')
})

test('a chosen kind is a draft with the address of the page that was filled in', async () => {
  const { choose, kept } = await showStart({ pageAddress: PAGE })
  await choose('An account')
  expect(kept()).toEqual({ type: 'account', link: PAGE })
})

test('what could not be kept stays in the field, is said, and is sent whole with the next letter', async () => {
  const { link, page, kept, answers, t } = await showStart({ broken: true })
  await enter(link(), 'https')
  expect(page.textContent).toContain(t('form.saveFailed.failed'))
  expect(link().value).toBe('https')
  await press(page, 'Start flag')
  expect(link().value).toBe('https')
  answers.broken = false
  await enter(link(), 'https:')
  expect(kept()).toEqual({ type: 'post', link: 'https:' })
  expect(page.textContent).not.toContain(t('form.saveFailed.failed'))
})

test('the form goes on with the draft, where the kind can still be changed without losing the description', async () => {
  const { link, page, kept, choose, asked } = await showStart()
  await choose('Something removed')
  await enter(link(), 'https://www.facebook.com/old')
  await press(page, 'Start flag')
  expect(asked('draft.start')).toHaveLength(1)
  await choose('A comment')
  expect(kept()).toEqual({ type: 'comment', link: 'https://www.facebook.com/old' })
  expect(page.querySelector('h1')?.textContent).toBe('Flag a comment')
  await choose('Something removed')
  const description = one<HTMLTextAreaElement>(page, 'textarea[rows="2"]')
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(description, 'a list of names')
    description.dispatchEvent(new InputEvent('input', { bubbles: true }))
  })
  await choose('A post')
  await choose('Something removed')
  expect(kept()).toEqual({
    type: 'removed',
    link: 'https://www.facebook.com/old',
    description: 'a list of names',
  })
})

test('letters typed before the draft was answered for follow it', async () => {
  const { send, of } = createAsked()
  const store = createStartStore(send)
  void store.getState().change({ typed: 'h' })
  void store.getState().change({ typed: 'ht' })
  expect(of('draft.change')).toEqual([])
  await of('draft.start')[0]?.answer(exampleView())
  await expect
    .poll(() => of('draft.change').map(({ payload }) => payload))
    .toEqual([{ id: DRAFT_ID, change: { subject: { type: 'post', link: 'ht' } } }])
  expect(store.getState().saving).toBe(true)
  await of('draft.change')[0]?.answer(exampleView())
  await expect.poll(() => store.getState().saving).toBe(false)
})

test('a draft that can not be opened any more shows the words that are left of it', async () => {
  const damagedDrafts = [
    { id: 'a', words: 'They name the house.' },
    { id: 'b', words: '' },
  ]
  const { page, t, asked } = await showOnStage(<FlagScreen draftId={null} />, {
    answers: { 'page.address': () => null, 'draft.discard': () => null },
    overview: { damagedDrafts },
  })
  await vi.waitFor(() => expect(page.textContent).toContain(t('drafts.damaged')))
  const words = one<HTMLTextAreaElement>(page, `textarea[aria-label="${t('drafts.yourWords')}"]`)
  expect([words.value, words.readOnly]).toEqual(['They name the house.', true])
  expect(page.textContent).toContain(t('drafts.damagedEmpty'))
  await press(page, t('drafts.discard'))
  expect(asked('draft.discard')).toEqual([{ id: 'a' }])
})

test('the keys are those that the browser holds, and without any it is said where to choose them', async () => {
  const held = { 'flag-post': 'Ctrl+Shift+Y', 'quick-flag': '' }
  const shortcuts = { read: async (command: keyof typeof held) => held[command], page: 'about:addons' }
  const { page, t } = await showOnStage(<FlagScreen draftId={null} />, {
    answers: { 'page.address': () => null },
    host: { shortcuts },
  })
  const lines = () => [...page.querySelectorAll('.start-lead .hint')].map(({ textContent }) => textContent)
  expect(lines()).toEqual([
    `${t('start.keys')} Ctrl Shift Y`,
    `${t('start.quickKeys')} (${t('settings.noShortcut')} about:addons)`,
  ])
  held['flag-post'] = '⌥⇧F'
  await act(async () => dispatchEvent(new Event('focus')))
  expect(lines()[0]).toBe(`${t('start.keys')} ⌥⇧F`)
})
