import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { createRig } from './rig.ts'

const MB = 1024 * 1024

test('little room is said at once, no room before anything is typed, and what is typed then stays', async () => {
  await using rig = await createRig()
  await rig.flagPost('https://www.facebook.com/', 1)
  const form = await rig.open('popup.html')
  const session = await form.context().newCDPSession(form)
  const note = form.getByLabel('What it means here')
  await note.fill('The first half')
  await expect(form.getByText('Draft saved')).toBeVisible()

  await leaveRoom(form, session, 10 * MB)
  await form.reload()
  await expect(form.getByRole('status').filter({ hasText: 'little room' })).toBeVisible()

  await leaveRoom(form, session, 0)
  await form.reload()
  await expect(form.getByRole('alert').filter({ hasText: 'no room left' })).toBeVisible()
  await note.fill('The first half and the second')
  await expect(form.getByText('Draft saved')).toBeVisible()
  await leaveRoom(form, session, null)
  await form.reload()
  await expect(note).toHaveValue('The first half and the second')
  await expect(form.getByText('this device has', { exact: false })).toBeHidden()
})

/** Lets the browser give the extension so much more room, in bytes; null: as much as before. Holds while the session does. */
async function leaveRoom(page: Page, session: CDPSession, room: number | null): Promise<void> {
  const { usage = 0 } = await page.evaluate(() => navigator.storage.estimate())
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: page.url(),
    ...(room === null ? {} : { quotaSize: usage + room }),
  })
}
