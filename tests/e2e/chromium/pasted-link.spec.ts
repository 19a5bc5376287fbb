// What the form says of links that are pasted into it, by the keyboard alone.
import { expect, type Page, test } from '@playwright/test'
import type { Overview } from '../../../utils/messages/page-views.ts'
import { ask, type Extension, launchExtension } from './extension.ts'

const POST = 'https://www.facebook.com/some.body/posts/123456789'
const COMMENT = `${POST}?comment_id=55555`

let extension: Extension
test.beforeAll(async () => {
  extension = await launchExtension()
})
test.afterAll(() => extension.close())

async function openForm(): Promise<Page> {
  const form = await extension.context.newPage()
  await form.setViewportSize({ width: 400, height: 600 })
  await form.goto(extension.page('popup.html'))
  await ask(form, 'draft.start', { subject: { type: 'post', link: null } })
  await form.reload()
  return form
}

/** Puts a link on the clipboard by cutting it from the field, then pastes it there. */
async function paste(form: Page, link: string): Promise<void> {
  const field = form.getByRole('textbox', { name: 'Link of the post' })
  await field.fill(link)
  await field.press('Control+A')
  await field.press('Control+X')
  await expect(field).toHaveValue('')
  await field.press('Control+V')
  await expect(field).toHaveValue(link)
}

test('each wrong link says what it is, and the right one is taken', async () => {
  const form = await openForm()
  const field = form.getByRole('textbox', { name: 'Link of the post' })
  for (const [link, says] of [
    ['what my neighbour showed me', 'This is no web address.'],
    ['https://www.youtube.com/watch?v=123', 'This link leads to another site.'],
    ['https://www.facebook.com/some.body', 'to a whole profile or page'],
    ['https://www.facebook.com/groups/123456789/', 'to a whole group'],
    ['https://www.facebook.com/search/posts/?q=mill', 'to a list of results'],
    ['https://www.facebook.com/', 'to no single post'],
  ] as const) {
    await paste(form, link)
    await expect(form.getByRole('status').filter({ hasText: says })).toBeVisible()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toHaveAccessibleDescription(new RegExp(says))
  }
  await paste(form, 'https://fb.watch/e7evUqiV1-/')
  await expect(field).toHaveAccessibleDescription(/Only the site knows where this short link leads/)
  await expect(field).not.toHaveAttribute('aria-invalid')
  await paste(form, `https://l.facebook.com/l.php?u=${encodeURIComponent(`${POST}?__tn__=R`)}&h=AT0`)
  await expect(field).toHaveAccessibleDescription('')
  await field.blur()
  await expect(field).toHaveValue(POST)
  await form.close()
})

test("a comment's link is taken for the post's or for the comment's own, as the partner says", async () => {
  const form = await openForm()
  await paste(form, COMMENT)
  await expect(form.getByText('This is the link of a comment.')).toBeVisible()
  await form.keyboard.press('Tab')
  await expect(form.getByRole('button', { name: 'Use the post’s link' })).toBeFocused()
  await form.keyboard.press('Tab')
  await form.keyboard.press('Enter')
  await expect(form.getByRole('textbox', { name: 'Link of the comment' })).toHaveValue(COMMENT)
  await expect(form.getByText('This is the link of a comment.')).toBeHidden()
  const { currentDraftId } = await ask<Overview>(form, 'overview.read')
  await expect
    .poll(() => ask(form, 'draft.read', { id: currentDraftId }))
    .toMatchObject({ draft: { subject: { type: 'comment', link: COMMENT } } })
  // All else is missing, but nothing is said of the link.
  const { problems } = await ask<{ problems: { field: string }[] }>(form, 'draft.submit', { id: currentDraftId })
  expect(problems.map(({ field }) => field)).toContain('category')
  expect(problems.map(({ field }) => field)).not.toContain('subject')
  await form.close()
})
