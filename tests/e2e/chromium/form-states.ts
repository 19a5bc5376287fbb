// What the form shows only for a while, or seldom: each state is brought about anew whenever it is shown.
import { expect, type Page } from '@playwright/test'
import type { FlagStub, Overview } from '../../../utils/messages/page-views.ts'
import { ask } from './extension.ts'
import type { Rig } from './rig.ts'

type Show = (rig: Rig, page: Page) => Promise<void>

const ANSWERS = { language: 'sw', country: 'KE', goodFaith: true }
/** Fixed, so that a state that is shown again leaves no second one. */
const DAMAGED_ID = '01938d6e-0000-4000-8000-0000000000dd'

/** Puts a page of the extension into each state; the page must be open already. */
export const FORM_STATES: Record<string, Show> = {
  async 'the open list of categories'(rig, page) {
    await openForm(rig, page, await startDraft(page, {}))
    await page.locator('#flag-category').click()
    await expect(page.getByRole('option').first()).toBeVisible()
  },
  async 'the form of child-abuse material'(rig, page) {
    await openForm(rig, page, await startDraft(page, { category: 'csam', ...ANSWERS }))
    await expect(page.locator('.flag-form .banner').first()).toBeVisible()
  },
  async 'the form of a live broadcast of self-harm'(rig, page) {
    await openForm(rig, page, await startDraft(page, { category: 'person_at_imminent_risk', ...ANSWERS }))
    await expect(page.locator('.flag-form .banner').first()).toBeVisible()
  },
  async 'a refused flag that is being corrected'(rig, page) {
    const [flag] = await ask<FlagStub[]>(page, 'history.list')
    const { draft } = await ask<{ draft: { id: string } }>(page, 'history.mend', { id: flag?.id })
    await ask(page, 'draft.change', { id: draft.id, change: { goodFaith: false, note: '' } })
    await openForm(rig, page, draft.id)
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('.is-invalid')).not.toHaveCount(0)
  },
  async 'what is said after sending'(rig, page) {
    await openForm(
      rig,
      page,
      await startDraft(page, { category: 'impersonation', note: 'It poses as us.', ...ANSWERS }),
    )
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('.sent')).toBeVisible()
  },
  async 'a damaged draft and a discarded one'(rig, page) {
    await leaveDamagedDraft(page)
    await ask(page, 'draft.discard', { id: await startDraft(page, {}) })
    await ask(page, 'draft.select', { id: null })
    await open(rig, page, 'popup.html#flag')
    await expect(page.locator('.start-lead')).toBeVisible()
    await expect(page.locator('.banner')).toHaveCount(2)
  },
}

/** Shows one of the extension's pages afresh, with its words in place. */
export async function open(rig: Rig, page: Page, path: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(rig.extension.page(path))
  await expect(page.locator('h1')).not.toHaveCount(0)
}

/**
 * A draft that is not the current one, so that the other screens stay as they were; those of earlier states go. Resolves
 * to its id.
 */
async function startDraft(page: Page, change: object): Promise<string> {
  const { currentDraftId, drafts } = await ask<Pick<Overview, 'currentDraftId' | 'drafts'>>(page, 'overview.read')
  for (const { id } of drafts) if (id !== currentDraftId) await ask(page, 'draft.discard', { id })
  const subject = { type: 'account', link: 'https://www.facebook.com/some.body.else' }
  const { draft } = await ask<{ draft: { id: string } }>(page, 'draft.start', { subject })
  await ask(page, 'draft.change', { id: draft.id, change })
  await ask(page, 'draft.select', { id: currentDraftId })
  return draft.id
}

async function openForm(rig: Rig, page: Page, draftId: string): Promise<void> {
  await open(rig, page, `popup.html#flag/${draftId}`)
  await expect(page.locator('#flag-category')).toBeVisible()
}

/** Leaves a draft as another version would have written it: sealed with the same key, in a shape that no form knows. */
async function leaveDamagedDraft(extensionPage: Page): Promise<void> {
  await extensionPage.evaluate(async (id) => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await result(indexedDB.open('fieldflag'))
    const { key } = await result<{ key: CryptoKey }>(database.transaction('keys').objectStore('keys').get('data'))
    const nonce = crypto.getRandomValues(new Uint8Array(12))
    const value = { id, answers: { note: 'They met behind the mill.' }, shape: 'of another version' }
    const data = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(`drafts/${id}`) },
      key,
      new TextEncoder().encode(JSON.stringify(value)),
    )
    const drafts = database.transaction('drafts', 'readwrite').objectStore('drafts')
    await result(drafts.put({ id, updatedAt: 0, sealed: { nonce, data } }))
    database.close()
  }, DAMAGED_ID)
}
