// The same reading rules in the other engine.
import { rm } from 'node:fs/promises'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CapturedPage, capturedPages, comparable, fillLinkOnHover, markupOf, shouldBe } from '../captured-pages.ts'
import { clickedCapture } from './clicked-capture.ts'
import { createProfile, type FirefoxExtension, launchFirefox } from './extension.ts'
import { countControls } from './flag-control.ts'

let profile: string
let firefox: FirefoxExtension
let own: Page

beforeAll(async () => {
  profile = await createProfile()
  firefox = await launchFirefox({ profile })
  own = await firefox.page('fullpage.html#history')
})

afterAll(async () => {
  await firefox?.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

for (const sample of capturedPages()) {
  test(`${sample.file}: each post has one control, and its capture is what a person sees`, async () => {
    const page = await openCapturedPage(sample)
    await expect.poll(() => countControls(page), { timeout: 10_000 }).toBe(sample.posts.length)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    expect(await countControls(page)).toBe(sample.posts.length)

    for (const [index, expected] of sample.posts.entries()) {
      if (expected.permalinkAfterHover) await page.evaluate(fillLinkOnHover, expected.permalinkAfterHover)
      await page.bringToFront()
      expect(comparable(await clickedCapture(page, own, index), expected, sample)).toEqual(shouldBe(expected))
    }
    await page.close()
  })
}

/** Opens a sample page under its own address; all else that it asks for is refused. */
async function openCapturedPage(sample: CapturedPage): Promise<Page> {
  const page = await firefox.browser.newPage()
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    if (!/^https?:/.test(request.url())) void request.continue()
    else if (request.isNavigationRequest() && request.frame() === page.mainFrame())
      void request.respond({ contentType: 'text/html; charset=utf-8', body: markupOf(sample) })
    else void request.abort()
  })
  await page.goto(sample.url, { waitUntil: 'domcontentloaded' })
  return page
}
