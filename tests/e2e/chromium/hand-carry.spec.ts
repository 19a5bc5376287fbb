// Waiting flags, and what was said of flags, in a file: from one browser profile to another and to the operator's command line.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { expect, type Page, test } from '@playwright/test'
import type { FlagDetail, FlagStub, Overview } from '../../../utils/messages/page-views.ts'
import { makeFlag } from '../../api/make-flag.ts'
import { createReportingApi } from '../reporting-api.ts'
import { enrolReviewer } from '../review.ts'
import { ask, type Extension, launchExtension } from './extension.ts'

const flags = (page: Page) => ask<FlagStub[]>(page, 'history.list')

test.setTimeout(180_000)

test('flags travel in an encrypted file to another device, which asks before it sends them, and arrive once', async () => {
  await using rooms = new AsyncDisposableStack()
  const api = await createReportingApi()
  rooms.defer(() => api.discard())
  await api.start()
  const here = await launchExtension({ acceptDownloads: true })
  rooms.defer(() => here.close())
  const home = await here.context.newPage()
  await home.goto(here.page('fullpage.html#carry'))
  await expect(home.getByText('Nothing waits on this device.')).toBeVisible()
  const first = await makeFlag({ note: 'The words that nobody on the way may read.' })
  const carried = [first, await makeFlag()].map((flag) => ({ flag, destination: null }))
  await ask(home, 'outbox.takeIn', { flags: carried })

  const panel = home.locator('section').filter({ hasText: 'Save waiting flags to a file' })
  await panel.getByLabel('Passphrase', { exact: true }).fill('short')
  await panel.getByRole('button', { name: 'Encrypt and save' }).click()
  await expect(panel.getByText('Too easy to guess.')).toBeVisible()
  await panel.getByRole('button', { name: 'Make one for me' }).click()
  const passphrase = await panel.getByLabel('Passphrase', { exact: true }).inputValue()
  expect(passphrase).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/)
  const saving = home.waitForEvent('download', { timeout: 60_000 })
  await panel.getByRole('button', { name: 'Encrypt and save' }).click()
  const download = await saving
  const path = await download.path()
  const file = await readFile(path)
  expect(file.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /)
  expect(file.toString()).not.toContain('nobody on the way')
  // The file is a copy: here they wait on.
  expect((await flags(home)).map(({ state }) => state)).toEqual(['queued', 'queued'])

  const other = await launchExtension()
  rooms.defer(() => other.close())
  const away = await other.context.newPage()
  await away.goto(other.page('popup.html'))
  const link = await api.invite('River Watch', 'partner')
  expect(await ask(away, 'connection.accept', { link })).toMatchObject({ ok: true })
  await away.goto(other.page('fullpage.html#carry'))
  const taking = away.locator('section').filter({ hasText: 'Take flags in from a file' })
  await taking.getByRole('button', { name: 'Open the file' }).click()
  await expect(taking.getByText('Choose a file first.')).toBeVisible()
  await taking.getByLabel('File').setInputFiles({ name: 'x.age', mimeType: '', buffer: Buffer.from('no such thing') })
  await taking.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await taking.getByRole('button', { name: 'Open the file' }).click()
  await expect(taking.getByText('This is no file of waiting flags')).toBeVisible()
  await taking.getByLabel('File').setInputFiles({ name: 'x.age', mimeType: '', buffer: file })
  await taking.getByLabel('Passphrase', { exact: true }).fill(`${passphrase}x`)
  await taking.getByRole('button', { name: 'Open the file' }).click()
  await expect(taking.getByText('The passphrase does not open this file.')).toBeVisible({ timeout: 60_000 })
  await taking.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await taking.getByRole('button', { name: 'Open the file' }).click()
  await expect(taking.getByText('2 flags were taken in.')).toBeVisible({ timeout: 60_000 })
  expect((await flags(away)).map(({ waiting }) => waiting)).toEqual(['not_adopted', 'not_adopted'])
  await taking.getByRole('button', { name: 'Open the file' }).click()
  await expect(taking.getByText('2 were here already.')).toBeVisible({ timeout: 60_000 })

  await taking.getByRole('link', { name: 'See history' }).click()
  await away.getByRole('button', { name: 'Send them' }).click()
  await expect
    .poll(async () => (await flags(away)).filter(({ reference }) => reference?.startsWith('FF-')).length)
    .toBe(2)

  // The operator's own way in: what came by the other device is there already.
  expect(await runImport(api.environment, path, `${passphrase}y\n`, 'River Watch')).toMatchObject({ code: 1 })
  const imported = await runImport(api.environment, path, `${passphrase}\n`, 'River Watch')
  expect(imported).toMatchObject({ code: 0, output: expect.stringContaining('0 new, 2 here before') })
})

test('an answer that no line takes travels too: to a device that has the flag, and to the operator, and is said once', async () => {
  await using rooms = new AsyncDisposableStack()
  const api = await createReportingApi()
  rooms.defer(() => api.discard())
  await api.start()
  const here = await launchExtension({ acceptDownloads: true })
  rooms.defer(() => here.close())
  const home = await connected(here, await api.invite('River Watch', 'partner'))
  const other = await launchExtension()
  rooms.defer(() => other.close())
  const away = await connected(other, await api.invite('River Watch', 'partner'))
  const flag = await makeFlag()
  const { connection } = await ask<Overview>(home, 'overview.read')
  const organisation = connection?.service.organisation
  const destination = { origin: api.origin, organisationId: organisation?.id, organisationName: organisation?.name }
  const read = (page: Page) => ask<FlagDetail>(page, 'history.read', { id: flag.id })
  const stateOf = async (page: Page) => (await read(page)).stub.state
  for (const page of [home, away]) {
    await ask(page, 'outbox.takeIn', { flags: [{ flag, destination }] })
    await expect.poll(() => stateOf(page)).toBe('received')
  }
  const reviewer = await enrolReviewer(api)
  await reviewer.move(flag.id, { id: crypto.randomUUID(), state: 'triaged' })
  await reviewer.move(flag.id, { id: crypto.randomUUID(), state: 'info_requested', words: 'Who is meant?' })
  for (const page of [home, away]) {
    await ask(page, 'history.sync')
    await expect.poll(() => stateOf(page)).toBe('info_requested')
  }

  await api.kill()
  const event = { id: crypto.randomUUID(), kind: 'answer', words: 'The families by the river.' }
  expect(await ask(home, 'saying.send', { id: flag.id, event })).toEqual({ said: true })
  await home.goto(here.page('fullpage.html#history'))
  await expect(home.getByText('1 message to reviewers waits on this device.')).toBeVisible()
  await home.goto(here.page('fullpage.html#carry'))
  const panel = home.locator('section').filter({ hasText: 'Save waiting flags to a file' })
  await expect(panel.getByText('1 message to reviewers waits on this device.')).toBeVisible()
  await panel.getByRole('button', { name: 'Make one for me' }).click()
  const passphrase = await panel.getByLabel('Passphrase', { exact: true }).inputValue()
  const saving = home.waitForEvent('download', { timeout: 60_000 })
  await panel.getByRole('button', { name: 'Encrypt and save' }).click()
  const path = await (await saving).path()

  await away.goto(other.page('fullpage.html#carry'))
  const taking = away.locator('section').filter({ hasText: 'Take flags in from a file' })
  const file = { name: 'waiting.age', mimeType: '', buffer: await readFile(path) }
  await taking.getByLabel('File').setInputFiles(file)
  await taking.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await taking.getByRole('button', { name: 'Open the file' }).click()
  await expect(taking.getByText('1 message to reviewers was taken in.')).toBeVisible({ timeout: 60_000 })
  await taking.getByRole('button', { name: 'Open the file' }).click()
  await expect(taking.getByText('1 was here already.')).toBeVisible({ timeout: 60_000 })
  expect((await read(away)).pending).toMatchObject([{ id: event.id, kind: 'answer', words: event.words }])

  const imported = await runImport(api.environment, path, `${passphrase}\n`, 'River Watch')
  expect(imported).toMatchObject({ code: 0, output: expect.stringContaining('said of flags: 1 new, 0 here before') })
  await api.start()
  for (const page of [home, away]) {
    await ask(page, 'outbox.sendNow')
    await expect.poll(() => stateOf(page)).toBe('under_review')
    const { events, pending } = await read(page)
    expect(pending).toEqual([])
    expect(events.filter(({ kind }) => kind === 'answer')).toMatchObject([{ id: event.id, words: event.words }])
  }
  const answers = (await reviewer.events(flag.id)).filter(({ kind }) => kind === 'answer')
  expect(answers).toMatchObject([{ id: event.id, words: event.words }])
})

async function connected(extension: Extension, link: string): Promise<Page> {
  const page = await extension.context.newPage()
  await page.goto(extension.page('popup.html'))
  expect(await ask(page, 'connection.accept', { link })).toMatchObject({ ok: true })
  return page
}

async function runImport(environment: NodeJS.ProcessEnv, file: string, passphrase: string, organisation: string) {
  const words = ['reporting-api/main.ts', 'import', file, '--organisation', organisation]
  const child = spawn(process.execPath, words, { env: { ...process.env, ...environment } })
  child.stdin.end(passphrase)
  const output = await text(child.stdout)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output }
}
