import type { Extension } from './extension.ts'

/**
 * Lets clicks on controls open no popup: for tests of what is captured, and nothing else. Loading the form takes more than half
 * of the time of such a click. Only until the browser ends the background; then popups open again, and tests are slower.
 */
export async function keepPopupShut({ context }: Extension): Promise<void> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  await worker.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: { action: { openPopup(): Promise<void> } } }
    chrome.action.openPopup = async () => {}
  })
}
