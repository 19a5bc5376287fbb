// The extension's screens with something on them, as tests of looks and access go through them.
import type { Page } from '@playwright/test'
import type { FlagStub } from '../../../utils/messages/page-views.ts'
import { ask } from './extension.ts'
import { FORM_STATES, open } from './form-states.ts'
import { createRig, type Rig } from './rig.ts'

export const SCREENS = [
  'popup.html#flag',
  'popup.html#history',
  'popup.html#settings',
  'welcome.html',
  'fullpage.html#history',
  'fullpage.html#report/0',
]

/** Those, and the rest that has no flag in its address. */
const ALL_SCREENS = [...SCREENS, 'popup.html#figures', 'fullpage.html#figures', 'fullpage.html#carry']

/** One thing to look at: a screen, or a state that the form is in for a while. */
export interface View {
  name: string
  /** True where it has room of its own in a tab, besides the popup's width. */
  isWide: boolean
  /** Brings it on a page of the extension, at the width that the page has, with all folds open. */
  show(page: Page): Promise<void>
}

/** A rig whose screens have something to show, and all there is to look at. End the rig after use. */
export async function createFilledRig(): Promise<{ rig: Rig; views: View[] }> {
  const rig = await createRig()
  await fillScreens(rig)
  const page = await rig.open('popup.html')
  const [flag] = await ask<FlagStub[]>(page, 'history.list')
  const { currentDraftId } = await ask<{ currentDraftId: string | null }>(page, 'overview.read')
  await page.close()
  const screens = [...ALL_SCREENS, `popup.html#history/${flag?.id}`, `fullpage.html#history/${flag?.id}`]
  const views = screens.map((screen) => ({
    name: screen,
    isWide: screen.startsWith('fullpage'),
    async show(shown: Page) {
      await open(rig, shown, screen)
      // Its words come after the rest.
      if (screen.endsWith('#flag')) await shown.locator('#flag-context').waitFor()
      await openFolds(shown)
    },
  }))
  const states = Object.entries(FORM_STATES).map(([name, show]) => ({
    name,
    isWide: false,
    async show(shown: Page) {
      await show(rig, shown)
      await openFolds(shown)
      await ask(shown, 'draft.select', { id: currentDraftId })
    },
  }))
  return { rig, views: [...views, ...states] }
}

/** Opens all folds, and those that are in them. */
async function openFolds(page: Page): Promise<void> {
  for (let opened = -1; opened !== 0; ) {
    opened = await page.evaluate(async () => {
      const found = [...document.querySelectorAll('details')].filter((fold) => !fold.open)
      for (const fold of found) fold.open = true
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      return found.length
    })
  }
}

/** A flag that waits and a draft, so that the screens have something to show. */
export async function fillScreens(rig: Rig): Promise<void> {
  const page = await rig.open('popup.html')
  const link = 'https://www.facebook.com/some.body'
  const { draft } = await ask<{ draft: { id: string } }>(page, 'draft.start', { subject: { type: 'account', link } })
  const answers = {
    category: 'impersonation',
    language: 'sw',
    country: 'KE',
    note: 'It poses as our office.',
    goodFaith: true,
  }
  await ask(page, 'draft.change', { id: draft.id, change: answers })
  await ask(page, 'draft.submit', { id: draft.id })
  await page.close()
  await rig.flagPost('https://www.facebook.com/', 1)
  const form = await rig.open('popup.html')
  const { currentDraftId } = await ask<{ currentDraftId: string }>(form, 'overview.read')
  const context = {
    terms: [{ term: 'weeds', term_meaning: 'the families by the river' }],
    harm_conditions: ['triggers_violence'],
    related_links: ['no link'],
  }
  const note = 'They mean the families. Call 0712 345 678.'
  await ask(form, 'draft.change', { id: currentDraftId, change: { category: 'coded_or_veiled_threat', note, context } })
  await form.close()
}
