import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../reporting-api/app.ts'
import { readConfiguration } from '../../reporting-api/configuration.ts'
import { STYLE_ADDRESS } from '../../reporting-api/desk/style.ts'
import { DATABASE_KINDS } from './databases.ts'
import { openDeskBrowser, signInToDesk } from './desk-browser.ts'
import { type DeskService, openDeskService } from './desk-service.ts'
import { makeFlag } from './make-flag.ts'
import { openTestService } from './test-service.ts'

const HOUR = 3_600_000

describe.each(DATABASE_KINDS)('access to the review desk on %s', (kind) => {
  let service: DeskService

  beforeAll(async () => {
    service = await openDeskService(kind)
  })
  afterAll(() => service.close())

  describe('coming in', () => {
    it('asks for a token, and leads back to where one wanted to go', async () => {
      const browser = openDeskBrowser(service)
      const { path } = await service.send()
      await browser.open(path)
      expect(browser.text()).toContain('Reviewer’s token')
      await browser.press('Sign in', { token: await service.enrol('Desk', 'reviewer') })
      expect(browser.answer.status).toBe(200)
      expect(browser.text()).toContain('What it means there')
    })

    it('keeps partners, operators and strangers out, in words', async () => {
      for (const [token, words] of [
        [service.partner, 'Only reviewers may come in here'],
        [await service.enrol('Operator', 'operator'), 'Only reviewers may come in here'],
        [`fft_${'x'.repeat(43)}`, 'This token is not known'],
        ['', 'This token is not known'],
      ] as const) {
        const browser = openDeskBrowser(service)
        await browser.open('/desk')
        await browser.press('Sign in', { token })
        expect(browser.answer.status).toBe(403)
        expect(browser.text()).toContain(words)
        expect(browser.html).not.toContain(token || 'fft_x')
        await browser.open('/desk')
        expect(browser.text()).toContain('Reviewer’s token')
      }
    })

    it('takes a reviewer’s invite once and shows the token that is signed in with from then on', async () => {
      const link = `https://flags.example.org/#i=${await service.invite('Desk', 'reviewer')}`
      const browser = openDeskBrowser(service)
      await browser.open('/desk')
      await browser.press('Use the invite', { invite: link })
      const token = browser.valueOf('#new-token') ?? ''
      expect(token).toMatch(/^fft_/)
      await browser.open('/desk')
      expect(browser.text()).toContain('Signed in for Desk')

      const other = openDeskBrowser(service)
      await other.open('/desk')
      await other.press('Use the invite', { invite: link })
      expect(other.text()).toContain('This invite was used before')
      await other.press('Sign in', { token })
      expect(other.text()).toContain('Signed in for Desk')
    })

    it('does not use up an invite of another role', async () => {
      const invite = await service.invite('Partner', 'partner')
      const browser = openDeskBrowser(service)
      await browser.open('/desk')
      await browser.press('Use the invite', { invite })
      expect(browser.text()).toContain('Only reviewers may come in here')
      expect((await service.request('GET', '/v1/service', { token: invite })).status).toBe(200)
    })

    it('signs out for good: the cookie that was left behind opens nothing', async () => {
      const browser = await signInToDesk(service)
      const kept = new Map(browser.cookies)
      await browser.press('Sign out')
      expect(browser.text()).toContain('Reviewer’s token')
      for (const [name, value] of kept) browser.cookies.set(name, value)
      await browser.open('/desk')
      expect(browser.text()).toContain('Reviewer’s token')
    })

    it('ends a stay with its token, and after 12 hours', async () => {
      const browser = await signInToDesk(service, 'Revoked')
      const { access } = await (
        await service.request('GET', '/v1/operator/access', { token: await service.enrol('Ops', 'operator') })
      ).json()
      const { id } = access.find(
        ({ organisation, kind }: Record<string, string>) => organisation === 'Revoked' && kind === 'member',
      )
      const operator = await service.enrol('Ops', 'operator')
      await service.request('DELETE', `/v1/operator/access/${id}`, { token: operator })
      await browser.open('/desk')
      expect(browser.text()).toContain('Reviewer’s token')

      const late = await signInToDesk(service)
      service.passTime(11.9 * HOUR)
      await late.open('/desk/')
      expect(late.text()).toContain('Signed in')
      service.passTime(0.2 * HOUR)
      await late.open('/desk')
      expect(late.text()).toContain('Reviewer’s token')
    })

    it('gives each sign-in a new secret, of which only the hash is kept', async () => {
      const browser = openDeskBrowser(service)
      await browser.open('/desk')
      const before = browser.cookies.get('desk')
      await browser.press('Sign in', { token: await service.enrol('Desk', 'reviewer') })
      const after = browser.cookies.get('desk') ?? ''
      expect(after).not.toBe(before)
      const rows = await service.store.database.selectFrom('desk_sessions').selectAll().execute()
      expect(rows.length).toBeGreaterThan(0)
      expect(JSON.stringify(rows)).not.toContain(after)
    })
  })

  it('knows a stay in every process, and takes no token but in the form', async () => {
    const browser = await signInToDesk(service)
    const read = readConfiguration({})
    if (!read.ok) throw new Error('the defaults are not valid')
    const other = createApp({ store: service.store, configuration: read.configuration, now: service.now, log() {} })
    const answer = await other.request('/desk', { headers: { Cookie: `desk=${browser.cookies.get('desk')}` } })
    expect(answer.status).toBe(200)
    const bearer = await service.request('GET', '/desk', { token: browser.token })
    expect([bearer.status, bearer.headers.get('location')]).toEqual([303, '/desk/sign-in?next=%2Fdesk'])
    const cookie = await service.request('GET', '/desk', { headers: { Cookie: `desk=${browser.token}` } })
    expect(cookie.status).toBe(303)
    const api = await service.request('GET', '/v1/review/flags', {
      headers: { Cookie: `desk=${browser.cookies.get('desk')}` },
    })
    expect(api.status).toBe(401)
  })

  describe('what each answer says to the browser', () => {
    it.each(['/desk', '/desk/sign-in', '/desk/style.css', STYLE_ADDRESS, '/desk/nothing'])('%s', async (path) => {
      const browser = await signInToDesk(service)
      const answer = await service.request('GET', path, {
        headers: { Cookie: `desk=${browser.cookies.get('desk')}`, Origin: 'https://elsewhere.example' },
      })
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/script|unsafe/)
      expect(answer.headers.get('x-frame-options')).toBe('DENY')
      expect(answer.headers.get('x-robots-tag')).toContain('noindex')
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
      for (const [name] of answer.headers) expect(name).not.toMatch(/^access-control/)
      expect(answer.headers.get('cache-control')).toBe(
        path === STYLE_ADDRESS ? 'public, max-age=31536000, immutable' : 'no-store',
      )
    })

    it('answers no question of another origin', async () => {
      const answer = await service.request('OPTIONS', '/desk', {
        headers: { Origin: 'https://elsewhere.example', 'Access-Control-Request-Method': 'POST' },
      })
      for (const [name] of answer.headers) expect(name).not.toMatch(/^access-control/)
    })

    it('loads nothing and runs nothing', async () => {
      const browser = await signInToDesk(service)
      const { path } = await service.send()
      await browser.open(path)
      expect(browser.html).not.toMatch(/<script|<img|<iframe|<video|<object|<embed|\son\w+=|\sstyle=|javascript:/i)
      expect(browser.html).toMatch(/rel="noopener noreferrer"/)
    })

    it('sets cookies that no page and no other site can use', async () => {
      const plain = (await service.request('GET', '/desk/sign-in')).headers.get('set-cookie')
      expect(plain).toMatch(/^desk=ffs_.+; Path=\/desk; HttpOnly; SameSite=Strict$/)
    })
  })

  it('speaks the language that the browser asks for, or that was chosen', async () => {
    const browser = openDeskBrowser(service, { 'Accept-Language': 'ar-SY,en;q=0.5' })
    await browser.open('/desk')
    expect(browser.html).toContain('<html lang="ar" dir="rtl">')
    const catalogue = JSON.parse(readFileSync('locales/ar.json', 'utf8'))
    await browser.press(catalogue.desk.show, { language: 'fr' })
    expect(browser.html).toContain('<html lang="fr" dir="ltr">')
    expect(browser.answer.status).toBe(200)
  })

  it('logs no word, no id, no token and no cookie', async () => {
    const browser = await signInToDesk(service)
    const { id, path } = await service.send({ note: 'A NOTE' })
    await browser.open(path)
    await browser.press('Sort: seen and to be reviewed')
    await browser.press('Send question', { words: 'A QUESTION' })
    await browser.open('/desk?reference=FF-SECRET')
    const log = JSON.stringify(service.logged)
    expect(log).toContain('"route":"/desk/flags/:id{[0-9a-fA-F-]{36}}"')
    const cookie = browser.cookies.get('desk') ?? ''
    for (const secret of [id, browser.token, cookie, 'A NOTE', 'A QUESTION', 'FF-SECRET']) {
      expect(log).not.toContain(secret)
    }
    expect(service.logged.filter(({ event }) => event === 'error')).toEqual([])
  })
})

describe('the desk under TLS', () => {
  it.each([
    [{ PUBLIC_URL: 'https://flags.example.org' }, {}],
    [{ PROXY_HOPS: '1' }, { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '203.0.113.9' }],
  ])('binds its cookies to the host, with %o', async (environment, headers) => {
    const service = await openTestService('sqlite', environment)
    const cookie = (await service.request('GET', '/desk/sign-in', { headers })).headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Host-desk=/)
    for (const flag of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(`; ${flag}`)
    expect(cookie).not.toContain('Domain')
    const browser = openDeskBrowser(service, headers)
    await browser.open('/desk')
    await browser.press('Sign in', { token: await service.enrol('Desk', 'reviewer') })
    expect(browser.text()).toContain('Signed in for Desk')
    await service.close()
  })
})

describe('the desk in trouble', () => {
  it('says that there were too many requests', async () => {
    const service = await openTestService('sqlite', { RATE_LIMIT_NETWORK: '3' })
    const browser = openDeskBrowser(service)
    for (let count = 0; count < 4; count += 1) await browser.open('/desk/sign-in')
    expect(browser.answer.status).toBe(429)
    expect(Number(browser.answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(browser.text()).toContain('too many requests')
    expect(browser.answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    await service.close()
  })

  it('says that the server failed, and logs it without what was sent', async () => {
    const service = await openTestService('sqlite')
    const browser = await signInToDesk(service)
    await service.store.database.schema.dropTable('merges').execute()
    await browser.open(`/desk/flags/${crypto.randomUUID()}`)
    expect(browser.answer.status).toBe(404)
    const flag = await makeFlag()
    await service.sendBatch(await service.enrol('Partner'), [flag])
    await browser.open(`/desk/flags/${flag.id}`)
    expect(browser.answer.status).toBe(500)
    expect(browser.text()).toContain('The server failed.')
    const errors = service.logged.filter(({ event }) => event === 'error')
    expect(errors).toHaveLength(1)
    expect(JSON.stringify(errors)).not.toContain(flag.id)
    await service.close()
  })
})
