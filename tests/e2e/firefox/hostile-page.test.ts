// A page that tries to notice, press or find the control, in Firefox; and an update under an open page.
import { rm } from 'node:fs/promises'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningSites, startSites } from '../../practice/sites.ts'
import { createProfile, type FirefoxExtension, HOST, launchFirefox } from './extension.ts'
import { clickControl } from './flag-control.ts'

const SITE = 'https://www.facebook.com/'

/** Writes down each event, and each call of ours through what the page may replace. */
const SPY = `
  window.seen = []
  window.calls = []
  const names = new Set(['message', 'error', 'unhandledrejection', 'focusin', 'pointerrawupdate', 'gotpointercapture'])
  for (const target of [window, document, HTMLElement.prototype]) {
    for (const key in target) if (key.startsWith('on')) names.add(key.slice(2))
  }
  for (const target of [window, document]) for (const name of names) target.addEventListener(name, (event) => {
    seen.push({ type: event.type, trusted: event.isTrusted, ours: event.composedPath().some((node) => /^x-/.test(node.localName ?? '')) })
  }, true)
  for (const [owner, name] of [[Element, 'attachShadow'], [Document, 'createElement'], [EventTarget, 'addEventListener']]) {
    const own = owner.prototype[name]
    owner.prototype[name] = function (...given) {
      if (/^x-/.test(this?.localName ?? '') || /^x-/.test(String(given[0]))) calls.push(name)
      return own.apply(this, given)
    }
  }
  window.ours = () => [...document.querySelectorAll('*')].filter(({ localName }) => /^x-[a-z]+$/.test(localName))
`

let sites: RunningSites
let profile: string
let firefox: FirefoxExtension
let page: Page
let own: Page

beforeAll(async () => {
  ;[sites, profile] = await Promise.all([startSites(), createProfile()])
  firefox = await launchFirefox({ profile, sitesPort: sites.port })
  own = await firefox.page('fullpage.html#history')
  page = await firefox.browser.newPage()
  await page.goto(SITE)
  await page.evaluate(SPY)
  await page.waitForFunction('ours().length > 1')
})
afterAll(async () => {
  await firefox?.close()
  await sites?.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

test('forged input does nothing; real input works and the page sees none of it', async () => {
  await page.evaluate(`for (const host of ours()) {
    host.click()
    for (const type of ['click', 'pointerdown', 'mousedown', 'keydown']) host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }))
  }
  window.postMessage({ type: 'command.flag', payload: null }, '*')`)
  expect(await drafts(own)).toBe(0)
  await page.evaluate('seen.length = 0')
  await clickControl(page, 0)
  await expect.poll(() => drafts(own)).toBe(1)
  const ours = (await page.evaluate('seen.filter(({ trusted, ours }) => trusted && ours)')) as { type: string }[]
  expect(ours.filter(({ type }) => !/^focus|^blur/.test(type))).toEqual([])
  expect(await page.evaluate('calls')).toEqual([])
})

test('the page finds no file of the extension and gets into no control', async () => {
  const found =
    await page.evaluate(`Promise.all(['manifest.json', 'popup.html', 'facebook.js', 'icon/48.png'].map((file) =>
    fetch('moz-extension://${HOST}/' + file).then(() => file, () => null))).then((all) => all.filter(Boolean))`)
  expect(found).toEqual([])
  expect(
    await page.evaluate(
      'ours().every((host) => host.shadowRoot === null && host.openOrClosedShadowRoot === undefined)',
    ),
  ).toBe(true)
  expect(await page.evaluate('document.documentElement.outerHTML')).not.toMatch(/fieldflag/i)
})

test('after an update under the open page there is one control a post, and it works', async () => {
  await own.close()
  await firefox.reinstall()
  const again = await firefox.page('fullpage.html#history')
  const before = await drafts(again)
  await expect
    .poll(() =>
      page.evaluate(
        `[...document.querySelectorAll('[aria-posinset]')].map((post) => post.querySelectorAll('*').values().filter(({ localName }) => /^x-[a-z]+$/.test(localName)).toArray().length).filter((count) => count > 1)`,
      ),
    )
    .toEqual([])
  await page.bringToFront()
  await clickControl(page, 1)
  await expect.poll(() => drafts(again)).toBe(before + 1)
})

async function drafts(extensionPage: Page): Promise<number> {
  const answer = await extensionPage.evaluate(() => {
    const { browser } = globalThis as unknown as { browser: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
    return browser.runtime.sendMessage({ type: 'overview.read', payload: null })
  })
  return (answer as { value: { drafts: unknown[] } }).value.drafts.length
}
