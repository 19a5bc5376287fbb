// The same surfaces and reading rules as in Chromium. BiDi sees into no closed shadow root, so controls are counted by
// their hosts and pressed by place.
import { rm } from 'node:fs/promises'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { facebookFeeds, facebookViewers, facebookWithoutPosts } from '../../practice/facebook-surfaces.ts'
import { instagramSurfaces } from '../../practice/instagram-surfaces.ts'
import { type RunningSites, startSites } from '../../practice/sites.ts'
import type { Surface } from '../../practice/surface.ts'
import { clickedCapture } from './clicked-capture.ts'
import { createProfile, type FirefoxExtension, launchFirefox } from './extension.ts'

let sites: RunningSites
let profile: string
let firefox: FirefoxExtension
let own: Page
let page: Page

beforeAll(async () => {
  ;[sites, profile] = await Promise.all([startSites(), createProfile()])
  firefox = await launchFirefox({ profile, sitesPort: sites.port })
  own = await firefox.page('fullpage.html#history')
  page = await firefox.browser.newPage()
  await page.setViewport({ width: 1560, height: 900 })
})

afterAll(async () => {
  await firefox?.close()
  await sites?.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

const surfaces = [
  ...[...facebookFeeds(), ...facebookViewers(), ...facebookWithoutPosts()].map((one) => ['Facebook', one] as const),
  ...instagramSurfaces().map((one) => ['Instagram', one] as const),
].map(([site, surface]) => [`${site}, ${surface.name}`, surface] as const)

/** Chromium looks at all of them in each run. The rules are the same: here every third will do, and all in the long run. */
const looked = process.env.FIELDFLAG_LONG === '1' ? surfaces : surfaces.filter((_, n) => n % 3 === 0)

test.each(looked)('%s: one control for each post, and the last one’s capture', async (_, surface) => {
  await openSurface(surface)
  const { posts } = surface
  await expect.poll(controls, { timeout: 8_000 }).toBe(posts.length)
  const expected = posts.at(-1)
  if (!expected) return
  const { author, permalink, text, truncated } = await clickedCapture(page, own, posts.length - 1)
  expect({ author: author.value, permalink: permalink.value, text: text.value, truncated }).toEqual({
    author: expected.author,
    permalink: expected.permalink,
    text: expected.text,
    truncated: expected.truncated,
  })
})

async function openSurface({ url, opens }: Surface): Promise<void> {
  await page.bringToFront()
  await page.goto(url)
  await page.waitForSelector('[role=main], main, section, [role=dialog]')
  if (!opens) return
  await (await page.waitForSelector(opens))?.click()
  await page.waitForSelector('[role=dialog]')
}

/** How many controls are there once the page was looked through from top to end. Those behind a dialog count for nobody. */
function controls(): Promise<number> {
  return page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
      scrollTo(0, top)
      await frame()
    }
    return Array.from(document.querySelectorAll('*')).filter(
      (element) =>
        element.localName.startsWith('x-') &&
        element.getBoundingClientRect().height > 0 &&
        !element.closest('[aria-hidden=true]'),
    ).length
  })
}
