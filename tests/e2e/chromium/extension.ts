// The production extension in a real Chromium, and the ways to reach what no page can: its controls and its pages.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { browserPath } from '../browsers.ts'

/** Fixed by the manifest's `key`. */
export const EXTENSION_ID = 'afpmabmkfgbhdpbiecihcoaphhiemnmd'

export const BUILD = fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url))

export interface ExtensionOptions {
  /** Folder of the browser's profile; a fresh one that is gone afterwards where none is given. */
  profile?: string
  /** Port of a local https server that stands for the two sites. Without it no host resolves. */
  sitesPort?: number
  acceptDownloads?: boolean
  /** False opens real windows. */
  headless?: boolean
  /** Rest before each act, in ms, for a person who watches. */
  slowMo?: number
  /** Folder of the extension to load, the built one where none is given; null: a browser without any. */
  folder?: string | null
}

export interface Extension {
  context: BrowserContext
  extensionId: string
  /** Address of one of the extension's own pages, such as `popup.html`. */
  page(path: string): string
  close(): Promise<void>
  /** Ends the browser without letting it say goodbye, as a power cut would. */
  kill(): Promise<void>
}

/** Starts Chromium with the built extension. Nothing leaves the machine. Close it after use. */
export async function launchExtension({
  profile = '',
  sitesPort,
  acceptDownloads = false,
  headless = true,
  slowMo = 0,
  folder = BUILD,
}: ExtensionOptions = {}): Promise<Extension> {
  if (folder && !existsSync(`${folder}/manifest.json`)) throw new Error('build the extension first: npm run build')
  const sites = sitesPort
    ? ['facebook.com', 'instagram.com'].map((host) => `MAP *.${host}:443 127.0.0.1:${sitesPort}`)
    : []
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath('chromium'),
    headless,
    slowMo,
    acceptDownloads,
    ignoreHTTPSErrors: true,
    // What drives itself must find its elements, however small the screen; a person's window is as large as they make it.
    viewport: headless || slowMo > 0 ? { width: 1280, height: 900 } : null,
    args: [
      // Chromium has no sandbox for root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(folder ? [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`] : []),
      `--host-resolver-rules=${[...sites, 'EXCLUDE localhost', 'EXCLUDE 127.0.0.1', 'MAP * ~NOTFOUND'].join(',')}`,
      '--ignore-certificate-errors',
    ],
  })
  context.setDefaultTimeout(10_000)
  const processId = await browserProcessId(context)
  return {
    context,
    extensionId: EXTENSION_ID,
    page: (path) => `chrome-extension://${EXTENSION_ID}/${path}`,
    close: () => context.close(),
    async kill() {
      const closed = context.waitForEvent('close')
      process.kill(processId, 'SIGKILL')
      await closed
    },
  }
}

/** Asks the background from one of the extension's own pages; throws where it refuses. */
export async function ask<T>(extensionPage: Page, type: string, payload: unknown = null): Promise<T> {
  const answer = await extensionPage.evaluate(
    (message) => {
      const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
      return chrome.runtime.sendMessage(message)
    },
    { type, payload },
  )
  const { ok, value, code } = answer as { ok: boolean; value: T; code?: string }
  if (!ok) throw new Error(`${type}: ${code}`)
  return value
}

/** One flag control as assistive technology sees it. */
export interface FlagControl {
  /** Its accessible name. */
  name: string
  backendNodeId: number
}

/** The flag controls of a page, in reading order. Reads the accessibility tree: the controls live in closed shadow roots. */
export async function flagControls(page: Page): Promise<FlagControl[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes.flatMap(({ role, name, backendDOMNodeId, ignored }) => {
    const text: unknown = name?.value
    const isControl =
      !ignored && role?.value === 'button' && typeof text === 'string' && /^Flag(?:ged:)? post/.test(text)
    return isControl && backendDOMNodeId ? [{ name: text, backendNodeId: backendDOMNodeId }] : []
  })
}

/** Where a control is on the screen, scrolled into view: its middle and size in CSS pixels. */
export async function placeOfControl(
  page: Page,
  { backendNodeId }: FlagControl,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId })
  const read = async () => {
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId })
    const [left = 0, top = 0] = model.border
    return { x: left + model.width / 2, y: top + model.height / 2, width: model.width, height: model.height }
  }
  // A virtual list moves its posts once more after it was scrolled.
  let place = await read()
  for (let before = { x: Number.NaN, y: Number.NaN }; before.x !== place.x || before.y !== place.y; ) {
    before = place
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    place = await read()
  }
  await session.detach()
  return place
}

/** Clicks a control with the real mouse. */
export async function clickControl(page: Page, control: FlagControl): Promise<void> {
  const { x, y } = await placeOfControl(page, control)
  await page.mouse.click(x, y)
}

async function browserProcessId(context: BrowserContext): Promise<number> {
  const browser = context.browser()
  if (!browser) throw new Error('no browser')
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const found = processInfo.find(({ type }) => type === 'browser')
  if (!found) throw new Error('no browser process')
  return found.id
}
