import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../reporting-api/app.ts'
import { readConfiguration } from '../../reporting-api/configuration.ts'
import { openApiPage } from '../../reporting-api/open-api/page.ts'
import taxonomy from '../../utils/flag/taxonomy.json' with { type: 'json' }
import { openTestService, problemOf, type TestService } from './test-service.ts'

describe('what the server says of itself', () => {
  let service: TestService
  let token: string
  beforeAll(async () => {
    service = await openTestService('sqlite')
    token = await service.enrol('Partner')
  })
  afterAll(() => service.close())

  it('hands out the taxonomy once, then says that it is the same', async () => {
    const ask = (known?: string) =>
      service.request('GET', '/v1/taxonomy', { token, ...(known && { headers: { 'If-None-Match': known } }) })
    const first = await ask()
    expect(await first.json()).toEqual(taxonomy)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]{43}"$/)
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await ask(known)
      expect([known, again.status, await again.text()]).toEqual([known, 304, ''])
      expect(again.headers.get('etag')).toBe(etag)
    }
    expect((await ask('"other"')).status).toBe(200)
  })

  it('shows its contract on a page that can load and run nothing', async () => {
    const answer = await service.request('GET', '/docs')
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    const page = await answer.text()
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|src=|href="(?!#|v1\/openapi\.json)/i)
    for (const word of ['POST /v1/flags/batch', 'RFC 9457', 'id="Flag"']) expect(page).toContain(word)
  })

  it('writes no markup of the document into the page', () => {
    const info = { title: '<b>', version: '"', description: "<script>'&" }
    const page = openApiPage({ info, paths: {}, components: { schemas: {} } })
    expect(page).not.toMatch(/<b>|<script/)
  })

  it('says that it is ready until it is told to end', async () => {
    const read = readConfiguration({})
    if (!read.ok) throw new Error('the defaults are not valid')
    let isDraining = false
    const app = createApp({
      store: service.store,
      configuration: read.configuration,
      now: service.now,
      log() {},
      isDraining: () => isDraining,
    })
    expect(await (await app.request('/readyz')).json()).toEqual({ status: 'ready' })
    isDraining = true
    const answer = await app.request('/readyz')
    expect([answer.status, await problemOf(answer)]).toEqual([503, 'unavailable'])
    expect((await app.request('/healthz')).status).toBe(200)
    expect((await app.request('/v1/service', { headers: { Authorization: `Bearer ${token}` } })).status).toBe(200)
  })

  it('names each request in its answer and its log, and no other way', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => service.request('GET', '/v1/nothing')))
    const ids = answers.map((answer) => answer.headers.get('x-request-id'))
    expect(new Set(ids).size).toBe(3)
    for (const id of ids) expect(service.logged.find(({ request }) => request === id)).toMatchObject({ status: 404 })
  })
})
