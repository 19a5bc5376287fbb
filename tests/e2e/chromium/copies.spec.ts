// The extension is updated under an open page, or its script runs there twice.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { BUILD, clickControl, type Extension, flagControls, launchExtension } from './extension.ts'

const post = (name: string) => `
  <div aria-posinset="1" style="margin: 60px">
    <h3><a href="/${name}?__tn__=-UC%2CP-R">${name}</a></h3>
    <a href="/${name}/posts/12345678901?__tn__=%2CO%2CP-R" aria-label="2 h">2 h</a>
    <div data-ad-preview="message"><div dir="auto">Words of ${name}</div></div>
  </div>`
/** The page's first script: it listens before everything but ours. */
const SPY = `window.seen = []
  for (const name of ['message', 'error', 'unhandledrejection', 'click', 'pointerdown', 'mousedown', 'keydown']) {
    addEventListener(name, (event) => seen.push(name + ' ' + event.target?.localName), true)
  }`
const FEED = `<!doctype html><html lang="en"><script>${SPY}</script><body><div role="main">${post('first')}${post('second')}</div></body></html>`

let folders: string[] = []
let extension: Extension
let page: Page

test.beforeEach(async () => {
  const [profile = '', build = ''] = await Promise.all(
    ['profile', 'build'].map((name) => mkdtemp(join(tmpdir(), `fieldflag-${name}-`))),
  )
  folders = [profile, build]
  // The same scripts, with a permission that lets the test run them once more in an open page.
  await cp(BUILD, build, { recursive: true })
  const manifest = JSON.parse(await readFile(join(build, 'manifest.json'), 'utf8')) as { permissions: string[] }
  const hosts = ['https://www.facebook.com/*']
  const changed = { ...manifest, permissions: [...manifest.permissions, 'scripting'], host_permissions: hosts }
  await writeFile(join(build, 'manifest.json'), JSON.stringify(changed))
  // Without developer mode a reloaded extension does not come back.
  await mkdir(join(profile, 'Default'))
  const preferences = { extensions: { ui: { developer_mode: true } } }
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
  extension = await launchExtension({ profile, folder: build })
  page = await extension.context.newPage()
  await page.route(/^https?:/, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: FEED }))
  await page.goto('https://www.facebook.com/')
  await expect.poll(names).toEqual(['Flag post by first', 'Flag post by second'])
})
test.afterEach(async () => {
  await extension.close()
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('an orphaned control that is pressed asks to reload, the others go, and the page sees nothing of it', async () => {
  const [, second] = await flagControls(page)
  if (!second) throw new Error('no control')
  await reload()
  await clickControl(page, second)
  await expect.poll(words).toEqual(['Reload the page to flag posts'])
  expect(await hosts()).toBe(1)
  expect(await seen()).toEqual([])
  await page.reload()
  await expect.poll(names).toEqual(['Flag post by first', 'Flag post by second'])
})

test('an orphaned script notices by itself when the page changes, and ends', async () => {
  await reload()
  await page.evaluate(() => document.querySelector('[role=main]')?.append(document.createElement('hr')))
  await expect.poll(words).toEqual(['Reload the page to flag posts'])
  await page.evaluate(() => document.querySelector('[role=main]')?.append(document.createElement('hr')))
  expect(await hosts()).toBe(1)
  expect(await names()).toEqual([])
})

test('a new script in the same page takes over from the orphan, whatever the orphan has noticed', async () => {
  await reload()
  await runAgain()
  await expect.poll(names).toEqual(['Flag post by first', 'Flag post by second'])
  await expect.poll(hosts).toBe(2)
  await page.evaluate(
    (markup) => document.querySelector('[role=main]')?.insertAdjacentHTML('beforeend', markup),
    post('third'),
  )
  await expect.poll(hosts).toBe(3)
  await reload()
  await page.evaluate(() => document.querySelector('[role=main]')?.append(document.createElement('hr')))
  await expect.poll(words).toEqual(['Reload the page to flag posts'])
  await runAgain()
  await expect.poll(hosts).toBe(3)
  await expect.poll(async () => (await names()).length).toBe(3)
  expect(await words()).toEqual([])
  expect(await seen()).toEqual([])
})

test('a script that runs twice in one page shows one control a post', async () => {
  await runAgain()
  await runAgain()
  await expect.poll(hosts).toBe(2)
  await page.evaluate(
    (markup) => document.querySelector('[role=main]')?.insertAdjacentHTML('beforeend', markup),
    post('third'),
  )
  await expect.poll(hosts).toBe(3)
  expect((await names()).length).toBe(3)
})

const names = async () => (await flagControls(page)).map(({ name }) => name)
const hosts = () =>
  page.evaluate(() => [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('x-')).length)
const seen = () => page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)

/** What the page's status lines say, read as assistive technology does. */
async function words(): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes.flatMap(({ role, name, ignored }) =>
    !ignored && role?.value === 'button' && /^Reload/.test(String(name?.value)) ? [String(name?.value)] : [],
  )
}

/** Reloads the extension as an update does, and waits until it is back. */
async function reload(): Promise<void> {
  const own = await extension.context.newPage()
  await own.goto(extension.page('popup.html'))
  const gone = own.waitForEvent('close')
  await own.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: { runtime: { reload(): void } } }
    setTimeout(() => chrome.runtime.reload())
  })
  await gone
  await expect(async () => {
    const back = await extension.context.newPage()
    try {
      await back.goto(extension.page('popup.html'), { timeout: 2_000 })
    } finally {
      await back.close()
    }
  }).toPass()
}

/** Runs the content script once more in the open page. */
async function runAgain(): Promise<void> {
  const own = await extension.context.newPage()
  await own.goto(extension.page('popup.html'))
  await own.evaluate(async () => {
    interface Api {
      tabs: { query(what: object): Promise<{ id: number }[]> }
      scripting: { executeScript(what: object): Promise<unknown> }
    }
    const { chrome } = globalThis as unknown as { chrome: Api }
    const [tab] = await chrome.tabs.query({ url: 'https://www.facebook.com/*' })
    if (!tab) throw new Error('no tab')
    await chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ['facebook.js'] })
  })
  await own.close()
}
