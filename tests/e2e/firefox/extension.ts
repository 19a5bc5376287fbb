// Drives the extension in a real Firefox over WebDriver BiDi. Firefox needs no driver program for it.
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { browserPath } from '../browsers.ts'

const EXTENSION = resolve('.output/firefox-mv3')
const GECKO_ID = 'fieldflag@fieldflag.org'
/** Firefox gives each install its own random host; a fixed one lets tests open the extension's pages. */
export const HOST = '6a3f1c5e-2b70-4d4e-9a51-0f3c5d7e9b11'

/** How long a page of the extension has to open. */
const PATIENCE_MS = 30_000

export interface FirefoxExtension {
  browser: Browser
  /** Opens a page of the extension in a tab, such as `fullpage.html#history`. */
  page(path: string): Promise<Page>
  /** Installs the extension once more over itself, as an update does. */
  reinstall(): Promise<void>
  close(): Promise<void>
  /** SIGKILL, as in a power cut. */
  kill(): Promise<void>
}

/** A new, empty profile folder. */
export function createProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'fieldflag-firefox-'))
}

/** Starts Firefox with the built extension; the two sites' names lead to `sitesPort`, or, without it, nowhere. */
export async function launchFirefox({
  profile,
  sitesPort,
  idleMs,
}: {
  profile: string
  sitesPort?: number
  /** After so long without an event the background is ended; Firefox's own 30 s where it is left out. */
  idleMs?: number
}): Promise<FirefoxExtension> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: browserPath('firefox'),
    headless: true,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 900 },
    userDataDir: profile,
    // Without it BiDi refuses the extension's own pages.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.dns.localDomains': 'www.facebook.com,web.facebook.com,www.instagram.com',
      // Port 9 discards.
      'network.socket.forcePort': `443=${sitesPort ?? 9}`,
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: HOST }),
      // The extension is installed for each run anew; its data must outlive the run as an installed one's does.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      ...(idleMs === undefined ? {} : { 'extensions.background.idle.timeout': idleMs }),
    },
  })
  await browser.installExtension(EXTENSION)
  return {
    browser,
    async page(path) {
      const page = await browser.newPage()
      const wanted = `moz-extension://${HOST}/${path}`
      // Over BiDi this navigation happens but its end is never reported (seen in Firefox ESR 153).
      page.goto(wanted).catch(() => {})
      // While the tab leaves its blank page, what is asked of it can end with an error of that page.
      const isThere = () =>
        page
          .evaluate((address) => location.href === address && document.querySelector('#root > *') !== null, wanted)
          .catch(() => false)
      for (const end = Date.now() + PATIENCE_MS; !(await isThere()); await setTimeout(50)) {
        if (Date.now() > end) throw new Error(`${path} did not open`)
      }
      return page
    },
    async reinstall() {
      await browser.installExtension(EXTENSION)
    },
    close: () => browser.close(),
    async kill() {
      const program = browser.process()
      if (!program) throw new Error('Firefox was not started here')
      const ended = new Promise((resolveEnd) => program.once('exit', resolveEnd))
      program.kill('SIGKILL')
      await ended
    },
  }
}
