import type { Runtime } from '../../utils/messages/send.ts'

type MessageListener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => void

/** The part of the browser's runtime that a site script needs. */
export interface PageRuntime extends Runtime {
  onMessage: { addListener(listener: MessageListener): void; removeListener(listener: MessageListener): void }
}

/** What only extensions can do with a page's elements. */
interface PageDom {
  openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null
}

interface Api {
  runtime: PageRuntime
  dom?: PageDom
}

/** Firefox has both, Chromium `chrome` alone. */
interface ExtensionGlobals {
  browser?: Api
  chrome: Api
}

/**
 * The browser's own objects. To be asked for before the page has elements: one with the id `browser` would otherwise
 * stand for the name (named access on the window). `openRoot` opens closed shadow roots: by `dom` in Chromium, by a
 * property that Firefox gives to extensions alone; null where neither is there.
 */
export function pageRuntime(): { runtime: PageRuntime; openRoot(element: HTMLElement): ShadowRoot | null } {
  const { browser, chrome } = globalThis as unknown as ExtensionGlobals
  const api = browser ?? chrome
  const openRoot = (element: HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null }) =>
    // `dom` is asked for where it is needed: the browser makes it then.
    element.openOrClosedShadowRoot ?? api.dom?.openOrClosedShadowRoot(element) ?? null
  return { runtime: api.runtime, openRoot }
}
