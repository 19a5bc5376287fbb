// One category of each kind of capture and handling, from a click on a post to the server's database: what lies where.
// All 81 go the same way in tests/api/every-category.test.ts, without a browser.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, type Page, test } from '@playwright/test'
import type { Draft } from '../../../utils/flag/draft.ts'
import type { Flag } from '../../../utils/flag/flag.ts'
import type { DraftView, FlagStub, Overview } from '../../../utils/messages/page-views.ts'
import { allowedContent, allowedFields, type SourceCategory } from '../../unit/flag/allowed-content.ts'
// Cut from the project's taxonomy, version 1.0.0.
import source from '../../unit/flag/taxonomy-source.json' with { type: 'json' }
import { ask, clickControl, flagControls } from './extension.ts'
import { closePopup } from './real-popup.ts'
import { createRig } from './rig.ts'
import { storedContent } from './stored-content.ts'

/** The handling that says something of what is written down; the second, of the post's text where that is kept. */
const ABOUT_CONTENT = ['no_text_capture', 'no_free_text_description']
const ABOUT_TEXT = ['redact_pii', 'defang_links']

/** The first category of each kind. */
const KINDS = [
  ...Map.groupBy(source.categories, (category) => {
    const says = allowedContent(category).text ? [...ABOUT_CONTENT, ...ABOUT_TEXT] : ABOUT_CONTENT
    return [category.capture, ...says.filter((id) => category.special_handling.includes(id))].join(' ')
  }),
].flatMap(([kind, [category]]) => (category ? [{ kind, category }] : []))

/** Of few posts only: a reshare's, an advert's. */
const OF_FEW = ['original', 'sponsored']
/** The tool's own pauses grow to a second. */
const SOON = { intervals: [50] }
const NOTE = 'what the partner wrote'
const TRANSLATION = 'the post in other words'

test('for each kind of category the browser, the request and the server hold exactly what it allows', async () => {
  await using rig = await createRig()
  await rig.connect()
  const own = await rig.open('fullpage.html#history')
  const feed = await rig.extension.context.newPage()
  await feed.goto('https://www.facebook.com/')
  await expect.poll(async () => (await flagControls(feed)).length).toBeGreaterThan(2)
  expect(KINDS.length).toBeGreaterThan(6)

  const used = new Set<string>()
  const marked: ReturnType<typeof markersOf> = []
  for (const { kind, category } of KINDS) {
    await test.step(`${kind}: ${category.id}`, async () => {
      const id = await startDraft(feed, own, used)
      const whole = await draftOf(own, id)
      const words = markersOf(whole, category)
      await ask(own, 'draft.change', {
        id,
        change: {
          category: category.id,
          urgency: 'standard',
          language: 'sw',
          country: 'KE',
          note: NOTE,
          noteChoices: ['in_the_post'],
          context: { translation: TRANSLATION, likelihood: 'likely' },
          goodFaith: true,
        },
      })
      expect(fieldsOf(await draftOf(own, id))).toEqual(fieldsAllowed(category, whole))
      const [disk] = JSON.parse(await storedContent(own)) as [{ store: string; columns: { id: string } }[]]
      const onDisk = disk.filter(({ store, columns }) => store === 'drafts' && columns.id === id)
      expect(onDisk).toHaveLength(1)
      holdsOnly(words, { 'the draft on disk': JSON.stringify(onDisk) })

      const submitted = await ask<{ ok: boolean; flagId: string }>(own, 'draft.submit', { id })
      expect(submitted).toMatchObject({ ok: true })
      const { flagId } = submitted
      const stub = async () => (await ask<FlagStub[]>(own, 'history.list')).find((row) => row.id === flagId)
      await expect.poll(async () => (await stub())?.reference, SOON).toMatch(/^FF-/)

      const sent = rig.line.bodies('/flags/batch').flatMap((body) => (JSON.parse(body) as { flags: Flag[] }).flags)
      const flag = sent.find((candidate) => candidate.id === flagId)
      if (!flag) throw new Error('the flag was not sent')
      expect(fieldsOf(flag)).toEqual(fieldsAllowed(category, whole))
      const [after] = JSON.parse(await storedContent(own)) as [{ store: string; value: { flag?: Flag } | null }[]]
      const kept = after.filter(({ value }) => value?.flag?.id === flagId).map(({ value }) => value?.flag)
      expect(kept).toEqual([flag])
      const row = serverRow(rig.api.dataFolder, flagId)
      expect(JSON.parse(row)).toEqual(flag)
      holdsOnly(words, { 'the request': JSON.stringify(flag), 'the server': row })
      marked.push(...words)
    })
  }
  // The history's first screen names what its rows name, and nothing more.
  const firstScreen = async () => {
    const [disk] = JSON.parse(await storedContent(own)) as [{ columns: { id: string } }[]]
    return JSON.stringify(disk.filter(({ columns }) => columns.id === 'first-screen'))
  }
  await expect.poll(firstScreen).toContain(KINDS.at(-1)?.category.id ?? 'no kinds')
  const screen = await firstScreen()
  // Two posts may have one author.
  const allowed = new Set(marked.filter(({ kept }) => kept).map(({ words }) => words))
  const forbidden = marked.filter(({ what, words }) => what === 'text' || what === 'note' || !allowed.has(words))
  expect(forbidden.length).toBeGreaterThan(KINDS.length)
  expect(forbidden.filter(({ words }) => screen.includes(words))).toEqual([])
  // Nothing of all that is left where unfinished things lie.
  const [end, session] = JSON.parse(await storedContent(own)) as [{ store: string }[], object]
  expect(end.filter(({ store }) => store === 'drafts' || store === 'outbox')).toEqual([])
  expect(Object.keys(session).filter((key) => /^(removed|cleared|discarded)/.test(key))).toEqual([])
})

/** Clicks the next control whose post has author, text and link; resolves to the id of its sealed draft. */
async function startDraft(feed: Page, own: Page, used: Set<string>): Promise<string> {
  for (;;) {
    await feed.bringToFront()
    const control = (await flagControls(feed)).find(({ name }) => !used.has(name) && !name.startsWith('Flagged'))
    if (!control) throw new Error('no more posts')
    used.add(control.name)
    await clickControl(feed, control)
    await closePopup(feed)
    const { currentDraftId: id } = await ask<Overview>(own, 'overview.read')
    if (!id) throw new Error('no draft')
    await expect.poll(async () => (await draftOf(own, id)).sealed, SOON).toBe(true)
    const { capture } = await draftOf(own, id)
    if (capture?.text?.value && capture.author?.value && capture.permalink?.value) return id
    await ask(own, 'draft.discard', { id })
  }
}

async function draftOf(own: Page, id: string): Promise<Draft> {
  const view = await ask<DraftView | null>(own, 'draft.read', { id })
  if (!view) throw new Error('the draft is gone')
  return view.draft
}

function fieldsOf({ capture }: Draft | Flag): string[] {
  return Object.keys(capture ?? {}).toSorted()
}

/** What the category lets through of a capture. */
function fieldsAllowed(category: SourceCategory, { capture }: Draft): string[] {
  const allowed = allowedContent(category)
  const ofFew = allowed.facts ? OF_FEW.filter((field) => field in (capture ?? {})) : []
  const { value } = capture?.postedAt ?? {}
  // A time is kept by all; the page's own words for it only where words are.
  const isTime = !value || /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)
  return [...new Set([...allowedFields(allowed), ...ofFew, ...(isTime ? ['postedAt'] : [])])].toSorted()
}

function markersOf({ capture }: Draft, category: SourceCategory) {
  const { described, names, text } = allowedContent(category)
  const inJson = (words: string) => JSON.stringify(words).slice(1, -1)
  return [
    { what: 'text', words: inJson(capture?.text?.value ?? ''), kept: text },
    { what: 'author', words: inJson(capture?.author?.value ?? ''), kept: names },
    { what: 'link', words: capture?.permalink?.value ?? '', kept: true },
    { what: 'note', words: NOTE, kept: described },
    { what: 'translation', words: TRANSLATION, kept: text },
  ]
}

function holdsOnly(words: ReturnType<typeof markersOf>, places: Record<string, string>): void {
  for (const [place, content] of Object.entries(places)) {
    for (const { what, words: said, kept } of words) {
      expect({ place, what, there: content.includes(said) }).toEqual({ place, what, there: kept })
    }
  }
}

/** A flag as the server's database has it. */
function serverRow(folder: string, flagId: string): string {
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite')) ?? ''
  const database = new DatabaseSync(join(folder, file), { readOnly: true })
  const row = database.prepare('select content from flags where id = ?').get(flagId)
  database.close()
  return String(row?.content)
}
