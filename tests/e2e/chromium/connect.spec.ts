import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, type Page, test } from '@playwright/test'
import type { FlagStub, Overview } from '../../../utils/messages/page-views.ts'
import { freePort } from '../reporting-api.ts'
import { connectByInvite } from './connect.ts'
import { ask } from './extension.ts'
import { fillForm, sendFlag } from './flag-form.ts'
import { createRig } from './rig.ts'

const ANSWERS = { category: 'Impersonation', language: 'Swahili', country: 'Kenya', note: 'It poses as our office.' }

async function paste(page: Page, link: string): Promise<void> {
  const field = page.getByLabel('Link that you were given')
  await field.fill(link)
  await field.press('Enter')
}

test('each wrong invite says what happened and keeps the link', async () => {
  await using rig = await createRig()
  const portal = createServer((_, response) => response.end('<h1>Hotel Wi-Fi</h1>')).listen(0, '127.0.0.1')
  await once(portal, 'listening')
  const port = (portal.address() as { port: number }).port
  const secret = 'ffi_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
  const used = await rig.api.invite('Bonde Rights Monitor', 'partner')
  const page = await rig.open('welcome.html')
  await connectByInvite(page, rig.extension, used)
  await ask(page, 'connection.leave')
  // Who leaves gives the token back, across origins.
  await expect.poll(() => endedTokens(rig.api.dataFolder)).toBe(1)
  await page.reload()
  const messages = new Set<string>()
  const wrong = [
    'hello',
    `${rig.line.origin}/#i=${secret}`,
    used,
    `http://127.0.0.1:${port}/#i=${secret}`,
    `http://127.0.0.1:${await freePort()}/#i=${secret}`,
    await rig.api.invite('Desk', 'reviewer'),
  ]
  for (const link of wrong) {
    await paste(page, link)
    const alert = page.getByRole('alert')
    await expect(alert).toBeVisible()
    messages.add((await alert.textContent()) ?? '')
    await expect(page.getByLabel('Link that you were given')).toHaveValue(link)
    await page.reload()
  }
  portal.close()
  expect([...messages]).toHaveLength(wrong.length)
})

test('a flag from before any connection is sent only after the partner says so', async () => {
  await using rig = await createRig()
  await rig.flagPost('https://www.facebook.com/', 1)
  const form = await rig.open('popup.html')
  await fillForm(form, ANSWERS)
  await sendFlag(form)
  await expect(form.getByText('Not connected to an operator yet.')).toBeVisible()
  const page = await rig.open('welcome.html')
  await connectByInvite(page, rig.extension, await rig.api.invite('Bonde Rights Monitor', 'partner'))
  expect(await ask<FlagStub[]>(page, 'history.list')).toMatchObject([{ state: 'queued', waiting: 'not_adopted' }])
  expect(rig.line.bodies('/flags/batch')).toEqual([])
  // The service's list of categories is asked for at once, and no more that day: this build has the same.
  await expect.poll(() => rig.line.bodies('/v1/taxonomy')).toHaveLength(1)
  await page.getByRole('button', { name: /^Send (it|them)/ }).click()
  await expect.poll(async () => (await ask<FlagStub[]>(page, 'history.list'))[0]?.reference).toMatch(/^FF-/)
  expect(await ask(page, 'history.sync')).toMatchObject({ ok: true })
  expect(await ask<Overview>(page, 'overview.read')).toMatchObject({ hasNewerTaxonomy: false })
  expect(rig.line.bodies('/v1/taxonomy')).toHaveLength(1)
})

test('what was meant for one organisation is never sent to another without asking', async () => {
  await using rig = await createRig()
  await rig.connect()
  await rig.api.kill()
  await rig.flagPost('https://www.facebook.com/', 1)
  const form = await rig.open('popup.html')
  await fillForm(form, ANSWERS)
  await sendFlag(form)
  // Before the API is back: the try that starts with the submission must find nobody.
  await ask(form, 'connection.leave')
  await expect
    .poll(() => ask<FlagStub[]>(form, 'history.list'))
    .toMatchObject([{ state: 'queued', waiting: 'not_connected' }])
  await rig.api.start()
  const link = await rig.api.invite('Another Organisation', 'partner')
  expect(await ask(form, 'connection.accept', { link })).toMatchObject({ ok: true })
  await ask(form, 'outbox.sendNow')
  const sent = rig.line.bodies('/flags/batch').length
  const history = await rig.open('popup.html#history')
  await expect(history.getByText('Bonde Rights Monitor')).toBeVisible()
  expect(await ask<FlagStub[]>(history, 'history.list')).toMatchObject([{ waiting: 'other_service' }])
  expect(rig.line.bodies('/flags/batch')).toHaveLength(sent)
})

function endedTokens(dataFolder: string): number {
  const database = new DatabaseSync(join(dataFolder, 'fieldflag.sqlite'), { readOnly: true })
  try {
    return database.prepare('select 1 from tokens where revoked_at is not null').all().length
  } finally {
    database.close()
  }
}
