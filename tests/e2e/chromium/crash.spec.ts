import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from '@playwright/test'
import type { FlagStub, Overview } from '../../../utils/messages/page-views.ts'
import { ask } from './extension.ts'
import { fillForm, sendFlag } from './flag-form.ts'
import { createRig, type Rig } from './rig.ts'

const ANSWERS = { category: 'Direct threat', language: 'Swahili', country: 'Kenya', note: 'They name the house.' }
const flags = async (rig: Rig) => {
  const page = await rig.open('popup.html')
  const list = await ask<FlagStub[]>(page, 'history.list')
  await page.close()
  return list
}

test('the browser killed right after "queued" loses nothing', async () => {
  await using rig = await createRig()
  await rig.connect()
  await rig.api.kill()
  await rig.flagPost('https://www.facebook.com/', 1)
  const form = await rig.open('popup.html')
  await fillForm(form, ANSWERS)
  await sendFlag(form)
  await rig.restart('kill')
  // A try that starts with the browser shows as "sending" until the closed port refuses it.
  await expect.poll(() => flags(rig)).toMatchObject([{ state: 'queued', category: 'direct_threat' }])
  await rig.api.start()
  const page = await rig.open('popup.html')
  await ask(page, 'outbox.sendNow')
  await expect.poll(async () => (await flags(rig))[0]?.reference).toMatch(/^FF-/)
})

test('the browser killed while typing loses no word', async () => {
  await using rig = await createRig()
  await rig.flagPost('https://www.instagram.com/', 0)
  const form = await rig.open('popup.html')
  const note = form.getByLabel('What it means here')
  await note.pressSequentially('The market burns on Friday')
  await expect(form.getByText('Draft saved')).toBeVisible()
  await rig.restart('kill')
  const again = await rig.open('popup.html')
  await expect(again.getByLabel('What it means here')).toHaveValue('The market burns on Friday')
})

test('the API killed after its commit, before its answer, leaves one flag, not two', async () => {
  await using rig = await createRig()
  await rig.connect()
  const broken = rig.line.breakAfterCommit('/flags/batch', () => rig.api.kill())
  await rig.flagPost('https://www.facebook.com/', 1)
  const form = await rig.open('popup.html')
  await fillForm(form, ANSWERS)
  await form.keyboard.press('Control+Enter')
  await broken
  expect(storedFlags(rig)).toBe(1)
  expect(await flags(rig)).toMatchObject([{ reference: null }])
  await rig.api.start()
  await ask(form, 'outbox.sendNow')
  await expect.poll(async () => (await flags(rig))[0]?.reference).toMatch(/^FF-/)
  expect(rig.line.bodies('/flags/batch').length).toBeGreaterThan(1)
  expect(storedFlags(rig)).toBe(1)
})

test('another post flagged in between, a closed popup and a restart keep every draft', async () => {
  await using rig = await createRig()
  await rig.flagPost('https://www.facebook.com/', 0)
  const first = await rig.open('popup.html')
  await first.getByLabel('What it means here').fill('about the first')
  await expect(first.getByText('Draft saved')).toBeVisible()
  await first.close()
  await rig.flagPost('https://www.facebook.com/', 2)
  const second = await rig.open('popup.html')
  await expect(second.getByLabel('What it means here')).toHaveValue('')
  await rig.restart('close')
  await rig.flagPost('https://www.facebook.com/', 0)
  const back = await rig.open('popup.html')
  await expect(back.getByLabel('What it means here')).toHaveValue('about the first')
  expect((await ask<Overview>(back, 'overview.read')).drafts).toHaveLength(2)
})

function storedFlags({ api: { dataFolder } }: Rig): number {
  const file = readdirSync(dataFolder).find((name) => name.endsWith('.sqlite')) ?? ''
  const database = new DatabaseSync(join(dataFolder, file), { readOnly: true })
  const row = database.prepare('select count(*) as n from flags').get()
  database.close()
  return Number(row?.n)
}
