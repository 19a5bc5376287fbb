import type { Page } from 'puppeteer-core'

/** Asks the background from one of the extension's own pages; throws where it refuses. */
export async function ask<T>(page: Page, type: string, payload: unknown = null): Promise<T> {
  const answer = await page.evaluate(
    (message) => {
      const { browser } = globalThis as unknown as {
        browser: { runtime: { sendMessage(m: unknown): Promise<unknown> } }
      }
      return browser.runtime.sendMessage(message)
    },
    { type, payload },
  )
  const { ok, value } = answer as { ok: boolean; value: T }
  if (!ok) throw new Error(`${type} failed`)
  return value
}
