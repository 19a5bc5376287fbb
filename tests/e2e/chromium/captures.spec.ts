import { expect, type Page, test } from '@playwright/test'
import { type CapturedPage, capturedPages, comparable, fillLinkOnHover, shouldBe } from '../captured-pages.ts'
import { clickedCapture } from './clicked-capture.ts'
import { type Extension, flagControls, launchExtension } from './extension.ts'
import { keepPopupShut } from './keep-popup-shut.ts'
import { openCapturedPage } from './open-captured-page.ts'

let extension: Extension
let own: Page

test.beforeAll(async () => {
  extension = await launchExtension()
  await keepPopupShut(extension)
  own = await extension.context.newPage()
  await own.goto(extension.page('popup.html'))
})
test.afterAll(() => extension.close())

for (const sample of capturedPages()) {
  test(`${sample.file}: each post has one control, and its capture is what a person sees`, async () => {
    const page = await extension.context.newPage()
    await openCapturedPage(page, sample)
    await controlsInPlace(page, sample)

    for (const [index, expected] of sample.posts.entries()) {
      if (expected.permalinkAfterHover) await page.evaluate(fillLinkOnHover, expected.permalinkAfterHover)
      const control = (await flagControls(page))[index]
      if (!control) throw new Error(`no control ${index}`)
      expect(control.name).toBe(`Flag post by ${expected.author}`)
      expect(comparable(await clickedCapture(page, own, control), expected, sample)).toEqual(shouldBe(expected))
    }
    await page.close()
  })
}

/** Waits for as many controls as posts; where none belongs, for the page to be looked at in full. */
async function controlsInPlace(page: Page, { posts }: CapturedPage): Promise<void> {
  await expect.poll(async () => (await flagControls(page)).length).toBe(posts.length)
  // Two more frames and the time after which a page is looked at once more.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  expect(await flagControls(page)).toHaveLength(posts.length)
}
