// A post that was flagged shows so wherever it is met again.
import { expect, type Page, test } from '@playwright/test'
import type { FlagStub } from '../../../utils/messages/page-views.ts'
import { instagramSurfaces } from '../../practice/instagram-surfaces.ts'
import { expectedOnFacebook } from '../../practice/posts.ts'
import { switchedUrl } from '../../practice/surface.ts'
import { enrolReviewer } from '../review.ts'
import { ask, flagControls, placeOfControl } from './extension.ts'
import { fillForm, sendFlag } from './flag-form.ts'
import { createRig, type Rig } from './rig.ts'

const HOME = 'https://www.facebook.com/'
const ANSWERS = { category: 'Direct threat', language: 'Swahili', country: 'Kenya', note: 'They name the house.' }

async function flagged(page: Page): Promise<string[]> {
  const names = (await flagControls(page)).map(({ name }) => name)
  return names.filter((name) => name.startsWith('Flagged'))
}

/** Flags a post of a feed and sends it; resolves to the feed's page. */
async function flag(rig: Rig, feed: string, n: number): Promise<Page> {
  const page = await rig.flagPost(feed, n)
  const form = await rig.open('popup.html')
  await expect(form.getByText('Link found')).toBeVisible()
  await fillForm(form, ANSWERS)
  await sendFlag(form)
  await form.close()
  await page.bringToFront()
  return page
}

test('on the feed at once, after a reload, on its own page, and not on others', async () => {
  await using rig = await createRig()
  const [, post] = expectedOnFacebook({ at: 'home' }, 2)
  if (!post?.permalink) throw new Error('no link')
  const name = `Flagged: post by ${post.author} · Waiting to send`
  const feed = await flag(rig, HOME, 1)
  await expect.poll(() => flagged(feed)).toEqual([name])
  // Clicked again it opens its form as any other.
  await feed.reload()
  await expect.poll(() => flagged(feed)).toEqual([name])
  await feed.goto(post.permalink)
  await expect.poll(() => flagged(feed)).toEqual([name])
  const elsewhere = await rig.extension.context.newPage()
  await elsewhere.goto('https://www.instagram.com/')
  await expect.poll(async () => (await flagControls(elsewhere)).length).toBeGreaterThan(1)
  expect(await flagged(elsewhere)).toEqual([])
})

test('a node that is used again for another post loses the mark, and the post finds it again', async () => {
  await using rig = await createRig()
  const feed = await flag(rig, HOME, 0)
  await expect.poll(() => flagged(feed)).toHaveLength(1)
  await feed.mouse.move(640, 500)
  await expect(async () => {
    await feed.mouse.wheel(0, 900)
    await expect(feed.locator('[aria-posinset="1"]')).toHaveCount(0, { timeout: 100 })
  }).toPass()
  await expect.poll(() => flagged(feed)).toEqual([])
  await expect(async () => {
    await feed.mouse.wheel(0, -2_000)
    await expect.poll(() => flagged(feed), { timeout: 1_000 }).toHaveLength(1)
  }).toPass()
})

test('on Instagram by its code, in the feed and on its own page', async () => {
  await using rig = await createRig()
  const feed = await flag(rig, 'https://www.instagram.com/', 0)
  await expect.poll(() => flagged(feed)).toHaveLength(1)
  const link = await feed.locator('main article a:has(time)').first().getAttribute('href')
  await feed.goto(new URL(link ?? '', 'https://www.instagram.com/').href)
  await expect.poll(() => flagged(feed)).toHaveLength(1)
})

test('over a video the control looks marked, and yet the page can’t measure that', async () => {
  await using rig = await createRig()
  const reel = instagramSurfaces().find(({ name }) => name === 'reels viewer')
  if (!reel) throw new Error('no such surface')
  const page = await rig.clickPost(reel.url, 0)
  const before = await boxesOfHosts(page)
  expect(before).toHaveLength(1)
  const form = await rig.open('popup.html')
  await fillForm(form, ANSWERS)
  await sendFlag(form)
  await form.close()
  await page.bringToFront()
  await expect.poll(() => flagged(page)).toHaveLength(1)
  await page.mouse.move(1, 1)
  expect(await boxesOfHosts(page)).toEqual(before)
  const [control] = await flagControls(page)
  if (!control) throw new Error('no control')
  const { x, y } = await placeOfControl(page, control)
  await page.mouse.move(x, y)
  expect(await boxesOfHosts(page)).toEqual(before)
})

/** What a page can measure of our hosts: the size of each box, and where it stands. */
function boxesOfHosts(page: Page): Promise<number[][]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(({ localName }) => localName.startsWith('x-'))
      .map((host) => {
        const { x, y, width, height } = host.getBoundingClientRect()
        return [x, y, width, height, host.scrollWidth, host.scrollHeight]
      }),
  )
}

test('the control says how far the flag has come, while the page stays open', async () => {
  await using rig = await createRig()
  await rig.connect()
  await rig.api.kill()
  const feed = await flag(rig, HOME, 1)
  await expect.poll(() => flagged(feed)).toEqual([expect.stringMatching(/Waiting to send$/)])
  await rig.api.start()
  const history = await rig.open('popup.html#history')
  await ask(history, 'outbox.sendNow')
  await feed.bringToFront()
  await expect.poll(() => flagged(feed)).toEqual([expect.stringMatching(/Received$/)])
  const [sent] = await ask<FlagStub[]>(history, 'history.list')
  if (!sent) throw new Error('no flag')
  expect(sent.seenOn).toBe(new Date().toISOString().slice(0, 10))
  const reviewer = await enrolReviewer(rig.api)
  await reviewer.move(sent.id, { state: 'triaged' })
  await ask(history, 'history.sync')
  await expect.poll(() => flagged(feed)).toEqual([expect.stringMatching(/With reviewers$/)])
})

test('at its own address, opened by the partner, a post that is not there any more is noted as gone', async () => {
  await using rig = await createRig()
  const [, post] = expectedOnFacebook({ at: 'home' }, 2)
  const facebook = await flag(rig, HOME, 1)
  const instagram = await flag(rig, 'https://www.instagram.com/', 0)
  const link = await instagram.locator('main article a:has(time)').first().getAttribute('href')
  const history = await rig.open('popup.html#history')
  const gone = async () => (await ask<FlagStub[]>(history, 'history.list')).map(({ goneOn }) => goneOn)
  const open = async (page: Page, address: string) => {
    await page.bringToFront()
    await page.goto(switchedUrl(address, { cohort: 'gone', locale: 'ar' }))
    await expect(page.locator('[role=main] h2')).toBeVisible()
  }
  const today = new Date().toISOString().slice(0, 10)
  await open(facebook, post?.permalink ?? '')
  await expect.poll(gone, { timeout: 15_000 }).toEqual([null, today])
  await open(instagram, new URL(link ?? '', 'https://www.instagram.com/').href)
  await expect.poll(gone, { timeout: 15_000 }).toEqual([today, today])
  const [, first] = await ask<FlagStub[]>(history, 'history.list')
  await history.goto(rig.extension.page(`popup.html#history/${first?.id}`))
  await expect(history.getByText(/nothing was there: gone, or hidden from you/)).toBeVisible()
  // Met again it is not gone.
  await facebook.bringToFront()
  await facebook.goto(post?.permalink ?? '')
  await expect.poll(gone, { timeout: 15_000 }).toEqual([today, null])
})
