import type { Page } from '@playwright/test'
import { type CapturedPage, markupOf } from '../captured-pages.ts'

/** Opens a sample page under its own address; all else that it asks for is refused. */
export async function openCapturedPage(page: Page, sample: CapturedPage): Promise<void> {
  await page.route(/^https?:/, (route) =>
    route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: markupOf(sample) })
      : route.abort(),
  )
  await page.goto(sample.url)
}
