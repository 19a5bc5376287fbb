// A page that tries to notice, read, press or stop the control.
import { expect, type Page, test } from '@playwright/test'
import type { Overview } from '../../../utils/messages/page-views.ts'
import { ask, clickControl, EXTENSION_ID, type Extension, flagControls, launchExtension } from './extension.ts'

let made = 0

/** Three posts that were never there before. */
function feed(): string {
  const posts = [1, 2, 3].map((place) => {
    const id = 12345678900 + ++made
    return `
      <div aria-posinset="${place}" aria-labelledby="name${id}" style="margin: 40px">
        <h3 id="name${id}"><a href="/writer${id}?__tn__=-UC%2CP-R">Writer ${id}</a></h3>
        <a href="/writer${id}/posts/${id}?__tn__=%2CO%2CP-R" aria-label="2 h">2 h</a>
        <div data-ad-preview="message"><div dir="auto">Text ${id}</div></div>
      </div>`
  })
  return `<div role="main">${posts.join('')}</div>`
}

/** Runs before all other scripts of the page: writes down each event and message, and offers ways to attack. */
const SPY = `
  window.seen = []
  const names = new Set(['message', 'error', 'unhandledrejection', 'storage', 'securitypolicyviolation'])
  for (const target of [window, document, HTMLElement.prototype, SVGElement.prototype]) {
    for (const key in target) if (key.startsWith('on')) names.add(key.slice(2))
  }
  for (const name of ['focusin', 'focusout', 'pointerrawupdate', 'touchstart', 'touchend', 'DOMActivate', 'beforeinput',
    'dragenter', 'dragover', 'drop', 'gotpointercapture', 'lostpointercapture']) names.add(name)
  // What the page's own scripts call passes through here; nothing of ours may.
  window.calls = []
  for (const [owner, name] of [[Element, 'attachShadow'], [Element, 'append'], [Element, 'remove'], [Element, 'setAttribute'],
    [Element, 'querySelectorAll'], [Element, 'matches'], [Element, 'closest'], [Node, 'appendChild'], [Node, 'cloneNode'],
    [Document, 'createElement'], [EventTarget, 'addEventListener'], [MutationObserver, 'observe']]) {
    const own = owner.prototype[name]
    owner.prototype[name] = function (...given) {
      window.calls.push([name, String(new Error().stack), String(this?.localName ?? this)])
      return own.apply(this, given)
    }
  }
  for (const name of ['MutationObserver', 'CSSStyleSheet', 'requestAnimationFrame', 'requestIdleCallback', 'WeakMap']) {
    const own = window[name]
    window[name] = new Proxy(own, {
      construct: (target, given) => (window.calls.push([name, String(new Error().stack), '']), new target(...given)),
      apply: (target, self, given) => (window.calls.push([name, String(new Error().stack), '']), target.apply(window, given)),
    })
  }
  const note = (event) => {
    const path = event.composedPath().map((node) => node.localName ?? node.constructor.name)
    const data = (() => { try { return JSON.stringify(event.data ?? event.detail ?? null) } catch { return null } })()
    window.seen.push({ type: event.type, trusted: event.isTrusted, on: event.target?.localName ?? null, path, data,
      words: String(event.message ?? event.reason ?? '') })
  }
  for (const target of [window, document]) {
    for (const name of names) target.addEventListener(name, note, true)
  }
  const dispatch = EventTarget.prototype.dispatchEvent
  EventTarget.prototype.dispatchEvent = function (event) { note(event); return dispatch.call(this, event) }
  window.ours = () => Array.from(document.querySelectorAll('*')).filter((element) => element.localName.startsWith('x-'))
`

let extension: Extension
let own: Page
let page: Page

test.beforeAll(async () => {
  extension = await launchExtension()
  own = await extension.context.newPage()
  await own.goto(extension.page('popup.html'))
})
test.afterAll(() => extension.close())

test.beforeEach(async () => {
  page = await extension.context.newPage()
  await page.route(/^https?:/, (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers: {
            'content-security-policy': "style-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'",
          },
          body: `<!doctype html><html lang="en"><script>${SPY}</script><body>${feed()}</body></html>`,
        })
      : route.abort(),
  )
  await page.goto('https://www.facebook.com/')
  await controlsAre(3)
})
test.afterEach(() => page.close())

test('forged input does nothing', async () => {
  const before = await drafts()
  await page.evaluate(`for (const host of ours()) {
    for (const target of [host, host.parentElement]) {
      target.click?.()
      for (const type of ['click', 'dblclick', 'mousedown', 'mouseup', 'auxclick']) {
        target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, view: window }))
      }
      for (const type of ['pointerdown', 'pointerup', 'pointerover', 'click']) {
        target.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, pointerType: 'mouse' }))
      }
      for (const type of ['keydown', 'keypress', 'keyup']) {
        for (const key of ['Enter', ' ', 'F']) {
          target.dispatchEvent(new KeyboardEvent(type, { key, altKey: key === 'F', shiftKey: key === 'F', bubbles: true, composed: true }))
        }
      }
    }
    host.focus()
    host.dispatchEvent(new Event('submit', { bubbles: true }))
  }
  for (const name of ['wxt:content-script-started', 'fieldflag', 'flag', 'x-slot', 'online-capture', 'capture.start', 'command.flag', 'abort', 'stop', 'unload', 'pagehide']) {
    for (const target of [window, document, document.body, ...ours()]) target.dispatchEvent(new CustomEvent(name, { detail: { type: name }, bubbles: true }))
    window.postMessage({ type: name, payload: null }, '*')
  }`)
  await page.evaluate('new Promise((done) => setTimeout(done))')
  await stillWorks(before)
})

test('the page sees none of our input, by pointer or by key', async () => {
  const before = await drafts()
  await page.evaluate('seen.length = 0')
  const [first] = await flagControls(page)
  if (!first) throw new Error('no control')
  await clickControl(page, first)
  await expect.poll(drafts).toBe(before + 1)
  // By keyboard: over the two links of the next post to its control, and on to the last.
  for (const [index, key] of ['Enter', 'Space'].entries()) {
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Tab')
    await page.keyboard.press(key)
    await expect.poll(drafts).toBe(before + 2 + index)
  }
  const ours = await page.evaluate<{ type: string }[]>(
    `seen.filter((event) => event.trusted && event.path.some((name) => name.startsWith('x-')))`,
  )
  expect(ours.filter(({ type }) => !/^focus|^blur/.test(type))).toEqual([])
  expect(ours.map(({ type }) => type)).toContain('focusin')
})

test('the page learns no id and finds no file', async () => {
  const [control] = await flagControls(page)
  if (!control) throw new Error('no control')
  await clickControl(page, control)
  const found = await page.evaluate(`(async () => {
    const answers = []
    for (const file of ['', 'manifest.json', 'popup.html', 'facebook.js', 'background.js', '_locales/en/messages.json', 'icon/48.png']) {
      answers.push(await fetch('chrome-extension://${EXTENSION_ID}/' + file).then(() => file, () => null))
      answers.push(await new Promise((done) => {
        const image = new Image()
        image.onload = () => done(file)
        image.onerror = () => done(null)
        image.src = 'chrome-extension://${EXTENSION_ID}/' + file
      }))
    }
    return answers.filter(Boolean)
  })()`)
  expect(found).toEqual([])
  const read = await page.evaluate<string>(`JSON.stringify([
    ours().map((host) => [host.shadowRoot, host.outerHTML, host.textContent, host.innerText, Object.keys(host)]),
    seen, Object.keys(window), performance.getEntries().map((entry) => entry.name), document.documentElement.outerHTML,
    [...document.styleSheets].map((sheet) => sheet.href), [...document.adoptedStyleSheets].length,
  ])`)
  // The probes themselves were refused by name.
  const learned = read.replaceAll(`chrome-extension://${EXTENSION_ID}/`, '')
  expect(learned).not.toContain(EXTENSION_ID)
  expect(learned).not.toContain('Flag post')
  expect(learned.toLowerCase()).not.toContain('fieldflag')
  expect(await page.evaluate('ours().map((host) => host.shadowRoot)')).toEqual([null, null, null])
})

test('a class that the page defines for our element does not get inside', async () => {
  const inside = await page.evaluate(`(() => {
    const name = ours()[0].localName
    let root = 'not called'
    customElements.define(name, class extends HTMLElement {
      constructor() { super(); root = this.attachInternals().shadowRoot }
      click() { throw new Error() }
    })
    return root
  })()`)
  expect(inside).toBeNull()
  await stillWorks(await drafts())
})

test('controls that the page removes come back', async () => {
  const before = await drafts()
  await page.evaluate('for (const host of ours()) host.remove()')
  await controlsAre(3)
  await page.evaluate(
    `for (const host of ours()) { const post = host.closest('[aria-posinset]'); post.replaceChildren(...Array.from(post.children).filter((child) => child !== host && !child.contains(host))) }`,
  )
  await controlsAre(3)
  await page.evaluate(`{ const main = document.querySelector('[role=main]'); main.replaceWith(main.cloneNode(true)) }`)
  await controlsAre(3)
  await stillWorks(before)
})

test('nothing of ours runs through what the page put in the place of the browser’s own', async () => {
  await page.evaluate(`{
    const main = document.querySelector('[role=main]')
    main.append(...main.cloneNode(true).children)
    window.calls = []
  }`)
  await controlsAre(6)
  const [control] = await flagControls(page)
  if (!control) throw new Error('no control')
  expect(await page.evaluate('calls')).toEqual([])
  await clickControl(page, control)
  // The test itself waits for frames before it clicks.
  expect(await page.evaluate(`calls.filter(([name]) => name !== 'requestAnimationFrame')`)).toEqual([])
})

test('a page that copies our elements gets empty ones, and one that listens on ours hears nothing', async () => {
  const before = await drafts()
  await page.evaluate(`for (const host of ours()) {
    for (const type of ['pointerdown', 'mousedown', 'click', 'keydown', 'pointermove', 'mouseover']) {
      for (const target of [host, host.parentElement]) target.addEventListener(type, (event) => event.isTrusted && seen.push({ type: 'heard ' + type, path: [], trusted: true }), true)
    }
    document.body.append(host.cloneNode(true), document.importNode(host, true))
  }`)
  await controlsAre(3)
  await stillWorks(before)
  const heard = await page.evaluate<{ type: string }[]>(`seen.filter(({ type }) => type.startsWith('heard'))`)
  // The way of the pointer to the control leads over the post, which is the page's own.
  expect(heard.filter(({ type }) => !/move|over/.test(type))).toEqual([])
  expect(await page.evaluate('ours().map((host) => host.shadowRoot)')).toEqual(Array(9).fill(null))
})

test('a page that takes each control away at once is not fought over', async () => {
  await page.evaluate(`window.taken = 0
    new MutationObserver(() => { for (const host of ours()) { taken += 1; host.remove() } }).observe(document, { childList: true, subtree: true })
    for (const host of ours()) host.remove()`)
  const frames =
    'new Promise((done) => { let left = 60; const next = () => (left-- ? requestAnimationFrame(next) : done()); next() })'
  await page.evaluate(frames)
  // Three controls, each a few times at once and then seldom.
  expect(await page.evaluate<number>('taken')).toBeLessThan(25)
})

async function controlsAre(count: number): Promise<void> {
  await expect.poll(async () => (await flagControls(page)).length).toBe(count)
}

async function drafts(): Promise<number> {
  return (await ask<Overview>(own, 'overview.read')).drafts.length
}

/** The control is there, and a real click on it makes the one draft that is new since `before` was counted. */
async function stillWorks(before: number): Promise<void> {
  const [control] = await flagControls(page)
  if (!control) throw new Error('no control')
  await clickControl(page, control)
  await expect.poll(drafts).toBe(before + 1)
}
