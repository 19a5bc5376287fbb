import type { Page } from '@playwright/test'

/** Ends the background, as the browser does after half a minute. The next message starts it again. */
export async function stopBackground(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await session.detach()
}
