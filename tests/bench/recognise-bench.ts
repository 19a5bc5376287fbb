// What it costs to look whether a post on the page was flagged before, and to flag one more, with ten thousand flagged posts.
import type { CDPSession, Page } from '@playwright/test'
import { HASH_LENGTH } from '../../utils/flag/keyed-hash.ts'
import { ask, type Extension, launchExtension } from '../e2e/chromium/extension.ts'
import { fillForm } from '../e2e/chromium/flag-form.ts'
import { stopBackground } from '../e2e/stop-background.ts'
import { startSites } from '../practice/sites.ts'
import { told } from './measured.ts'
import { feedFiles } from './page/feed-files.ts'

const FLAGS = 10_000
/** Author, author and text, and three ids with and without the author: as a post of a page has them. */
const HASHES = 5
const LOOKS = 60
const FLAGGED = 5
const STARTS = 5
/** A post that nobody flagged: its ids are looked for, then its author. */
const SEEN = {
  platform: 'facebook',
  page: 'https://www.facebook.com/',
  alone: false,
  author: 'Somebody Else',
  links: [{ href: 'https://www.facebook.com/somebody.else/posts/7654321', label: ',O' }],
  comments: [],
}

/** Prints what was measured; false where a budget is passed. Looks have none: they run beside the page. */
export async function recogniseBench(): Promise<boolean> {
  const sites = await startSites({ files: feedFiles() })
  const extension = await launchExtension({ sitesPort: sites.port })
  try {
    const own = await extension.context.newPage()
    await own.goto(extension.page('popup.html'))
    await ask(own, 'overview.read')
    // As an older version kept them: the first flag makes chunks of them.
    await storeFlagged(own)
    const site = await siteScript(extension)
    await stopBackground(own)
    const first = await lookTimes(site, 1)
    const submits = await submitTimes(extension, own)
    const looks = await lookTimes(site, LOOKS)
    const starts: number[] = []
    for (let n = 0; n < STARTS; n += 1) {
      await stopBackground(own)
      starts.push(...(await lookTimes(site, 1)))
    }
    told(`${FLAGS} flagged posts, as an older version kept them: the first look`, first, null)
    told(`${FLAGS} flagged posts: a seen post is looked for`, looks, null)
    told(`${FLAGS} flagged posts: the same, background started for it`, starts, null)
    told(`${FLAGS} flagged posts: the first flag after the update`, submits.slice(0, 1), null)
    return told(`${FLAGS} flagged posts: submit → durably queued`, submits.slice(1), 50)
  } finally {
    await extension.close()
    await sites.close()
  }
}

/** Writes the record of an older version, sealed with the extension's own key; hashes are as random as real ones. */
async function storeFlagged(extensionPage: Page): Promise<void> {
  await extensionPage.evaluate(
    async ({ flags, hashes, length }) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
      const random = (bytes: number) => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))))
      const facebook: Record<string, number[]> = {}
      for (let n = 0; n < flags * hashes; n += 1) facebook[random((length / 4) * 3)] = [Math.floor(n / hashes)]
      const ids = Array.from({ length: flags }, () => crypto.randomUUID())
      const value = { key: random(32), flags: ids, facebook, instagram: {} }
      const database = await done(indexedDB.open('fieldflag'))
      const { key } = (await done(database.transaction('keys').objectStore('keys').get('data'))) as { key: CryptoKey }
      const nonce = crypto.getRandomValues(new Uint8Array(12))
      const label = new TextEncoder().encode('records/flagged-posts')
      const plain = new TextEncoder().encode(JSON.stringify(value))
      const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: label }, key, plain)
      const records = database.transaction('records', 'readwrite').objectStore('records')
      await done(records.put({ id: 'flagged-posts', sealed: { nonce, data } }))
      database.close()
    },
    { flags: FLAGS, hashes: HASHES, length: HASH_LENGTH },
  )
}

/** The world of our script in a page of the site: only from there posts are looked for. */
async function siteScript({ context, extensionId }: Extension): Promise<{ session: CDPSession; contextId: number }> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const found = Promise.withResolvers<number>()
  session.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
    if (origin.includes(extensionId)) found.resolve(id)
  })
  await session.send('Runtime.enable')
  await page.goto('https://www.facebook.com/')
  return { session, contextId: await found.promise }
}

/** From the question of the site's script to the answer, one after the other, in milliseconds. */
async function lookTimes(
  { session, contextId }: { session: CDPSession; contextId: number },
  count: number,
): Promise<number[]> {
  const message = JSON.stringify({ type: 'posts.recognise', payload: { post: SEEN, text: null } })
  const expression = `(async () => {
    const times = []
    for (let n = 0; n < ${count}; n += 1) {
      const before = performance.now()
      const { ok, value } = await chrome.runtime.sendMessage(${message})
      if (!ok || value !== null) throw new Error('not the answer for a post that nobody flagged')
      times.push(performance.now() - before)
    }
    return times
  })()`
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value as number[]
}

/** From the message to the answer that says "queued". */
async function submitTimes({ page: address }: Extension, form: Page): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < FLAGGED; n += 1) {
    const subject = { type: 'post', link: `https://www.facebook.com/some.body/posts/${1_000_000 + n}` }
    await form.goto(address('popup.html'))
    const { draft } = await ask<{ draft: { id: string } }>(form, 'draft.start', { subject })
    await form.goto('about:blank')
    await form.goto(address(`popup.html#flag/${draft.id}`))
    await fillForm(form, { category: 'Direct threat', language: 'Swahili', country: 'Kenya', note: 'The house.' })
    const answer = await form.evaluate(async (draftId) => {
      const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
      const before = performance.now()
      const { value } = (await chrome.runtime.sendMessage({ type: 'draft.submit', payload: { id: draftId } })) as {
        value?: { ok: boolean }
      }
      return { ok: value?.ok === true, time: performance.now() - before }
    }, draft.id)
    if (!answer.ok) throw new Error('the flag was not complete')
    times.push(answer.time)
  }
  return times
}
