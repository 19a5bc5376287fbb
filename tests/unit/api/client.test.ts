import { expect, test, vi } from 'vitest'
import { createApiClient } from '../../../utils/api/client.ts'
import { finishedFlag, receiptFor } from '../finished-flag.ts'

const problem = { type: 'urn:fieldflag:problem:unavailable', title: 'Busy', status: 503 }
const json = (body: unknown, init: ResponseInit & { type?: string } = {}) =>
  new Response(JSON.stringify(body), {
    ...init,
    headers: { 'content-type': init.type ?? 'application/json', ...init.headers },
  })
const html = (status: number) =>
  new Response('<h1>Sign in to the network</h1>', { status, headers: { 'content-type': 'text/html' } })

function clientOf(answer: () => Promise<Response>) {
  const fetch = vi.fn<typeof globalThis.fetch>(answer)
  return { fetch, client: createApiClient({ origin: 'https://flags.example', token: 't', fetch }) }
}

test('sends the token, follows no redirect, sends no cookie', async () => {
  const flag = await finishedFlag()
  const { client, fetch } = clientOf(async () =>
    json({ results: [{ id: flag.id, status: 201, receipt: receiptFor(flag) }] }),
  )
  expect(await client.deliver([flag])).toMatchObject({ ok: true, value: [{ status: 201 }] })
  const [url, init] = fetch.mock.calls[0] ?? []
  expect(url).toBe('https://flags.example/v1/flags/batch')
  expect(init).toMatchObject({ method: 'POST', redirect: 'error', credentials: 'omit' })
  expect(new Headers(init?.headers).get('authorization')).toBe('Bearer t')
})

test.each([
  ['a portal’s page', async () => html(200)],
  ['a block page', async () => html(403)],
  ['somebody’s 404', async () => html(404)],
  ['somebody’s JSON', async () => json({ ok: true })],
  [
    'problem+json of an unknown type',
    async () => json({ ...problem, type: 'about:blank' }, { status: 403, type: 'application/problem+json' }),
  ],
  ['our problem in the wrong clothes', async () => json(problem, { status: 503 })],
  ['cut JSON', async () => new Response('{"results":[', { headers: { 'content-type': 'application/json' } })],
  ['an empty 204', async () => new Response(null, { status: 204 })],
])('%s is the line, not the server', async (_, answer) => {
  const { client } = clientOf(answer)
  expect(await client.changes(null, 50)).toEqual({ ok: false, failure: { by: 'line', why: 'foreign' } })
})

/** An answer whose connection breaks after its first half. */
function brokenOff(): Response {
  const half = new ReadableStream({
    start(stream) {
      stream.enqueue(new TextEncoder().encode('{"results":['))
      stream.error(new TypeError('network error'))
    },
  })
  return new Response(half, { headers: { 'content-type': 'application/json' } })
}

test.each([
  ['no answer at all', async () => Promise.reject(new TypeError('Failed to fetch'))],
  ['an answer that breaks off', async () => brokenOff()],
])('%s is a line that does not reach the server', async (_, answer) => {
  const { client } = clientOf(answer)
  expect(await client.service()).toEqual({ ok: false, failure: { by: 'line', why: 'unreachable' } })
})

test('problem+json of a known type is the server, with its Retry-After', async () => {
  const { client } = clientOf(async () =>
    json(problem, { status: 503, type: 'application/problem+json', headers: { 'retry-after': '60' } }),
  )
  expect(await client.changes(null, 50)).toMatchObject({
    ok: false,
    failure: { by: 'server', status: 503, type: 'unavailable', retryAfter: '60' },
  })
})

const taxonomy = { version: '1.2.0', categories: [{ id: 'direct_threat', urgency: 'urgent' }], groups: [] }

test('the taxonomy’s version comes with its ETag, and is asked for by it', async () => {
  const { client, fetch } = clientOf(async () => json(taxonomy, { headers: { etag: '"a"' } }))
  expect(await client.taxonomy(null)).toEqual({ ok: true, value: { version: '1.2.0', etag: '"a"' } })
  await client.taxonomy('"a"')
  const asked = fetch.mock.calls.map(([url, init]) => [url, new Headers(init?.headers).get('if-none-match')])
  expect(asked).toEqual([
    ['https://flags.example/v1/taxonomy', null],
    ['https://flags.example/v1/taxonomy', '"a"'],
  ])
})

test('a taxonomy is unchanged only where it was asked for by its ETag', async () => {
  const { client } = clientOf(async () => new Response(null, { status: 304 }))
  expect(await client.taxonomy('"a"')).toEqual({ ok: true, value: null })
  expect(await client.taxonomy(null)).toMatchObject({ ok: false, failure: { why: 'foreign' } })
})

test.each([
  ['no version', { ...taxonomy, version: undefined }],
  ['a version that can’t be compared', { ...taxonomy, version: 'newest' }],
  ['no category', { ...taxonomy, categories: [] }],
  ['an urgency that nobody knows', { ...taxonomy, categories: [{ id: 'x', urgency: 'soon' }] }],
])('a taxonomy with %s is not the server’s word', async (_, body) => {
  const { client } = clientOf(async () => json(body))
  expect(await client.taxonomy(null)).toMatchObject({ ok: false, failure: { why: 'foreign' } })
})
