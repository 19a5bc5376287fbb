import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { KyselyPlugin } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../reporting-api/app.ts'
import { readConfiguration } from '../../reporting-api/configuration.ts'
import { openApiDocument } from '../../reporting-api/open-api/document.ts'
import { BATCH_BYTES } from '../../utils/api/flag-contract.ts'
import { makeFlag } from './make-flag.ts'
import { openTestService, problemOf, type TestService } from './test-service.ts'

const ID = uuidv7()
const ROUTES = [
  ['GET', '/v1/service'],
  ['POST', '/v1/flags/batch'],
  ['PUT', `/v1/flags/${ID}`],
  ['GET', `/v1/flags/${ID}`],
  ['GET', '/v1/changes'],
  ['POST', `/v1/review/flags/${ID}/events`],
] as const

describe('what all routes share', () => {
  let service: TestService
  let partner: string

  beforeAll(async () => {
    service = await openTestService('sqlite')
    partner = await service.enrol('Partner')
  })
  afterAll(() => service.close())

  const send = (body: unknown, headers: Record<string, string> = {}) =>
    service.request('POST', '/v1/flags/batch', { token: partner, body, headers })

  describe('who may', () => {
    it.each(ROUTES)('%s %s asks for a token', async (method, path) => {
      const body = method === 'GET' ? {} : { body: {} }
      for (const token of [undefined, `fft_${'x'.repeat(43)}`]) {
        const answer = await service.request(method, path, { ...body, ...(token && { token }) })
        expect(answer.status).toBe(401)
        expect(answer.headers.get('www-authenticate')).toBe('Bearer')
        expect(await problemOf(answer)).toBe('unauthorised')
      }
    })

    it('refuses a token that comes in another way', async () => {
      const headers = { Authorization: `Basic ${btoa(`user:${partner}`)}` }
      expect((await service.request('GET', '/v1/changes', { headers })).status).toBe(401)
      expect((await service.request('GET', `/v1/changes?token=${partner}`)).status).toBe(401)
    })

    it('takes no invite for a token', async () => {
      const invite = await service.invite('Partner')
      expect((await service.request('GET', '/v1/changes', { token: invite })).status).toBe(401)
    })
  })

  describe('addresses', () => {
    it.each(['/', '/v1', '/v1/nothing', '/v1/flags/not-an-id', '/v1/flags/%00', '/v1/service/'])(
      '%s is not there',
      async (path) => {
        expect(await problemOf(await service.request('GET', path, { token: partner }))).toBe('not-found')
      },
    )

    it.each([
      ['DELETE', '/v1/service', 'GET, HEAD'],
      ['GET', '/v1/flags/batch', 'POST'],
      ['PATCH', `/v1/flags/${ID}`, 'PUT, GET, HEAD'],
    ])('%s %s is answered with what is allowed', async (method, path, allow) => {
      const answer = await service.request(method, path, { token: partner })
      expect(answer.headers.get('allow')).toBe(allow)
      expect(await problemOf(answer)).toBe('method-not-allowed')
    })

    it('says that it is well', async () => {
      const answer = await service.request('GET', '/healthz')
      expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }])
    })
  })

  describe('pages of any origin', () => {
    it('may ask before they ask', async () => {
      const answer = await service.request('OPTIONS', '/v1/flags/batch', {
        headers: {
          Origin: 'chrome-extension://abc',
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'authorization,content-type,content-encoding',
        },
      })
      expect(answer.status).toBe(204)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('access-control-allow-headers')).toBe(
        'authorization,content-type,content-encoding,if-none-match',
      )
      expect(answer.headers.get('access-control-allow-methods')).toContain('POST')
      expect(answer.headers.get('access-control-max-age')).toBe('7200')
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    })

    it.each([
      [200, 'GET', '/healthz', {}],
      [200, 'GET', '/v1/openapi.json', {}],
      [400, 'POST', '/v1/enrolments', { body: {} }],
      [401, 'GET', '/v1/service', {}],
      [404, 'GET', '/nothing', {}],
      [405, 'DELETE', '/v1/changes', {}],
      [415, 'POST', '/v1/enrolments', {}],
    ] as const)('read an answer of %i', async (status, method, path, options) => {
      const answer = await service.request(method, path, options)
      expect(answer.status).toBe(status)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After,ETag,Date,X-Request-Id')
      expect(answer.headers.get('cache-control')).toBe('no-store')
    })
  })

  describe('bodies', () => {
    it('takes gzip', async () => {
      const flag = await makeFlag()
      const answer = await send(gzipSync(JSON.stringify({ flags: [flag] })), { 'Content-Encoding': 'gzip' })
      expect(await answer.json()).toMatchObject({ results: [{ id: flag.id, status: 201 }] })
    })

    it.each([
      ['too large', () => [Buffer.alloc(BATCH_BYTES + 1, ' '), {}]],
      ['too large when unpacked', () => [gzipSync(Buffer.alloc(BATCH_BYTES + 1, ' ')), { 'Content-Encoding': 'gzip' }]],
      ['a bomb', () => [gzipSync(Buffer.alloc(100 * 1024 * 1024)), { 'Content-Encoding': 'gzip' }]],
      ['many packed nothings', () => [Buffer.concat(Array(20_000).fill(gzipSync(''))), { 'Content-Encoding': 'gzip' }]],
    ] satisfies [string, () => [Buffer, Record<string, string>]][])('refuses a body that is %s', async (_, make) => {
      expect(await problemOf(await send(...make()))).toBe('too-large')
    })

    it('takes a body of exactly the limit', async () => {
      const body = JSON.stringify({ flags: [null] }).padEnd(BATCH_BYTES, ' ')
      expect((await send(Buffer.from(body))).status).toBe(200)
      expect((await send(gzipSync(body), { 'Content-Encoding': 'gzip' })).status).toBe(200)
    })

    it.each([
      ['text', { 'Content-Type': 'text/plain' }],
      ['another packing', { 'Content-Encoding': 'br' }],
      ['two packings', { 'Content-Encoding': 'gzip, gzip' }],
      ['a type that only begins like JSON', { 'Content-Type': 'application/jsonp' }],
    ])('refuses %s', async (_, headers) => {
      expect(await problemOf(await send({ flags: [null] }, headers))).toBe('unsupported-media')
    })

    it.each([
      ['cut gzip', () => gzipSync('{"flags":[null]}').subarray(0, -9), { 'Content-Encoding': 'gzip' }],
      ['no gzip at all', () => Buffer.from('{"flags":[null]}'), { 'Content-Encoding': 'gzip' }],
      ['cut JSON', () => Buffer.from('{"flags":[SECRET'), {}],
      ['nothing', () => Buffer.from(''), {}],
    ] as [string, () => Buffer, Record<string, string>][])('does not understand %s', async (_, make, headers) => {
      const answer = await send(make(), headers)
      expect(await answer.clone().text()).not.toContain('SECRET')
      expect(await problemOf(answer)).toBe('bad-request')
    })
  })

  it('logs routes, never ids, tokens, cursors or what was sent', async () => {
    const flag = await makeFlag({ note: 'A NOTE' })
    await service.sendBatch(partner, [flag])
    await service.request('GET', `/v1/flags/${flag.id}`, { token: partner, from: '203.0.113.9' })
    await service.request('GET', '/v1/changes?cursor=SECRETCURSOR', { token: partner })
    const log = JSON.stringify(service.logged)
    expect(log).toContain('"route":"/v1/flags/batch","status":200')
    for (const secret of [flag.id, flag.hash, partner, 'SECRETCURSOR', 'A NOTE', '203.0.113.9']) {
      expect(log).not.toContain(secret)
    }
  })
})

describe('rate limits', () => {
  let service: TestService

  beforeAll(async () => {
    service = await openTestService('sqlite', {
      RATE_LIMIT_TOKEN: '5',
      RATE_LIMIT_NETWORK: '4',
      RATE_LIMIT_ENROLMENTS: '3',
      PROXY_HOPS: '0',
    })
  })
  afterAll(() => service.close())

  it('hold one token back and no other', async () => {
    const [busy, calm] = [await service.enrol('Busy'), await service.enrol('Calm')]
    const ask = (token: string) => service.request('GET', '/v1/changes', { token })
    for (let count = 0; count < 5; count += 1) expect((await ask(busy)).status).toBe(200)
    const refused = await ask(busy)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    expect(await problemOf(refused)).toBe('too-many-requests')
    expect((await ask(calm)).status).toBe(200)
  })

  it('count a member, whichever of their tokens they show', async () => {
    const own = await openTestService('sqlite', { RATE_LIMIT_TOKEN: '5' })
    let token = await own.enrol('Rotating')
    const statuses: number[] = []
    for (let count = 0; count < 6; count += 1) {
      const answer = await own.request('POST', '/v1/tokens', { token })
      statuses.push(answer.status)
      if (answer.status === 201) token = (await answer.json()).token
    }
    await own.close()
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429])
  })

  it.each([
    ['one IPv4 address', '198.51.100.7', '198.51.100.8'],
    ['one IPv6 net of 64 bits', '2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['an IPv4 address written as IPv6', '::ffff:192.0.2.1', '::ffff:192.0.2.2'],
  ])('hold back whoever guesses tokens from %s', async (_, from, elsewhere) => {
    const guess = (address: string, token = 'fft_a-guess-that-is-wrong') =>
      service.request('GET', '/v1/changes', { token, from: address })
    for (let count = 0; count < 4; count += 1) expect((await guess(from)).status).toBe(401)
    expect((await guess(from)).status).toBe(429)
    expect((await guess(elsewhere)).status).toBe(401)
  })

  it('never hold back a valid token for what others of its network do', async () => {
    const from = '198.51.100.90'
    const token = await service.enrol('Behind the same proxy')
    const ask = (secret: string, path = '/v1/changes') => service.request('GET', path, { token: secret, from })
    const guesses = []
    for (let count = 0; count < 5; count += 1) guesses.push((await ask('fft_a-guess-that-is-wrong')).status)
    expect(guesses).toEqual([401, 401, 401, 401, 429])
    expect((await ask(token)).status).toBe(200)
    expect((await ask(token, '/v1/service')).status).toBe(200)
    expect((await ask('fft_a-guess-that-is-wrong')).status).toBe(429)
  })

  it('count all addresses of an IPv6 net together', async () => {
    const answers = []
    for (const end of [':1', 'abcd::1', 'ffff:ffff:ffff:ffff', '1:0:0:2', ':a%eth0']) {
      answers.push(await service.request('GET', '/v1/changes', { from: `2001:db8:9:9:${end}` }))
    }
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 429])
  })

  it('are stricter on enrolments', async () => {
    const body = { invite: 'ffi_a-guess-that-is-wrong', nonce: ID }
    const enrol = () => service.request('POST', '/v1/enrolments', { body, from: '198.51.100.77' })
    const statuses = []
    for (let count = 0; count < 4; count += 1) statuses.push((await enrol()).status)
    expect(statuses).toEqual([404, 404, 404, 429])
  })

  it('leave health checks alone, whoever used up the network that they come from', async () => {
    const own = await openTestService('sqlite', { RATE_LIMIT_NETWORK: '2' })
    const ask = async (path: string) => (await own.request('GET', path, { from: '127.0.0.1' })).status
    for (let count = 0; count < 3; count += 1) {
      expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 200])
    }
    expect([await ask('/docs'), await ask('/docs'), await ask('/docs')]).toEqual([200, 200, 429])
    expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 200])
    await own.close()
  })

  it('believe X-Forwarded-For only as far as the operator has proxies', async () => {
    const behindProxy = await openTestService('sqlite', { RATE_LIMIT_NETWORK: '1', PROXY_HOPS: '1' })
    const ask = (forwarded: string) =>
      behindProxy.request('GET', '/v1/openapi.json', { from: '10.0.0.1', headers: { 'X-Forwarded-For': forwarded } })
    expect((await ask('203.0.113.1')).status).toBe(200)
    expect((await ask('203.0.113.2')).status).toBe(200)
    expect((await ask('203.0.113.99, 203.0.113.2')).status).toBe(429)
    await behindProxy.close()
  })
})

describe('the OpenAPI document', () => {
  let service: TestService
  beforeAll(async () => {
    service = await openTestService('sqlite')
  })
  afterAll(() => service.close())

  it('is the one checked in; else run: npm run -s api -- openapi > reporting-api/openapi.json', async () => {
    const checkedIn = JSON.parse(readFileSync(new URL('../../reporting-api/openapi.json', import.meta.url), 'utf8'))
    const answer = await service.request('GET', '/v1/openapi.json')
    expect(await answer.json()).toEqual(checkedIn)
  })

  it('has each route of the app, and the schema of a flag in the batch', async () => {
    const read = readConfiguration({})
    if (!read.ok) throw new Error('the defaults are not valid')
    const app = createApp({ store: service.store, configuration: read.configuration, now: () => new Date(), log() {} })
    const document = await openApiDocument(app)
    const paths = Object.keys(document.paths ?? {})
    const routes = app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/desk'))
      .map(({ path }) => path.replace(/:id\{.*?\}\}/, '{id}'))
    expect(paths.toSorted()).toEqual([...new Set(routes)].toSorted())
    expect(document).toHaveProperty(
      [
        'paths',
        '/v1/flags/batch',
        'post',
        'requestBody',
        'content',
        'application/json',
        'schema',
        'properties',
        'flags',
      ],
      { type: 'array', minItems: 1, maxItems: 50, items: { $ref: '#/components/schemas/NewFlag' } },
    )
  })
})

describe('a database that does not answer', () => {
  it('is told as "later", with the rules for any origin', async () => {
    const service = await openTestService('postgres')
    const token = await service.enrol('Partner')
    const { database } = service.store
    const cause = Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' })
    const broken = { ...service.store, database: database.withPlugin(failWith(cause)) }
    const read = readConfiguration({})
    if (!read.ok) throw new Error('the defaults are not valid')
    const app = createApp({ store: broken, configuration: read.configuration, now: () => new Date(), log() {} })
    const answer = await app.request('/v1/changes', { headers: { Authorization: `Bearer ${token}` } })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await problemOf(answer)).toBe('unavailable')
    await service.close()
  })
})

function failWith(error: Error): KyselyPlugin {
  return {
    transformQuery: ({ node }) => node,
    async transformResult() {
      throw error
    },
  }
}
