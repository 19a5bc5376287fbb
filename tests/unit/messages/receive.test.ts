import { expect, test, vi } from 'vitest'
import type { PageCalls } from '../../../utils/messages/page-contract.ts'
import { createReceiver, type Handlers, type Sender, trustOf } from '../../../utils/messages/receive.ts'
import type { ContentCalls } from '../../../utils/messages/site-contract.ts'
import { carriedEvent } from '../carried-event.ts'
import { exampleReading } from '../example-reading.ts'

const own = { id: 'abc', root: 'chrome-extension://abc/' }
const page: Sender = { id: 'abc', url: 'chrome-extension://abc/popup.html' }
const content: Sender = { id: 'abc', url: 'https://www.facebook.com/', frameId: 0, tab: { id: 1 } }

function receiver() {
  const handler = vi.fn(async () => null)
  const every = new Proxy({}, { get: () => handler })
  const receive = createReceiver({
    own,
    content: every as Handlers<ContentCalls, Sender>,
    page: every as Handlers<PageCalls, Sender>,
    explain: () => 'failed',
  })
  return { handler, receive }
}

test.each([
  ['our page', page, 'page'],
  ['our content script', content, 'content'],
  ['a content script in a frame', { ...content, frameId: 3 }, 'none'],
  ['another extension', { ...page, id: 'other' }, 'none'],
  ['an address that only looks like ours', { ...page, url: 'chrome-extension://abc.evil/popup.html' }, 'none'],
  ['nobody', {}, 'none'],
] satisfies [string, Sender, string][])('%s is trusted as %s', (_, sender, trust) =>
  expect(trustOf(sender, own)).toBe(trust),
)

test('a content script reads nothing that is stored', async () => {
  const { handler, receive } = receiver()
  for (const type of ['history.list', 'draft.read', 'overview.read', 'connection.accept']) {
    expect(await receive({ type, payload: null }, content)).toEqual({ ok: false, code: 'refused' })
  }
  expect(handler).not.toHaveBeenCalled()
})

test('a message that does not fit the contract is refused before any handler', async () => {
  const { handler, receive } = receiver()
  const captureId = crypto.randomUUID()
  const bad = [
    { captureId: 'x', reading: exampleReading(), finished: true },
    { captureId, reading: { ...exampleReading(), cookies: 'c_user=1' }, finished: true },
    { captureId, reading: null, finished: true },
  ]
  for (const payload of bad) {
    expect(await receive({ type: 'capture.start', payload }, content)).toEqual({ ok: false, code: 'refused' })
  }
  expect(await receive({ type: '__proto__', payload: null }, page)).toEqual({ ok: false, code: 'refused' })
  expect(handler).not.toHaveBeenCalled()
})

test('a change names only what it changes: undefined would overwrite', async () => {
  const { receive } = receiver()
  const change = (value: object) => receive({ type: 'draft.change', payload: { id: 'd', change: value } }, page)
  expect(await change({ note: 'x' })).toEqual({ ok: true, value: null })
  expect(await change({ note: undefined })).toEqual({ ok: false, code: 'refused' })
})

test('so much that was said comes in one message, and nothing that is no event', async () => {
  const { handler, receive } = receiver()
  const take = (events: object[]) => receive({ type: 'outbox.takeInSaid', payload: { events } }, page)
  const events = Array.from({ length: 51 }, () => carriedEvent(crypto.randomUUID()))
  expect(await take(events)).toEqual({ ok: false, code: 'refused' })
  expect(await take([{ ...carriedEvent(crypto.randomUUID()), saidAt: 'yesterday' }])).toMatchObject({ ok: false })
  expect(handler).not.toHaveBeenCalled()
  expect(await take(events.slice(1))).toMatchObject({ ok: true })
})

test('an error of a handler is answered by code, never with its text', async () => {
  const { handler, receive } = receiver()
  handler.mockRejectedValue(new Error('the note said …'))
  expect(await receive({ type: 'history.list', payload: null }, page)).toEqual({ ok: false, code: 'failed' })
})

test('notices and strangers’ messages are not answered', () => {
  const { receive } = receiver()
  expect(receive('hello', page)).toBeUndefined()
})
