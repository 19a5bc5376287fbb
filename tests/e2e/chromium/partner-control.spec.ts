// What a partner sees of waiting flags and decides about them, in the real browser.
import { expect, type Page, test } from '@playwright/test'
import type { FlagStub, Overview } from '../../../utils/messages/page-views.ts'
import { makeFlag } from '../../api/make-flag.ts'
import { ask } from './extension.ts'
import { createRig, type Rig } from './rig.ts'

const TOLD = 'The same words stand under the next post.'

const flags = (page: Page) => ask<FlagStub[]>(page, 'history.list')

interface Action {
  getBadgeText(of: object): Promise<string>
  getBadgeBackgroundColor(of: object): Promise<number[]>
  getTitle(of: object): Promise<string>
}

function icon(page: Page) {
  return page.evaluate(async () => {
    const { action } = (globalThis as unknown as { chrome: { action: Action } }).chrome
    const [text, colour, title] = await Promise.all([
      action.getBadgeText({}),
      action.getBadgeBackgroundColor({}),
      action.getTitle({}),
    ])
    return { text, colour: colour.slice(0, 3), title }
  })
}

/** Waiting flags of so many minutes ago, taken in as if they had been carried here. */
async function queue(page: Page, changes: Record<string, unknown>, minutesAgo: number): Promise<string> {
  const { connection } = await ask<Overview>(page, 'overview.read')
  const submittedAt = new Date(Date.now() - minutesAgo * 60_000).toISOString()
  const flag = await makeFlag({ submittedAt, ...changes })
  const destination = connection && {
    origin: connection.origin,
    organisationId: connection.service.organisation.id,
    organisationName: connection.service.organisation.name,
  }
  expect(await ask(page, 'outbox.takeIn', { flags: [{ flag, destination }] })).toMatchObject({ added: 1 })
  return flag.id
}

async function connectedAndDown(rig: Rig): Promise<Page> {
  await rig.connect()
  await rig.api.kill()
  return rig.open('popup.html')
}

test('an imminent flag that has not left after five minutes says so loudly, with other ways', async () => {
  await using rig = await createRig({ EMERGENCY_CONTACTS: '{"ET":"+251 11 000 0000","*":"desk@example.org"}' })
  const popup = await connectedAndDown(rig)
  await queue(popup, { urgency: 'urgent' }, 60)
  await expect.poll(() => icon(popup)).toMatchObject({ text: '1', colour: [10, 92, 102] })
  expect((await icon(popup)).title).toContain('Waiting to be sent: 1. Oldest: ')
  await expect(popup.getByText('has not been sent')).toHaveCount(0)

  await queue(popup, { urgency: 'imminent' }, 6)
  await expect.poll(() => icon(popup)).toMatchObject({ text: '!2', colour: [179, 38, 30] })
  expect((await icon(popup)).title).toContain('An imminent flag has not been sent')
  const alert = popup.getByRole('alert').filter({ hasText: 'An imminent flag has not been sent.' })
  await expect(alert).toContainText('+251 11 000 0000')
  await expect(alert).toContainText('No connection.')
  await rig.extension.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await alert.getByRole('button', { name: 'Copy the flag’s text' }).click()
  await expect(alert.getByText('Copied')).toBeVisible()
  const copied = await popup.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('https://www.facebook.com/groups/100/posts/200/')
  expect(copied).toContain('A phrase that calls for attacks on one village.')

  await rig.api.start()
  await alert.getByRole('button', { name: 'Send now' }).click()
  await expect(alert).toHaveCount(0)
  await expect.poll(() => icon(popup)).toMatchObject({ text: '' })
})

test('a flag shows each try; it can be held, let go and withdrawn, and nothing goes while sending is paused', async () => {
  await using rig = await createRig()
  const page = await connectedAndDown(rig)
  const held = await queue(page, {}, 1)
  const withdrawn = await queue(page, {}, 2)
  const paused = await queue(page, {}, 3)
  await expect.poll(async () => (await flags(page)).every(({ waiting }) => waiting === 'no_line')).toBe(true)

  await page.goto(rig.extension.page(`popup.html#history/${held}`))
  await page.getByText('Tries to send').click()
  await expect(page.getByRole('listitem').filter({ hasText: 'No connection' }).first()).toContainText('Next try:')
  await page.getByRole('button', { name: 'Hold back' }).click()
  await expect(page.getByText('You hold this flag back.')).toBeVisible()

  await page.goto(rig.extension.page(`popup.html#history/${withdrawn}`))
  await page.getByText('Add information', { exact: true }).click()
  await page.getByLabel('What the reviewers should know').fill(TOLD)
  await page.getByRole('button', { name: 'Send information' }).click()
  await expect(page.getByText('Waiting to send.')).toBeVisible()
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await expect(page.getByText('What you wrote to the reviewers is not sent either.')).toBeVisible()
  await expect(page.getByText(/It may have arrived|so it may have arrived/)).toBeVisible()
  await page.getByRole('button', { name: 'Withdraw flag' }).click()
  await expect(page.getByText('You withdrew this flag')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Written, but not sent' })).toContainText(TOLD)

  await page.goto(rig.extension.page('popup.html#history'))
  await page.getByRole('button', { name: 'Pause sending' }).click()
  await expect(page.getByText('Sending is paused.')).toBeVisible()
  await rig.api.start()
  const before = rig.line.bodies('/flags/batch').length
  await ask(page, 'outbox.sendNow')
  await expect.poll(async () => (await flags(page)).find(({ id }) => id === paused)?.waiting).toBe('paused')
  expect(rig.line.bodies('/flags/batch')).toHaveLength(before)

  await page.getByRole('button', { name: 'Resume sending' }).click()
  await expect.poll(async () => (await flags(page)).find(({ id }) => id === paused)?.reference).toMatch(/^FF-/)
  const left = await flags(page)
  expect(left.find(({ id }) => id === held)).toMatchObject({ waiting: 'held', reference: null })
  expect(left.find(({ id }) => id === withdrawn)).toMatchObject({ state: 'withdrawn', reference: null })

  await page.goto(rig.extension.page(`popup.html#history/${held}`))
  await page.getByRole('button', { name: 'Let it go' }).click()
  await expect.poll(async () => (await flags(page)).find(({ id }) => id === held)?.reference).toMatch(/^FF-/)
  const sent = rig.line.bodies('/flags/batch').slice(before).join()
  expect(sent).not.toContain(withdrawn)
})

test('a flag costs at most 3 kB on the wire, and nothing is asked while nothing is open and nothing waits', async () => {
  await using rig = await createRig()
  const page = await connectedAndDown(rig)
  const text =
    'إلى كل من يسكن في حي النهر: لن نسمح لكم بالبقاء هنا بعد اليوم. اجتمعوا الليلة عند السوق القديم وأخرجوهم من بيوتهم قبل الفجر، ومن يساعدهم فهو منهم. '.repeat(
      4,
    )
  const note =
    'العبارة تعني في لهجتنا دعوة صريحة إلى مهاجمة بيوت جماعة بعينها، واستُخدمت قبل هجوم العام الماضي. '.repeat(3)
  const { capture } = await makeFlag()
  const known = (value: string, source: string) => ({ value, source, sure: 'yes' })
  await queue(
    page,
    {
      capture: {
        ...capture,
        author: known('صوت الوادي الإخباري', 'heading'),
        authorLink: known('https://www.facebook.com/profile.php?id=100087654321', 'heading'),
        text: known(text, 'message'),
      },
      note,
      language: 'ar',
    },
    0,
  )
  await expect.poll(async () => (await flags(page))[0]?.waiting).toBe('no_line')
  await rig.api.start()
  await ask(page, 'outbox.sendNow')
  await expect.poll(async () => (await flags(page))[0]?.reference).toMatch(/^FF-/)
  const posts = rig.line.exchanged('/flags/batch').filter(({ method, answered }) => method === 'POST' && answered > 0)
  expect(posts).toHaveLength(1)
  const [{ sent, answered } = { sent: 0, answered: 0 }] = posts
  console.log(
    `one Arabic flag of ${Buffer.byteLength(text + note)} bytes of words: ${sent} bytes sent, ${answered} answered`,
  )
  expect(sent + answered).toBeLessThanOrEqual(3_000)

  // A batch shares its head and its dictionary.
  const alarms = await page.evaluate(() => {
    type Alarms = { getAll(): Promise<{ name: string; scheduledTime: number }[]> }
    return (globalThis as unknown as { chrome: { alarms: Alarms } }).chrome.alarms.getAll()
  })
  // Without an alarm nothing of ours runs while no page is open: what is not armed can't poll. The one that stands asks
  // what became of the open flag, an hour from now.
  expect(alarms.map(({ name }) => name)).toEqual(['sync'])
  expect((alarms[0]?.scheduledTime ?? 0) - Date.now()).toBeGreaterThan(10 * 60_000)
})
