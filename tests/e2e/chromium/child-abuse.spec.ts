import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, type Page, test } from '@playwright/test'
import type { Draft } from '../../../utils/flag/draft.ts'
import type { Flag } from '../../../utils/flag/flag.ts'
import type { DraftView, FlagStub, Overview } from '../../../utils/messages/page-views.ts'
import { ask } from './extension.ts'
import { chooseCategory, fillForm } from './flag-form.ts'
import { createRig } from './rig.ts'
import { storedContent } from './stored-content.ts'

/** Where it is and when it was seen: all that may be kept of such a post. Its own time is there in words only. */
const ALLOWED_OF_CAPTURE = ['capturedAt', 'capturedBy', 'ids', 'permalink', 'platform']
const FIELDS_OF_FLAG = [
  'capture',
  'category',
  'country',
  'goodFaith',
  'hash',
  'id',
  'identity',
  'language',
  'note',
  'noteChoices',
  'schema',
  'subject',
  'submittedAt',
  'taxonomyVersion',
  'urgency',
]

const CATEGORY = 'Child sexual abuse material'

test('of child-abuse material nothing but the place is stored, sent or kept by the server', async () => {
  await using rig = await createRig()
  await rig.connect()
  await rig.flagPost('https://www.facebook.com/', 0)
  const form = await rig.open('popup.html')
  await expect(form.getByText('Link found')).toBeVisible()
  const { currentDraftId: id } = await ask<Overview>(form, 'overview.read')
  const { draft } = await ask<{ draft: Draft }>(form, 'draft.read', { id })
  const forbidden = [draft.capture?.text?.value, draft.capture?.author?.value].map((value) => value ?? '')
  expect(forbidden.every((value) => value.length > 3)).toBe(true)
  forbidden.push('a note that was typed first')
  await form.getByLabel('What it means here').fill('a note that was typed first')

  await chooseCategory(form, CATEGORY)
  await expect(form.getByText('This category sends less.')).toBeVisible()
  const disk = async () => JSON.stringify((JSON.parse(await storedContent(form)) as unknown[])[0])
  for (const value of forbidden) expect(await disk()).not.toContain(value)
  const stored = (await records(form)).filter(({ store }) => store === 'drafts')
  const captures = stored.map(({ value }) => Object.keys((value as { capture: object }).capture).toSorted())
  expect(captures).toEqual([ALLOWED_OF_CAPTURE])

  await form.getByRole('button', { name: 'Undo' }).click()
  await expect(form.getByLabel('What it means here')).toHaveValue('a note that was typed first')
  await expect(form.getByText(forbidden[0]?.split('\n')[0] ?? '').first()).toBeVisible()

  await fillForm(form, {
    category: CATEGORY,
    language: 'Swahili',
    country: 'Kenya',
    choices: ['It is in the post itself'],
  })
  await form.keyboard.press('Control+Enter')
  await expect.poll(async () => (await ask<FlagStub[]>(form, 'history.list'))[0]?.reference).toBeTruthy()

  const [body = ''] = rig.line.bodies('/flags/batch')
  const [flag] = (JSON.parse(body) as { flags: Flag[] }).flags
  expect(Object.keys(flag?.capture ?? {}).toSorted()).toEqual(ALLOWED_OF_CAPTURE)
  expect(Object.keys(flag ?? {}).toSorted()).toEqual(FIELDS_OF_FLAG)
  expect(flag).toMatchObject({ note: null, noteChoices: ['in_the_post'], subject: { type: 'post' } })
  for (const { store, value } of await records(form)) {
    if (store === 'flags' || store === 'outbox') expect(value.flag).toEqual(flag)
    else if (store === 'stubs') expect(value.author).toBeNull()
    else expect(['records']).toContain(store)
  }
  const places = { 'the browser': await storedContent(form), 'the request': body, 'the server': serverContent(rig.api) }
  for (const [place, content] of Object.entries(places)) {
    for (const value of forbidden) expect(content, place).not.toContain(value)
    expect(content, place).toContain(flag?.subject.link)
  }
})

test('closing the form forgets what was removed, and says so', async () => {
  await using rig = await createRig()
  await rig.flagPost('https://www.facebook.com/', 0)
  const watcher = await rig.open('fullpage.html#history')
  const form = await rig.open('popup.html')
  await chooseCategory(form, CATEGORY)
  await expect(form.getByRole('button', { name: 'Undo' })).toBeVisible()
  expect(await storedContent(watcher)).toContain('removed:')
  await form.close()
  await expect.poll(() => storedContent(watcher)).not.toContain('removed:')
  const again = await rig.open('popup.html')
  await expect(again.getByText('What the category removed is not kept anywhere.')).toBeVisible()
  const { currentDraftId: id } = await ask<Overview>(again, 'overview.read')
  expect(await ask<DraftView>(again, 'draft.read', { id })).toMatchObject({ undoable: [], gone: true })
})

/** All opened records of the browser's database. */
async function records(page: Page): Promise<{ store: string; value: Record<string, unknown> }[]> {
  const [opened] = JSON.parse(await storedContent(page)) as [{ store: string; value: Record<string, unknown> }[]]
  return opened
}

/** All rows of the server's database and all bytes of its files, as text. */
function serverContent({ dataFolder }: { dataFolder: string }): string {
  const files = readdirSync(dataFolder)
  const database = new DatabaseSync(join(dataFolder, files.find((file) => file.endsWith('.sqlite')) ?? ''))
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all()
  const rows = tables.map(({ name }) => database.prepare(`select * from "${String(name)}"`).all())
  database.close()
  return JSON.stringify(rows) + files.map((file) => readFileSync(join(dataFolder, file), 'latin1')).join('')
}
