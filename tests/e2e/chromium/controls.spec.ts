import { expect, type Page, test } from '@playwright/test'
import type { Capture } from '../../../utils/flag/capture.ts'
import type { DraftView, Overview } from '../../../utils/messages/page-views.ts'
import { ask, type Extension, flagControls, launchExtension, placeOfControl } from './extension.ts'

const post = (name: string) => `
  <div aria-posinset="1" style="margin: 60px">
    <h3><a href="/${name}?__tn__=-UC%2CP-R">${name}</a></h3>
    <a href="/${name}/posts/12345678901?__tn__=%2CO%2CP-R" aria-label="2 h">2 h</a>
    <div data-ad-preview="message"><div dir="auto">Words of ${name}</div></div>
  </div>`
const FEED = `<!doctype html><html lang="ar" dir="rtl"><body style="background: #18191a; color: #eee">
  <p id="before">Before all posts</p><div role="main">${post('first')}${post('second')}</div></body></html>`

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
  await page.route(/^https?:/, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: FEED }))
  await page.goto('https://web.facebook.com/')
  await expect.poll(names).toEqual(['Flag post by first', 'Flag post by second'])
})
test.afterEach(() => page.close())

test('the background wakes while the pointer is over a control, so that the form opens at once', async () => {
  // An open form keeps the background awake: here, and in each test after one that opened the popup.
  await own.goto('about:blank')
  await page.locator('#before').hover()
  const session = await extension.context.newCDPSession(page)
  let status = ''
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    status = versions.find(({ scriptURL }) => scriptURL.startsWith(extension.page('')))?.runningStatus ?? status
  })
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await expect.poll(() => status).toBe('stopped')
  const [control] = await flagControls(page)
  if (!control) throw new Error('no control')
  const { x, y } = await placeOfControl(page, control)
  expect(status).toBe('stopped')
  await page.mouse.move(x, y)
  await expect.poll(() => status).toBe('running')
  await own.goto(extension.page('popup.html'))
})

test('the command flags the post under the pointer, or with the focus, whichever moved last', async () => {
  await page.getByText('Words of second').hover()
  expect(await command()).toBe(true)
  await expect.poll(lastAuthor).toBe('second')
  await page.getByRole('link', { name: 'first' }).focus()
  expect(await command()).toBe(true)
  await expect.poll(lastAuthor).toBe('first')
  await page.locator('#before').hover()
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  expect(await command()).toBe(false)
})

test('a root that is used again for another post is named after that one', async () => {
  await page.evaluate(() => {
    const [root] = document.querySelectorAll('[aria-posinset]')
    const heading = root?.querySelector('h3')
    heading?.replaceChildren(Object.assign(document.createElement('a'), { href: '/third', textContent: 'third' }))
  })
  await expect.poll(names).toEqual(['Flag post by third', 'Flag post by second'])
})

test('a root that is emptied, hidden at a navigation, or taken away loses its control', async () => {
  await page.evaluate(() => document.querySelector('[aria-posinset] h3')?.parentElement?.replaceChildren(new Image()))
  await expect.poll(names).toEqual(['Flag post by second'])
  await page.evaluate(() => {
    document.querySelectorAll('[aria-posinset]')[1]?.setAttribute('hidden', '')
    history.pushState(null, '', '/photo/?fbid=12345678')
  })
  await expect
    .poll(() =>
      page
        .locator('[role=main] :nth-child(n)')
        .evaluateAll((all) => all.filter((one) => one.localName.startsWith('x-')).length),
    )
    .toBe(0)
})

test('the control is reached by Tab after the post, is 32 px and stands at the end of a line', async () => {
  const [first] = await flagControls(page)
  if (!first) throw new Error('no control')
  await page.getByRole('link', { name: '2 h' }).first().focus()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('[aria-posinset]')?.textContent)).toContain('first')
  expect(await page.evaluate(() => document.activeElement?.localName)).toMatch(/^x-/)
  await page.keyboard.press('Tab')
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  const { x, width, height } = await placeOfControl(page, first)
  expect([width, height]).toEqual([32, 32])
  // Right to left: the end of a line is on the left.
  expect(x).toBeLessThan(200)
})

async function names(): Promise<string[]> {
  return (await flagControls(page)).map(({ name }) => name)
}

/** Sends what the background sends at the keyboard command. */
async function command(): Promise<unknown> {
  return own.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        tabs: {
          query(what: object): Promise<{ id: number }[]>
          sendMessage(id: number, message: unknown): Promise<{ value: unknown }>
        }
      }
    }
    for (const { id } of await chrome.tabs.query({})) {
      const answer = await chrome.tabs.sendMessage(id, { type: 'command.flag', payload: null }).catch(() => null)
      if (answer) return answer.value
    }
    return 'no answer'
  })
}

async function lastAuthor(): Promise<string | null> {
  const { currentDraftId } = await ask<Overview>(own, 'overview.read')
  if (!currentDraftId) return null
  const view = await ask<DraftView | null>(own, 'draft.read', { id: currentDraftId })
  return (view?.draft.capture as Capture | null)?.author.value ?? null
}
