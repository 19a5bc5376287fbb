// One flag's whole way through the partner's real pages, with a line that breaks and a browser that is killed in between.
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { uuidv7 } from 'uuidv7'
import type { FlagStub } from '../../../utils/messages/page-views.ts'
import { closeAfter } from '../close-after.ts'
import { enterDesk } from '../desk.ts'
import { enrolReviewer } from '../review.ts'
import { ask } from './extension.ts'
import { fillForm, sendFlag } from './flag-form.ts'
import { createRig, type Rig } from './rig.ts'
import { violations } from './violations.ts'

const QUESTION = 'Is “weeds” also used for farming on this Page?'
const ANSWER = 'For both. In this post it is for people: it speaks of their children.'

async function flagOne(rig: Rig): Promise<string> {
  await rig.flagPost('https://www.facebook.com/', 1)
  const form = await rig.open('popup.html')
  await fillForm(form, { category: 'Direct threat', language: 'Swahili', country: 'Kenya', note: 'The house.' })
  await sendFlag(form)
  await expect.poll(async () => (await ask<FlagStub[]>(form, 'history.list'))[0]?.reference).toMatch(/^FF-/)
  const [flag] = await ask<FlagStub[]>(form, 'history.list')
  await form.close()
  if (!flag) throw new Error('history is empty')
  return flag.id
}

/** The flag's page at the desk, for a reviewer who was never there before. */
async function openDesk(rig: Rig, flagId: string): Promise<Page> {
  const desk = await rig.extension.context.newPage()
  await enterDesk(desk, rig.api)
  await desk.goto(`${rig.api.origin}/desk/flags/${flagId}`)
  return desk
}

const titles = (page: Page) => page.locator('.timeline strong').allTextContents()
const chip = (page: Page) => page.locator('.detail-facts .state')

test('a flag is asked about, answered offline, decided, disputed, reviewed by another, reversed and closed', async () => {
  await using rig = await createRig()
  await rig.connect()
  const id = await flagOne(rig)
  const server = await enrolReviewer(rig.api)
  const openFlag = (surface: 'popup' | 'fullpage') => rig.open(`${surface}.html#history/${id}`)

  const desk = await openDesk(rig, id)
  await desk.getByRole('button', { name: 'Sort' }).click()
  await desk.locator('#ask-words').fill(QUESTION)
  await desk.getByRole('button', { name: 'Send question' }).click()
  await expect(desk.getByRole('status')).toBeVisible()
  await desk.close()
  const asked = await openFlag('popup')
  await expect(asked.getByRole('heading', { name: 'The reviewers ask' })).toBeVisible()
  await expect(asked.getByText(QUESTION).first()).toBeVisible()
  await expect(asked.getByText('1 needs you')).toHaveCount(1)

  // The line is gone; what is being typed outlives the popup.
  await rig.api.kill()
  await asked.getByLabel('Your answer').fill(ANSWER)
  await expect
    .poll(async () => (await ask<{ saying: object }>(asked, 'history.read', { id })).saying)
    .toMatchObject({
      words: { answer: ANSWER },
    })
  await asked.close()
  const answering = await openFlag('popup')
  await expect(answering.getByLabel('Your answer')).toHaveValue(ANSWER)
  await answering.getByRole('button', { name: 'Send answer' }).click()
  await expect(answering.getByText('Waiting to send.')).toBeVisible()
  expect((await titles(answering)).at(-1)).toBe('You answered')
  await expect(answering.getByRole('heading', { name: 'The reviewers ask' })).toHaveCount(0)

  // The browser is killed; the server commits the answer, but the word of it is lost on the way.
  await rig.restart('kill')
  const lost = rig.line.breakAfterCommit('/events', async () => {})
  await rig.api.start()
  const later = await openFlag('fullpage')
  await ask(later, 'outbox.sendNow')
  await lost
  await expect
    .poll(async () => {
      await ask(later, 'outbox.sendNow')
      return later.getByText('Waiting to send.').count()
    })
    .toBe(0)
  const events = await server.events(id)
  expect(events.filter(({ kind }) => kind === 'answer').map(({ words }) => words)).toEqual([ANSWER])
  expect((await titles(later)).filter((title) => title === 'You answered')).toHaveLength(1)
  await expect(chip(later)).toHaveText('Under review')

  const decider = await openDesk(rig, id)
  await decider.getByRole('radio', { name: 'No violation found' }).check()
  await decider.locator('#decide-words').fill('It is about farming.')
  await decider.locator('#decide-reason').selectOption('policy_allows')
  await decider.getByRole('button', { name: 'Decide', exact: true }).click()
  await expect(decider.getByRole('status')).toContainText('No violation found')
  await later.reload()
  await expect(later.getByRole('heading', { name: 'Decision: No violation found' })).toBeVisible()
  await expect(later.getByText(/Within the operator’s target of/)).toBeVisible()
  await later.getByRole('radio', { name: 'Wrong', exact: true }).check()
  await later.getByLabel('Tell the reviewers more (optional)').fill('The families are named in the comments.')
  await later.getByRole('button', { name: 'Send verdict' }).click()
  await expect.poll(() => titles(later)).toContain('You said: Wrong')
  await later.getByText('Ask for a second review', { exact: true }).click()
  await later.getByLabel('Why the decision should change').fill('It names families, not plants.')
  await later.getByRole('button', { name: 'Ask for the review' }).click()
  await expect(chip(later)).toHaveText('Second review asked for')
  await expect.poll(async () => (await server.events(id)).at(-1)?.kind).toBe('second_review')

  // Who decided is not who looks again.
  await decider.reload()
  await expect(decider.getByRole('button', { name: 'Decide', exact: true })).toHaveCount(0)
  await decider.close()
  const second = await openDesk(rig, id)
  await second.getByRole('radio', { name: 'Decision reversed' }).check()
  await second.locator('#decide-words').fill('The comments name the families.')
  await second.getByRole('checkbox', { name: 'removed', exact: true }).check()
  await second.locator('[name=ground]').fill('Hateful conduct: dehumanising comparison')
  await second.locator('#decide-scope').selectOption('*')
  await second.getByRole('button', { name: 'Decide', exact: true }).click()
  await expect(second.getByRole('status')).toContainText('Decision reversed')
  await second.close()
  await later.bringToFront()
  await later.reload()
  await expect(later.getByRole('heading', { name: 'Decision: Decision reversed' })).toBeVisible()
  for (const words of ['Hateful conduct: dehumanising comparison', 'Everywhere', 'A person', 'removed']) {
    await expect(later.locator('.facts').getByText(words, { exact: true }).first()).toBeVisible()
  }
  await later.getByRole('radio', { name: 'Right', exact: true }).check()
  await later.getByRole('button', { name: 'Send verdict' }).click()
  await expect.poll(async () => (await server.events(id)).at(-1)).toMatchObject({ kind: 'feedback', feedback: 'agree' })

  await closeAfter(200, rig.api)
  await later.reload()
  await expect(chip(later)).toHaveText('Closed')
  expect(await titles(later)).toEqual([
    'You flagged it',
    'Received',
    'Sorted by reviewers',
    'Reviewers ask a question',
    'You answered',
    'No violation found',
    'You said: Wrong',
    'You asked for a second review',
    'Decision reversed',
    'You said: Right',
    'Closed',
  ])
})

test('the page of a flag is accessible and fits 320 px, whatever stands on it', async () => {
  await using rig = await createRig()
  await rig.connect()
  const id = await flagOne(rig)
  const reviewer = await enrolReviewer(rig.api)
  const page = await rig.open(`popup.html#history/${id}`)
  const look = async (what: string, sign: { en: string; ar: string }) => {
    for (const language of ['en', 'ar'] as const) {
      await ask(page, 'settings.change', { uiLanguage: language })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width: 320, height: 600 })
        await page.goto('about:blank')
        await page.goto(rig.extension.page(`popup.html#history/${id}`))
        await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr')
        await expect(page.getByRole('listitem').filter({ hasText: sign[language] })).not.toHaveCount(0)
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true
        })
        const where = `${what}, ${language}, ${colorScheme}`
        expect(await violations(page, colorScheme), where).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow, `${where} is too wide`).toBeLessThanOrEqual(0)
      }
    }
  }
  await reviewer.move(id, { state: 'triaged' })
  await reviewer.move(id, { state: 'info_requested', words: QUESTION })
  await look('asked', { en: QUESTION, ar: QUESTION })
  await rig.api.kill()
  await ask(page, 'saying.send', { id, event: { id: uuidv7(), kind: 'answer', words: ANSWER } })
  await look('waiting', { en: 'Waiting to send.', ar: 'في انتظار الإرسال.' })
  await rig.api.start()
  await ask(page, 'outbox.sendNow')
  await expect.poll(async () => (await reviewer.events(id)).at(-1)?.kind).toBe('answer')
  await reviewer.move(id, { state: 'actioned', actions: ['content_removed'], words: 'Removed.', scope: ['KE'] })
  await look('decided', { en: 'Action taken', ar: 'اتُّخذ إجراء' })
})

test('a flag that a restored server lost and that was deleted here says so, and is put away', async () => {
  await using rig = await createRig()
  await rig.connect()
  const backup = await mkdtemp(join(tmpdir(), 'fieldflag-backup-'))
  await using _ = { [Symbol.asyncDispose]: () => rm(backup, { recursive: true, force: true }) }
  await rig.api.stop()
  await cp(rig.api.dataFolder, backup, { recursive: true })
  await rig.api.start()
  const id = await flagOne(rig)
  const page = await rig.open(`popup.html#history/${id}`)
  await expect.poll(() => ask(page, 'history.sync')).toMatchObject({ ok: true })
  await ask(page, 'retention.choose', { days: 0 })
  await expect(page.getByText('The reviewers still have it')).toHaveCount(1)
  await rig.api.stop()
  await rm(rig.api.dataFolder, { recursive: true })
  await cp(backup, rig.api.dataFolder, { recursive: true })
  await rig.api.start()
  await expect.poll(() => ask(page, 'history.sync')).toMatchObject({ ok: true })
  const banner = page.locator('.banner.is-needs-you')
  await expect(banner).toContainText('The service no longer has this flag.')
  await expect(banner.locator('.reference')).toHaveText(/^FF-/)
  await expect(chip(page)).toHaveText('The service no longer has it')
  await expect(page.getByText('Withdraw')).toHaveCount(0)
  await page.setViewportSize({ width: 320, height: 600 })
  expect(await violations(page, 'light')).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  await page.goto('about:blank')
  await page.goto(rig.extension.page('popup.html#history'))
  await expect(page.getByRole('heading', { name: 'Needs you 1' })).toBeVisible()
  await page.getByText('The service no longer has it').click()
  await page.getByRole('button', { name: 'Delete from this device' }).click()
  await expect(page.getByText('The service no longer has it: nobody will have it.')).toBeVisible()
  await page.getByRole('button', { name: 'Delete flag' }).click()
  await expect(page.getByText('No flags yet.')).toBeVisible()
})

test('a page that shows a flag says so where it is asked whether somebody looks, any other says nothing', async () => {
  await using rig = await createRig()
  const page = await rig.open('fullpage.html#history')
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  const isLooking = async () => {
    const [background] = rig.extension.context.serviceWorkers()
    return background?.evaluate(() => {
      type Runtime = { sendMessage(message: object): Promise<unknown> }
      const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome
      const said = runtime.sendMessage({ type: 'looking', payload: { flagIds: ['a'] } })
      // Where no page answers the browser rejects, or has nothing to tell.
      return said.then((answer) => answer === true).catch(() => false)
    })
  }
  expect(await isLooking()).toBe(true)
  await page.evaluate(() => {
    location.hash = '#settings'
  })
  expect(await isLooking()).toBe(false)
})
