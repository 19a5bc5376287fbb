import type { Page } from 'puppeteer-core'

/** How many controls a page shows. They are unknown elements that the page did not make: all that a page can see of them. */
export function countControls(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter(
        (element) => element.localName.startsWith('x-') && element.getBoundingClientRect().height > 0,
      ).length,
  )
}

/**
 * Clicks the nth control of a page with the real mouse, once the page has stopped moving it: BiDi sees into no closed
 * shadow root, so it goes by place, and a picture that loads above would put another post below the pointer.
 */
export async function clickControl(page: Page, n: number): Promise<void> {
  const place = await page.waitForFunction(
    async (index) => {
      // An unknown element that the page did not make: all that a page can see of the control.
      const host = [...document.querySelectorAll('*')].filter(
        (element) => element.localName.startsWith('x-') && element.getBoundingClientRect().height > 0,
      )[index]
      if (!host) return null
      host.scrollIntoView({ block: 'center' })
      const before = host.getBoundingClientRect()
      for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame)
      const { right, left, top, height } = host.getBoundingClientRect()
      if (!host.isConnected || top !== before.top || right !== before.right) return null
      const isRightToLeft = getComputedStyle(host).direction === 'rtl'
      return { x: isRightToLeft ? left + 28 : right - 28, y: top + height / 2 }
    },
    {},
    n,
  )
  const { x, y } = (await place.jsonValue()) ?? { x: 0, y: 0 }
  await page.mouse.click(x, y)
}

/** Sends a message of the background's kind to the content script of the tab at `address`; resolves to its answer. */
export function tellTab(extensionPage: Page, address: string, type: string): Promise<unknown> {
  return extensionPage.evaluate(
    async (wanted, name) => {
      interface Tabs {
        query(filter: object): Promise<{ id: number }[]>
        sendMessage(id: number, message: unknown): Promise<{ value?: unknown } | undefined>
      }
      const { tabs } = (globalThis as unknown as { browser: { tabs: Tabs } }).browser
      const tell = (id: number, message: string) =>
        tabs.sendMessage(id, { type: message, payload: null }).catch(() => undefined)
      for (const { id } of await tabs.query({})) {
        if ((await tell(id, 'page.address'))?.value === wanted) return tell(id, name)
      }
      throw new Error('no such tab')
    },
    address,
    type,
  )
}
