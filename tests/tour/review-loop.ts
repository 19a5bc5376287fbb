// What becomes of one flag, from the reviewers' first question to its end: the partner in one tab, the desk in another.
import { expect, type Page } from '@playwright/test'
import type { FlagStub } from '../../utils/messages/page-views.ts'
import { ask } from '../e2e/chromium/extension.ts'
import { closeAfter } from '../e2e/close-after.ts'
import { enterDesk, openFlag } from '../e2e/desk.ts'
import type { ReportingApi } from '../e2e/reporting-api.ts'
import type { TourHost } from './tour.ts'

const QUESTION = 'Is “magugu” also used for farming in this group?'
const ANSWER = 'For both. Here it is for people: the next sentence speaks of their children.'
const DECISION = 'It reads as advice on weeding.'
const OBJECTION = 'Nobody farms by the river. The comments name the families.'
const REVERSAL = 'Removed: the comments name the families that are meant.'
/** Longer than the time in which a partner may object, in days. */
const LONG_AFTER = 200

/** Walks one received flag through question, answer, decision, objection and second review, until it is closed. */
export async function walkReviewLoop(
  { partner, desk, api, flag }: { partner: Page; desk: Page; api: ReportingApi; flag: FlagStub },
  host: TourHost,
): Promise<void> {
  const reference = flag.reference ?? ''
  const seesAs = async (state: string) => {
    await partner.bringToFront()
    await partner.reload()
    await expect.poll(async () => (await readStub(partner, flag.id)).state).toBe(state)
  }
  const decide = async (outcome: string, why: string) => {
    await desk.getByRole('radio', { name: outcome }).check()
    await desk.getByLabel('Why, in words that the partner can use').fill(why)
    await host.picture(desk, `desk-${outcome.toLowerCase().replaceAll(' ', '-')}`)
    await desk.getByRole('button', { name: 'Decide', exact: true }).click()
    await expect(desk.getByRole('status')).toContainText(outcome)
  }

  host.step('A reviewer at the review desk asks what it means')
  await desk.bringToFront()
  await enterDesk(desk, api)
  await host.picture(desk, 'desk-queue')
  await openFlag(desk, api, reference)
  await desk.getByRole('button', { name: 'Sort' }).click()
  await desk.getByLabel('Your question').fill(QUESTION)
  await host.picture(desk, 'desk-question')
  await desk.getByRole('button', { name: 'Send question' }).click()
  await expect(desk.getByRole('status')).toBeVisible()
  host.saw(`${reference} needs an answer`)

  host.step('The partner reads the question and answers')
  await partner.goto(partner.url().replace(/#.*/, `#history/${flag.id}`))
  await seesAs('info_requested')
  await expect(partner.getByText(QUESTION).first()).toBeVisible()
  await partner.getByLabel('Your answer').fill(ANSWER)
  await host.picture(partner, 'flag-asked')
  await partner.getByRole('button', { name: 'Send answer' }).click()
  await expect.poll(async () => (await readStub(partner, flag.id)).state).toBe('under_review')
  host.saw('the answer was received; the flag is under review')

  host.step('The reviewer finds no violation')
  await desk.bringToFront()
  await desk.reload()
  await expect(desk.getByText(ANSWER)).toBeVisible()
  await desk.getByLabel('Reason, where no violation was found').selectOption('policy_allows')
  await decide('No violation found', DECISION)
  host.saw(`${reference} decided`)

  host.step('The partner says that it is wrong, and asks for a second review')
  await seesAs('no_violation')
  await expect(partner.getByText(DECISION)).toBeVisible()
  await partner.getByRole('radio', { name: 'Wrong', exact: true }).check()
  await host.picture(partner, 'flag-decided')
  await partner.getByRole('button', { name: 'Send verdict' }).click()
  await partner.getByText('Ask for a second review', { exact: true }).click()
  await partner.getByLabel('Why the decision should change').fill(OBJECTION)
  await partner.getByRole('button', { name: 'Ask for the review' }).click()
  await expect.poll(async () => (await readStub(partner, flag.id)).state).toBe('reconsideration_requested')
  await host.picture(partner, 'flag-disputed')
  host.saw('both are with the reviewers')

  host.step('Another reviewer reverses the decision')
  await desk.bringToFront()
  await desk.reload()
  await expect(desk.getByRole('button', { name: 'Decide', exact: true })).toHaveCount(0)
  host.saw('whoever decided is offered no second decision')
  await enterDesk(desk, api)
  await openFlag(desk, api, reference)
  await desk.getByRole('checkbox', { name: 'removed', exact: true }).check()
  await decide('Decision reversed', REVERSAL)
  await seesAs('decision_reversed')
  await expect(partner.getByText(REVERSAL)).toBeVisible()
  await host.picture(partner, 'flag-reversed')
  host.saw('the partner reads why')

  host.step(`${LONG_AFTER} days pass by the service’s clock`)
  await closeAfter(LONG_AFTER, api)
  await seesAs('closed')
  await partner.evaluate(() => document.querySelector('.timeline')?.scrollIntoView())
  await host.picture(partner, 'flag-closed')
  host.saw('closed; the timeline tells all of it')
}

async function readStub(page: Page, id: string): Promise<FlagStub> {
  const stub = (await ask<FlagStub[]>(page, 'history.list')).find((one) => one.id === id)
  if (!stub) throw new Error('the flag is not in the history')
  return stub
}
