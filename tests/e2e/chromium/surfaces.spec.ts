// Every surface of both sites: as many controls as a person counts posts, and captures that say what they saw.
import { expect, type Page, test } from '@playwright/test'
import { facebookFeeds, facebookViewers, facebookWithoutPosts } from '../../practice/facebook-surfaces.ts'
import { instagramSurfaces } from '../../practice/instagram-surfaces.ts'
import { MUST_NOT_CONTAIN } from '../../practice/posts.ts'
import type { ExpectedPost, Surface } from '../../practice/surface.ts'
import { clickedCapture } from './clicked-capture.ts'
import { type Extension, flagControls, launchExtension } from './extension.ts'
import { sitesPort } from './global-setup.ts'
import { keepPopupShut } from './keep-popup-shut.ts'

// By far the most tests of one file: each worker takes half of them, in a browser of its own.
test.describe.configure({ mode: 'parallel' })

let extension: Extension
let own: Page

test.beforeAll(async () => {
  extension = await launchExtension({ sitesPort: sitesPort() })
  await keepPopupShut(extension)
  own = await extension.context.newPage()
  await own.goto(extension.page('popup.html'))
})
test.afterAll(() => extension.close())

const ALL = [
  ...withClicks('Facebook', [...facebookFeeds(), ...facebookViewers(), ...facebookWithoutPosts()]),
  ...withClicks('Instagram', instagramSurfaces()),
]
// Every second one, then the others: the long ones stand together, and would all fall to one worker.
const HALVES = [0, 1].map((half) => ALL.filter((_, index) => index % 2 === half))

for (const surfaces of HALVES) {
  for (const { site, surface, clicks } of surfaces) {
    test(`${site}, ${surface.name}: one control for each post, and captures of what a person sees`, async () => {
      const page = await openSurface(surface)
      await controlsInPlace(page, surface)
      for (const index of clicks) {
        // Nodes can have been drawn anew since.
        const control = (await flagControls(page))[index]
        if (!control) throw new Error(`no control ${index}`)
        const capture = await clickedCapture(page, own, control)
        const { author, permalink, text, truncated, kind, sponsored: isSponsored = false, ...rest } = capture
        const said = { author: author.value, permalink: permalink.value, text: text.value }
        const seen = { ...said, truncated, kind, isSponsored }
        expect.soft(seen, `post ${index}`).toEqual(asCaptured(surface.posts[index]))
        const written = JSON.stringify({ ...seen, ...rest, capturedBy: '' })
        // What the readings are named after is no text of the page.
        for (const word of MUST_NOT_CONTAIN) expect.soft(written).not.toContain(JSON.stringify(word).slice(1, -1))
      }
      await page.close()
    })
  }
}

/**
 * Which posts of each surface are clicked: the first and the last, and each that is of a kind which no surface before it
 * had. Clicking all of them would take most of the time of all these tests.
 */
function withClicks(
  site: string,
  surfaces: readonly Surface[],
): { site: string; surface: Surface; clicks: number[] }[] {
  const known = new Set<string>()
  return surfaces.map((surface) => ({
    site,
    surface,
    clicks: [...surface.posts.entries()].flatMap(([index, post]) => {
      const { kind, permalink, permalinkAfterHover, text, truncated, isReshare, isSponsored } = post
      const like = JSON.stringify([
        kind,
        permalink && 1,
        permalinkAfterHover,
        text && 1,
        truncated,
        isReshare,
        isSponsored,
      ])
      const isNew = !known.has(like)
      known.add(like)
      return isNew || index === 0 || index === surface.posts.length - 1 ? index : []
    }),
  }))
}

async function openSurface({ url, opens }: Surface): Promise<Page> {
  const page = await extension.context.newPage()
  // Wide enough that what opens at an edge lies over no post.
  await page.setViewportSize({ width: 1560, height: 900 })
  await page.goto(url)
  await page.locator(':is([role=main], main, section, [role=dialog]):visible').first().waitFor()
  if (opens) {
    await page.locator(opens).first().click()
    await page.locator('[role=dialog]').waitFor()
  }
  return page
}

/** Waits until the page, looked through from top to end, has the controls that it should, and not another one after it. */
async function controlsInPlace(page: Page, { posts }: Surface): Promise<void> {
  const expected = posts.map(({ author }) => `Flag post by ${author}`)
  const look = async () => {
    await scrollThrough(page)
    return (await flagControls(page)).map(({ name }) => name)
  }
  await expect.poll(look, { intervals: [50, 200, 400] }).toEqual(expected)
  expect(await look()).toEqual(expected)
}

async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
      scrollTo(0, top)
      await frame()
    }
    scrollTo(0, 0)
    await frame()
  })
}

function asCaptured(post: ExpectedPost | undefined) {
  if (!post) throw new Error('more controls than posts')
  const { author, permalink, text, truncated, kind, isSponsored } = post
  return { author, permalink, text, truncated, kind, isSponsored }
}
