// What the sites' pages do all day, with the control there: recycle, drop, hydrate late, navigate, hide, count, attack.
import { expect, type Page, test } from '@playwright/test'
import type { Overview } from '../../../utils/messages/page-views.ts'
import { type ExpectedCapture, expectedOnFacebook, expectedOnInstagram } from '../../practice/posts.ts'
import { clickedCapture } from './clicked-capture.ts'
import { ask, type Extension, flagControls, launchExtension } from './extension.ts'
import { sitesPort } from './global-setup.ts'

const HOME = 'https://www.facebook.com/'
const WHOLE = `${HOME}?virtual=off&posts=3`
const onHome = expectedOnFacebook({ at: 'home' }, 60)
const [first, second, third] = onHome
/** What the page sees of the controls: unknown elements. */
const HOSTS = `Array.from(document.querySelectorAll('*')).filter((element) => element.localName.startsWith('x-'))`

let extension: Extension
let own: Page
let page: Page
let troubles: string[]

test.beforeAll(async () => {
  extension = await launchExtension({ sitesPort: sitesPort() })
  own = await extension.context.newPage()
  await own.goto(extension.page('popup.html'))
})
test.afterAll(() => extension.close())
test.beforeEach(async () => {
  troubles = []
  page = await extension.context.newPage()
  page.on('pageerror', ({ message }) => troubles.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
})
test.afterEach(async () => {
  await page.close()
  expect(troubles).toEqual([])
})

const names = async () => (await flagControls(page)).map(({ name }) => name)
const named = (posts: (ExpectedCapture | undefined)[]) => posts.map((post) => `Flag post by ${post?.author}`)
const drafts = async () => (await ask<Overview>(own, 'overview.read')).drafts.length

test('nodes that are used again carry the control of the post that they show now', async () => {
  await page.goto(`${HOME}?posts=60`)
  await page.mouse.move(640, 500)
  const shown = () =>
    page
      .locator('[aria-posinset]:has(h4)')
      .evaluateAll((roots) => roots.map((root) => Number(root.ariaPosInSet) - 1).sort((a, b) => a - b))
  await expect(async () => {
    await page.mouse.wheel(0, 900)
    // On a slow machine a wheel goes past any one post.
    expect((await shown()).at(-1)).toBeGreaterThanOrEqual(20)
  }).toPass({ intervals: [30] })
  // Wheels that a busy page has not answered yet still move it.
  await expect(async () => {
    const mounted = await shown()
    expect((await names()).sort()).toEqual(named(mounted.map((index) => onHome[index])).sort())
    expect(mounted).not.toContain(0)
  }).toPass()
})

test('posts that come blank get their control with their content', async () => {
  await page.goto(`${WHOLE}&hydrate=1500`)
  await page.locator('[aria-posinset="3"]').waitFor()
  expect(await names()).toEqual([])
  await expect.poll(names).toEqual(named([first, second, third]))
})

test('what the page drops comes back, in roots that stay and in new ones', async () => {
  await page.goto(`${WHOLE}&drops=400`)
  await page.locator('[aria-posinset="3"] h4').waitFor()
  await page.evaluate(() => {
    for (const root of document.querySelectorAll<HTMLElement>('[aria-posinset]')) root.dataset.old = ''
  })
  await expect(page.locator('[data-old]')).toHaveCount(0)
  // The page goes on dropping: what counts is that all are there again between two drops.
  for (let round = 0; round < 3; round++) {
    await expect.poll(names, { intervals: [20] }).toEqual(named([first, second, third]))
  }
})

test('counts that change all the time make no second control and lose none', async () => {
  await page.goto(`${WHOLE}&churn=30`)
  await expect.poll(names).toEqual(named([first, second, third]))
  const hosts = await page.evaluateHandle(HOSTS)
  const count = page.locator('[aria-posinset="1"] [role=button] > span[aria-hidden=true]').first()
  const before = Number(await count.textContent())
  await expect.poll(async () => Number(await count.textContent())).toBeGreaterThan(before + 15)
  expect(await page.evaluate(`${HOSTS}.length`)).toBe(3)
  expect(await hosts.evaluate((all) => (all as Element[]).every((host) => host.isConnected))).toBe(true)
})

test('behind a dialog and a viewer no post has a control; back on the page all have theirs', async () => {
  await page.goto(WHOLE)
  await expect.poll(names).toEqual(named([first, second, third]))
  await page.locator('[aria-posinset="2"] a[href*="/photo/"]').first().click()
  await expect.poll(names).toEqual(named([second]))
  await page.goBack()
  await expect.poll(names).toEqual(named([first, second, third]))
  const time = page.locator('[aria-posinset="1"] [id$="H1"] a')
  await time.hover()
  await expect(time).not.toHaveAttribute('href', /#/)
  await time.click()
  await expect.poll(names).toEqual(named([first]))
  await page.keyboard.press('Escape')
  await expect.poll(names).toEqual(named([first, second, third]))
})

test('in-page navigation from feed to group and back leaves each its own controls', async () => {
  await page.goto(WHOLE)
  await expect.poll(names).toEqual(named([first, second, third]))
  const group = third?.ids.group ?? ''
  await page.locator('[aria-posinset="3"] h4 a').first().click()
  await expect(page).toHaveURL(new RegExp(`/groups/${group}/`))
  await expect.poll(names).toEqual(named(expectedOnFacebook({ at: 'group', number: group }, 3)))
  await page.goBack()
  await expect.poll(names).toEqual(named([first, second, third]))
})

test('on Instagram, dropped articles get their controls back, and a grid gets none', async () => {
  const [one, two] = expectedOnInstagram({ at: 'home' }, 2)
  await page.goto('https://www.instagram.com/?virtual=off&posts=2&drops=500')
  for (let round = 0; round < 3; round++) {
    await expect.poll(names, { intervals: [20] }).toEqual(named([one, two]))
  }
  await page.locator(`article a[href="/${one?.author}/"]`).first().click()
  await page.locator('main img').nth(5).waitFor()
  await expect.poll(names).toEqual([])
})

test('a script that takes each control away three times does not win', async () => {
  await page.goto(`${WHOLE}&hostile=remove`)
  await expect(page.locator('html')).toHaveAttribute('data-practice-removed', '9')
  await expect.poll(names).toEqual(named([first, second, third]))
})

test('a script that never stops taking controls away does not draw us into a loop', async () => {
  await page.goto(`${WHOLE}&hostile=remove-always`)
  await page.locator('html[data-practice-removed]').waitFor()
  // Counted in frames: a loop would win and lose in each.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 120; frame++) await new Promise((drawn) => requestAnimationFrame(drawn))
  })
  expect(Number(await page.locator('html').getAttribute('data-practice-removed'))).toBeLessThan(3 * 30)
})

test('copies of the control are dead, and forged presses start nothing', async () => {
  const before = await drafts()
  await page.goto(`${WHOLE}&hostile=clone,click`)
  await expect(page.locator('html')).toHaveAttribute('data-practice-cloned', /[3-9]/)
  await expect(page.locator('html')).toHaveAttribute('data-practice-clicked', /[3-9]/)
  await expect.poll(names).toEqual(named([first, second, third]))
  expect(await drafts()).toBe(before)
  const [control] = await flagControls(page)
  if (!control) throw new Error('no control')
  expect((await clickedCapture(page, own, control)).author.value).toBe(first?.author)
})
