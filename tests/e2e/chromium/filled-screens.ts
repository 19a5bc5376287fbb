// The extension's screens with something on them, as tests of looks and access go through them.
import { ask } from './extension.ts'
import type { Rig } from './rig.ts'

export const SCREENS = [
  'popup.html#flag',
  'popup.html#history',
  'popup.html#settings',
  'welcome.html',
  'fullpage.html#history',
  'fullpage.html#report/0',
]

/** Those, and the rest that has no flag in its address. */
export const ALL_SCREENS = [...SCREENS, 'popup.html#figures', 'fullpage.html#figures', 'fullpage.html#carry']

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
