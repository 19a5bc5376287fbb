// Waiting flags in a file, from one browser profile to another and to the operator's command line.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { expect, type Page, test } from '@playwright/test'
import type { FlagStub } from '../../../utils/messages/page-views.ts'
import { makeFlag } from '../../api/make-flag.ts'
import { createReportingApi } from '../reporting-api.ts'
import { ask, launchExtension } from './extension.ts'

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
  await expect(home.getByText('No flag waits on this device.')).toBeVisible()
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

async function runImport(environment: NodeJS.ProcessEnv, file: string, passphrase: string, organisation: string) {
  const words = ['reporting-api/main.ts', 'import', file, '--organisation', organisation]
  const child = spawn(process.execPath, words, { env: { ...process.env, ...environment } })
  child.stdin.end(passphrase)
  const output = await text(child.stdout)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output }
}
