import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../reporting-api/app.ts'
import { readConfiguration } from '../../reporting-api/configuration.ts'
import { STYLE_ADDRESS } from '../../reporting-api/desk/style.ts'
import { tellAllMerged } from '../../reporting-api/flags/merge.ts'
import { postKey } from '../../reporting-api/flags/post-key.ts'
import { verifyFlags } from '../../reporting-api/flags/verify-flags.ts'
import { StoredFlagSchema } from '../../utils/api/contract.ts'
import type { Flag } from '../../utils/flag/flag.ts'
import { DATABASE_KINDS } from './databases.ts'
import { openDeskBrowser, signInToDesk } from './desk-browser.ts'
import { makeFlag, makeReferenceFlag } from './make-flag.ts'
import { openTestService, type TestService } from './test-service.ts'

const HOUR = 3_600_000

describe.each(DATABASE_KINDS)('the review desk on %s', (kind) => {
  let service: TestService
  let partner: string

  beforeAll(async () => {
    service = await openTestService(kind, { RATE_LIMIT_NETWORK: '100000', RATE_LIMIT_ENROLMENTS: '100000' })
    partner = await service.enrol('Partner')
  })
  afterAll(() => service.close())

  async function send(changes: Record<string, unknown> = {}, token = partner): Promise<{ id: string; path: string }> {
    const flag = await makeFlag(changes)
    const [result] = await service.sendBatch(token, [flag])
    expect(result).toMatchObject({ status: 201 })
    return { id: flag.id, path: `/desk/flags/${flag.id}` }
  }

  async function eventsOf(id: string, token = partner) {
    const answer = await service.request('GET', `/v1/flags/${id}`, { token })
    return StoredFlagSchema.parse(await answer.json()).events
  }

  describe('coming in', () => {
    it('asks for a token, and leads back to where one wanted to go', async () => {
      const browser = openDeskBrowser(service)
      const { path } = await send()
      await browser.open(path)
      expect(browser.text()).toContain('Reviewer’s token')
      await browser.press('Sign in', { token: await service.enrol('Desk', 'reviewer') })
      expect(browser.answer.status).toBe(200)
      expect(browser.text()).toContain('What it means there')
    })

    it('keeps partners, operators and strangers out, in words', async () => {
      for (const [token, words] of [
        [partner, 'Only reviewers may come in here'],
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
      const { path } = await send()
      await browser.open(path)
      expect(browser.html).not.toMatch(/<script|<img|<iframe|<video|<object|<embed|\son\w+=|\sstyle=|javascript:/i)
      expect(browser.html).toMatch(/rel="noopener noreferrer"/)
    })

    it('sets cookies that no page and no other site can use', async () => {
      const plain = (await service.request('GET', '/desk/sign-in')).headers.get('set-cookie')
      expect(plain).toMatch(/^desk=ffs_.+; Path=\/desk; HttpOnly; SameSite=Strict$/)
    })
  })

  describe('forms', () => {
    it('are refused without their secret, with another’s, and from another site; the words are kept', async () => {
      const [browser, other] = [await signInToDesk(service), await signInToDesk(service)]
      const { id, path } = await send()
      await browser.open(path)
      await other.open(path)
      const csrf = browser.valueOf('[name=csrf]') ?? ''
      const foreign = other.valueOf('[name=csrf]') ?? ''
      const move = { move: 'step', state: 'triaged', words: 'typed with care' }
      for (const [values, headers] of [
        [move, {}],
        [{ ...move, csrf: '' }, {}],
        [{ ...move, csrf: foreign }, {}],
        [{ ...move, csrf }, { 'Sec-Fetch-Site': 'cross-site' }],
      ] as const) {
        await browser.post(path, values, headers)
        expect(browser.answer.status).toBe(403)
        expect(browser.text()).toContain('this form was out of date')
        expect(browser.valueOf('#kept')).toBe('typed with care')
      }
      for (const address of ['/desk/sign-in', '/desk/sign-out', '/desk/enrol', '/desk/language']) {
        await browser.post(address, {})
        expect(browser.answer.status, address).toBe(403)
      }
      expect((await eventsOf(id)).map(({ state }) => state)).toEqual(['received'])
      await browser.post(path, { ...move, csrf }, { 'Sec-Fetch-Site': 'same-origin' })
      expect((await eventsOf(id)).at(-1)?.state).toBe('triaged')
    })

    it('are refused to somebody who is signed out, with what was typed', async () => {
      const browser = openDeskBrowser(service)
      const { path } = await send()
      await browser.open('/desk/sign-in')
      const csrf = browser.valueOf('[name=csrf]') ?? ''
      await browser.post(path, { csrf, move: 'step', state: 'triaged', words: 'typed with care' })
      expect(browser.answer.status).toBe(401)
      expect(browser.text()).toContain('you are signed out')
      expect(browser.valueOf('#kept')).toBe('typed with care')
    })

    it('are refused when they are too large or of another kind', async () => {
      const browser = await signInToDesk(service)
      const { path } = await send()
      await browser.post(path, { words: 'x'.repeat(40_000) })
      expect(browser.answer.status).toBe(413)
      expect(browser.text()).toContain('too much text')
      const answer = await service.request('POST', path, {
        headers: { Cookie: `desk=${browser.cookies.get('desk')}` },
        body: {},
      })
      expect(answer.status).toBe(415)
      expect(answer.headers.get('content-type')).toContain('text/html')
    })
  })

  describe('moving a flag', () => {
    it('walks from received to a decision, and the partner reads all of it', async () => {
      const browser = await signInToDesk(service)
      const { id, path } = await send()
      await browser.open(path)
      expect(browser.buttons()).toContain('Sort: seen and to be reviewed')
      expect(browser.buttons()).not.toContain('Send question')
      await browser.press('Sort: seen and to be reviewed')
      expect(browser.text()).toContain('Done. The flag is now: Sorted by reviewers.')
      await browser.press('Take it under review')
      await browser.press('Send question', { words: 'Which street?\r\nSince when?' })
      expect(browser.text()).toContain('Waits for the partner')
      expect(browser.buttons()).toEqual([])
      const answer = { id: crypto.randomUUID(), kind: 'answer', words: 'River Road.' }
      await service.request('POST', `/v1/flags/${id}/events`, { token: partner, body: answer })
      await browser.open(path)
      expect(browser.text()).toContain('The partner answered')
      expect(browser.text()).toContain('River Road.')
      await browser.press('Hand to crisis team', { words: '' })
      await browser.press('Decide', {
        state: 'actioned',
        actions: ['content_removed', 'strike_applied'],
        words: 'It calls for attacks.',
        ground: 'Violence and incitement',
        scope: 'ET',
        automated: 'yes',
      })
      expect(browser.text()).toContain('The flag is now: Action taken.')
      const events = await eventsOf(id)
      expect(events.map(({ state }) => state)).toEqual(
        'received triaged under_review info_requested under_review escalated actioned'.split(' '),
      )
      expect(events[3]?.words).toBe('Which street?\nSince when?')
      expect(events.at(-1)).toMatchObject({
        actions: ['content_removed', 'strike_applied'],
        words: 'It calls for attacks.',
        ground: 'Violence and incitement',
        scope: ['ET'],
        automated: true,
        by: 'reviewer',
      })
    })

    it.each([
      ['no_violation', { reason: 'policy_allows' }],
      ['content_unavailable', {}],
      ['redirected', {}],
      ['insight_logged', {}],
    ])('decides %s', async (state, more) => {
      const browser = await signInToDesk(service)
      const { id, path } = await send()
      await browser.open(path)
      await browser.press('Sort: seen and to be reviewed')
      await browser.press('Take it under review')
      await browser.press('Decide', { state, words: 'Why.', ...more })
      const last = (await eventsOf(id)).at(-1)
      expect(last).toMatchObject({ state, words: 'Why.', automated: false })
      expect(last).not.toHaveProperty('ground')
    })

    it('gives a form back as it was filled in, and says what it lacks', async () => {
      const browser = await signInToDesk(service)
      const { id, path } = await send()
      await browser.open(path)
      await browser.press('Sort: seen and to be reviewed')
      await browser.press('Take it under review')
      await browser.press('Send question', { words: '  ' })
      expect(browser.answer.status).toBe(400)
      expect(browser.text()).toContain('Write your question.')
      const filled = { words: 'Kept <b>words</b> & "more"', ground: 'A law', scope: 'KE', automated: 'yes' }
      await browser.press('Decide', { ...filled, state: 'actioned' })
      expect(browser.answer.status).toBe(400)
      expect(browser.text()).toContain('Choose what was done, at least one.')
      expect(browser.valueOf('#decide-words')).toBe(filled.words)
      expect(browser.valueOf('#decide-ground')).toBe('A law')
      expect(browser.valueOf('#ask-words')).toBe('')
      expect(browser.html).toMatch(/value="actioned" checked/)
      expect(browser.html).toMatch(/value="KE" selected/)
      expect(browser.html).toMatch(/href="#decide-actions"/)
      expect(browser.html).not.toContain('<b>words</b>')
      // Mended where it stands, all of it is sent.
      await browser.press('Decide', { actions: 'demoted' })
      expect((await eventsOf(id)).at(-1)).toMatchObject({ words: filled.words, scope: ['KE'], automated: true })
    })

    it.each([
      [{ state: 'no_violation', words: 'x' }, 'Choose why no violation was found.'],
      [{ state: 'content_unavailable', words: 'x', reason: 'not_found' }, 'only where no violation was found'],
      [{ words: 'x' }, 'Choose an outcome.'],
      [{ state: 'content_unavailable' }, 'Say why, in words'],
      [{ state: 'content_unavailable', words: 'x'.repeat(4_001) }, 'Too long.'],
      [{ state: 'content_unavailable', words: 'x', ground: 'x'.repeat(301) }, 'Too long.'],
      [{ state: 'content_unavailable', words: 'x', scope: 'everywhere' }, 'This was not understood.'],
    ])('refuses %o', async (values, words) => {
      const browser = await signInToDesk(service)
      const { id, path } = await send()
      await browser.open(path)
      await browser.press('Sort: seen and to be reviewed')
      await browser.press('Take it under review')
      await browser.press('Decide', values)
      expect(browser.answer.status).toBe(400)
      expect(browser.text()).toContain(words)
      expect((await eventsOf(id)).at(-1)?.state).toBe('under_review')
    })

    it('says so where another reviewer was faster, and keeps the words', async () => {
      const [browser, other] = [await signInToDesk(service), await signInToDesk(service)]
      const { path } = await send()
      await browser.open(path)
      await browser.press('Sort: seen and to be reviewed')
      await other.open(path)
      await other.press('Take it under review')
      await other.press('Decide', { state: 'content_unavailable', words: 'Gone.' })
      await browser.press('Send question', { words: 'A long question' })
      expect(browser.answer.status).toBe(409)
      expect(browser.text()).toContain('the flag had moved on. It is now: Post is gone.')
      expect(browser.valueOf('#kept')).toBe('A long question')
    })

    it('takes a form that is sent twice for one act', async () => {
      const browser = await signInToDesk(service)
      const { id, path } = await send()
      await browser.open(path)
      await browser.press('Sort: seen and to be reviewed')
      const { html } = browser
      await browser.press('Send question', { words: 'Where?' })
      browser.html = html
      await browser.press('Send question', { words: 'Where?' })
      expect(browser.answer.status).toBe(200)
      expect(await eventsOf(id)).toHaveLength(3)
      browser.html = html
      await browser.press('Send question', { words: 'When?' })
      expect(browser.answer.status).toBe(409)
      expect(browser.valueOf('#kept')).toBe('When?')
    })

    it('leaves a second review to another reviewer', async () => {
      const [first, second] = [await signInToDesk(service), await signInToDesk(service)]
      const { id, path } = await send()
      await first.open(path)
      await first.press('Sort: seen and to be reviewed')
      await first.press('Take it under review')
      await first.press('Decide', { state: 'no_violation', reason: 'policy_allows', words: 'Allowed.' })
      const body = { id: crypto.randomUUID(), kind: 'second_review', words: 'It is not.' }
      await service.request('POST', `/v1/flags/${id}/events`, { token: partner, body })
      await first.open(path)
      expect(first.text()).toContain('The second review is for another reviewer.')
      expect(first.buttons()).toEqual(['Send question'])
      const csrf = first.valueOf('[name=csrf]') ?? ''
      const upheld = { csrf, move: 'decide', state: 'decision_upheld', words: 'Still allowed.' }
      await first.post(path, upheld)
      expect(first.answer.status).toBe(403)
      expect(first.valueOf('#kept')).toBe('Still allowed.')
      await second.open(path)
      await second.press('Decide', { state: 'decision_reversed', actions: 'content_removed', words: 'We were wrong.' })
      expect((await eventsOf(id)).at(-1)).toMatchObject({ state: 'decision_reversed', words: 'We were wrong.' })
    })
  })

  describe('the queue', () => {
    it('stands by urgency, then by clock, in words where one has run out', async () => {
      const own = await openTestService(kind)
      const token = await own.enrol('Partner')
      const browser = await signInToDesk(own)
      const flags: Flag[] = []
      for (const urgency of ['standard', 'imminent', 'urgent', 'imminent'] as const) {
        const flag = await makeFlag({
          urgency,
          subject: { type: 'post', link: `https://www.facebook.com/${flags.length}` },
        })
        flags.push(flag)
        await own.sendBatch(token, [flag])
        own.passTime(HOUR / 4)
      }
      own.passTime(HOUR / 2)
      await browser.open('/desk')
      const order = [...browser.html.matchAll(/\/desk\/flags\/([0-9a-f-]{36})/g)].map(([, id]) => id)
      expect(order).toEqual([1, 3, 2, 0].map((index) => flags[index]?.id))
      expect(browser.text()).toMatch(/mins late/)
      expect(browser.text()).toMatch(/\d hrs \d+ mins left/)
      await browser.press('Show', { urgency: 'urgent' })
      expect(browser.html.match(/\/desk\/flags\//g)).toHaveLength(1)

      await browser.open(`/desk/flags/${flags[2]?.id}`)
      await browser.press('Sort: seen and to be reviewed')
      await browser.open('/desk?mine=yes')
      expect(browser.text()).toContain('No flag here.')
      await browser.open(`/desk/flags/${flags[2]?.id}`)
      await browser.press('Take it under review')
      await browser.open('/desk?mine=yes')
      expect(browser.text()).toContain('taken by you')
      expect(browser.html.match(/\/desk\/flags\//g)).toHaveLength(1)
      await browser.open('/desk?state=under_review')
      expect(browser.html.match(/\/desk\/flags\//g)).toHaveLength(1)
      await browser.open('/desk?state=actioned')
      expect(browser.text()).toContain('No flag here.')
      const reference = browser.html && (await referenceOf(own, flags[0]?.id ?? ''))
      await browser.open(`/desk?reference=${reference.toLowerCase()}`)
      expect(browser.html).toContain(flags[0]?.id)
      await own.close()
    })

    it('is paged, and each flag is on one page', async () => {
      const own = await openTestService(kind)
      const token = await own.enrol('Partner')
      const flags = await Promise.all(Array.from({ length: 50 }, () => makeFlag()))
      await own.sendBatch(token, flags)
      await own.sendBatch(token, [await makeFlag({ urgency: 'standard' }), await makeFlag({ urgency: 'imminent' })])
      const browser = await signInToDesk(own)
      const ids = () => [...browser.html.matchAll(/\/desk\/flags\/([0-9a-f-]{36})/g)].map(([, id]) => id)
      await browser.open('/desk')
      const first = ids()
      const next = browser.html.match(/href="([^"]*after=[^"]*)"/)?.[1]?.replaceAll('&amp;', '&') ?? ''
      await browser.open(next)
      const all = [...first, ...ids()]
      expect(first).toHaveLength(50)
      expect(new Set(all).size).toBe(52)
      expect(browser.text()).toContain('First page')
      await browser.open('/desk?after=nonsense')
      expect(ids()).toEqual(first)
      await own.close()
    })
  })

  describe('one post, two organisations', () => {
    it('merges, tells the outcome, and shows neither partner a trace of the other', async () => {
      const other = await service.enrol('Zebra Collective')
      const link = 'https://www.facebook.com/groups/7/posts/8/'
      const subject = { type: 'post', link }
      const one = await send({ subject, note: 'Words of one.' })
      const two = await send({ subject: { ...subject, link: `${link}?ref=share` }, note: 'Words of two.' }, other)
      const elsewhere = await send({ subject: { ...subject, link: 'https://www.facebook.com/groups/7/posts/9/' } })
      const before = await (await service.request('GET', '/v1/changes', { token: partner })).text()

      const browser = await signInToDesk(service)
      await browser.open(two.path)
      expect(browser.text()).toContain('Other flags of this post')
      expect(browser.valueOf('.same-post')).toContain(await referenceOf(service, one.id))
      expect(browser.valueOf('.same-post')).not.toContain(await referenceOf(service, elsewhere.id))
      await browser.press('Sort: seen and to be reviewed')
      await browser.press('Take it under review')
      await browser.press('Merge with another flag')
      expect(browser.text()).toContain('Choose the flag that is decided for both.')
      await browser.press('Merge with another flag', { into: elsewhere.id })
      expect(browser.answer.status).toBe(400)
      await browser.press('Merge with another flag', { into: one.id })
      expect(browser.text()).toContain('This flag was merged into it')
      expect((await eventsOf(two.id, other)).at(-1)?.state).toBe('duplicate')
      expect(await (await service.request('GET', '/v1/changes', { token: partner })).text()).toBe(before)

      await browser.open(one.path)
      expect(browser.text()).not.toContain('Merge with another flag')
      await browser.press('Sort: seen and to be reviewed')
      await browser.press('Take it under review')
      const words = 'To the first partner alone.'
      await browser.press('Decide', { state: 'actioned', actions: 'content_removed', words, scope: '*' })
      const told = (await eventsOf(two.id, other)).at(-1)
      expect(told).toMatchObject({
        kind: 'follow',
        state: 'duplicate',
        outcome: 'actioned',
        actions: ['content_removed'],
        scope: ['*'],
        words: null,
      })

      const seen = async (token: string, id: string) =>
        (await (await service.request('GET', '/v1/changes', { token })).text()) +
        (await (await service.request('GET', `/v1/flags/${id}`, { token })).text())
      const [ofOne, ofTwo] = [await seen(partner, one.id), await seen(other, two.id)]
      const references = [await referenceOf(service, one.id), await referenceOf(service, two.id)]
      for (const trace of [two.id, references[1], 'Zebra', 'Words of two']) expect(ofOne).not.toContain(trace)
      for (const trace of [one.id, references[0], '"Partner"', 'Words of one', words])
        expect(ofTwo).not.toContain(trace)
    })

    it('tells what a process left untold that died after the decision', async () => {
      const subject = { type: 'post', link: 'https://www.facebook.com/groups/7/posts/11/' }
      const [one, two] = [await send({ subject }), await send({ subject })]
      const reviewer = await service.enrol('Desk', 'reviewer')
      const review = (id: string, body: object) =>
        service.request('POST', `/v1/review/flags/${id}/events`, { token: reviewer, body })
      for (const { id } of [one, two]) for (const state of ['triaged', 'under_review']) await review(id, { state })
      // The decision, and the merge behind it that nobody told.
      await review(one.id, { state: 'no_violation', reason: 'newsworthy' })
      await review(two.id, { state: 'duplicate' })
      await service.store.database.insertInto('merges').values({ flag_id: two.id, into_id: one.id }).execute()
      await tellAllMerged(service.store, service.now)
      await tellAllMerged(service.store, service.now)
      const told = (await eventsOf(two.id)).filter((event) => event.kind === 'follow')
      expect(told).toMatchObject([{ outcome: 'no_violation', reason: 'newsworthy' }])
      expect((await verifyFlags(service.store)).faults).toEqual([])
    })

    it('merges no two flags into each other', async () => {
      const subject = { type: 'post', link: 'https://www.facebook.com/groups/7/posts/10/' }
      const [one, two] = [await send({ subject }), await send({ subject })]
      const reviewer = await service.enrol('Desk', 'reviewer')
      const review = async (id: string, body: object) =>
        (await service.request('POST', `/v1/review/flags/${id}/events`, { token: reviewer, body })).status
      for (const { id } of [one, two]) {
        await review(id, { state: 'triaged' })
        await review(id, { state: 'under_review' })
      }
      expect(await review(one.id, { state: 'duplicate', into: one.id })).toBe(400)
      expect(await review(one.id, { state: 'duplicate', into: two.id })).toBe(201)
      expect(await review(two.id, { state: 'duplicate', into: one.id })).toBe(400)
      expect(await review(two.id, { state: 'escalated', into: one.id })).toBe(400)
    })

    it('stands by itself again when the flag that it was merged into is withdrawn, and so do those that follow it', async () => {
      const other = await service.enrol('Zebra Collective')
      const subject = { type: 'post', link: 'https://www.facebook.com/groups/7/posts/13/' }
      const one = await send({ subject })
      const [two, three] = [await send({ subject }, other), await send({ subject }, other)]
      const reviewer = await service.enrol('Desk', 'reviewer')
      const review = (id: string, body: object) =>
        service.request('POST', `/v1/review/flags/${id}/events`, { token: reviewer, body })
      for (const { id } of [two, three]) {
        for (const state of ['triaged', 'under_review']) await review(id, { state })
        expect((await review(id, { state: 'duplicate', into: one.id })).status).toBe(201)
      }
      const body = { id: crypto.randomUUID(), kind: 'withdraw' }
      await service.request('POST', `/v1/flags/${one.id}/events`, { token: partner, body })
      expect((await eventsOf(two.id, other)).at(-1)).toMatchObject({ state: 'under_review', by: 'system', words: null })
      expect((await eventsOf(three.id, other)).at(-1)?.state).toBe('duplicate')
      await tellAllMerged(service.store, service.now)
      const browser = await signInToDesk(service)
      await browser.open(two.path)
      expect(browser.text()).toContain('looked at by itself again')
      await review(two.id, { state: 'no_violation', reason: 'newsworthy' })
      expect((await eventsOf(three.id, other)).at(-1)).toMatchObject({ kind: 'follow', outcome: 'no_violation' })
      expect((await verifyFlags(service.store)).faults).toEqual([])
    })

    it('lets one of two merges win that would lead into each other at once', async () => {
      const subject = { type: 'post', link: 'https://www.facebook.com/groups/7/posts/12/' }
      const other = await service.enrol('Zebra Collective')
      const [one, two] = [await send({ subject }), await send({ subject }, other)]
      const reviewer = await service.enrol('Desk', 'reviewer')
      const review = (id: string, body: object) =>
        service.request('POST', `/v1/review/flags/${id}/events`, { token: reviewer, body })
      for (const { id } of [one, two]) for (const state of ['triaged', 'under_review']) await review(id, { state })
      const answers = await Promise.all([
        review(one.id, { state: 'duplicate', into: two.id }),
        review(two.id, { state: 'duplicate', into: one.id }),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 400])
    })
  })

  describe('a flag’s page', () => {
    const context = {
      translation: 'The weeds must be uprooted.',
      translation_language: 'en',
      literal_translation: 'uproot the weeds',
      threat_signal: 'Names a day.',
      terms: [
        { term: 'magugu', term_literal: 'weeds', term_meaning: 'The families by the river', term_target: 'Families' },
      ],
      place_name: 'River quarter',
      group_name: 'Families by the river',
      event_name: 'Market day',
      confidence: 80,
      related_links: ['https://example.org/a'],
    }

    it('lays everything out for somebody who knows neither language nor place', async () => {
      const browser = await signInToDesk(service)
      const { path } = await send({ category: 'coded_or_veiled_threat', context })
      await browser.open(path)
      const text = browser.text()
      for (const words of [
        'The weeds must be uprooted.',
        'A phrase that calls for attacks on one village.',
        'uproot the weeds',
        'Names a day.',
        'The families by the river',
        'River quarter',
        'Market day',
        '80 %',
        'In good faith',
        'https://example.org/a',
        'ንግግር — كلام 😀',
      ]) {
        expect(text).toContain(words)
      }
      expect(browser.html).toMatch(/<blockquote[^>]* dir="auto" lang="am"/)
      expect(browser.html).toMatch(
        /href="https:\/\/www.facebook.com\/groups\/100\/posts\/200\/" target="_blank" rel="noopener noreferrer"/,
      )
    })

    it('gives no way to what it may be an offence to open', async () => {
      const browser = await signInToDesk(service)
      const flag = await makeReferenceFlag()
      await service.sendBatch(partner, [flag])
      await browser.open(`/desk/flags/${flag.id}`)
      expect(browser.text()).toContain('opening this post may be an offence')
      expect(browser.text()).toContain('https://www.facebook.com/groups/100/posts/200/')
      expect(browser.html).not.toMatch(/href="https:/)
    })

    it('shows markup that was sent as text', async () => {
      const browser = await signInToDesk(service)
      const { path } = await send({ note: '<img src=x onerror=alert(1)>' })
      await browser.open(path)
      expect(browser.html).not.toContain('<img')
      expect(browser.text()).toContain('<img src=x onerror=alert(1)>')
    })

    it('is not there for an id that nobody sent', async () => {
      const browser = await signInToDesk(service)
      await browser.open(`/desk/flags/${crypto.randomUUID()}`)
      expect(browser.answer.status).toBe(404)
      expect(browser.text()).toContain('There is nothing at this address.')
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
    const { id, path } = await send({ note: 'A NOTE' })
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

describe('flags of one post', () => {
  const key = (link: string | null) => postKey({ subject: { type: 'post', link }, capture: null })

  it.each([
    ['https://www.facebook.com/groups/1/posts/2/', 'https://m.facebook.com/groups/1/posts/2?ref=share&__tn__=R'],
    [
      'https://www.facebook.com/permalink.php?story_fbid=1&id=2',
      'https://web.facebook.com/permalink.php?id=2&story_fbid=1&mibextid=x',
    ],
    ['https://www.instagram.com/p/Abc/', 'https://instagram.com/p/Abc?igsh=1#comments'],
  ])('%s is %s', (one, other) => {
    expect(key(one)).toBe(key(other))
  })

  it.each([
    ['https://www.facebook.com/groups/1/posts/2/', 'https://www.facebook.com/groups/1/posts/3/'],
    ['https://www.facebook.com/groups/1/posts/2/', 'https://www.facebook.com/groups/1/posts/2/?comment_id=4'],
    ['https://www.instagram.com/p/Abc/', 'https://www.instagram.com/p/abc/'],
    ['https://www.facebook.com/p/Abc/', 'https://www.instagram.com/p/Abc/'],
  ])('%s is not %s', (one, other) => {
    expect(key(one)).not.toBe(key(other))
  })

  it('go by what was captured where no link was given, and by nothing where there is none', async () => {
    const { capture } = await makeFlag()
    expect(postKey({ subject: { type: 'post', link: null }, capture })).toBe(
      key('https://www.facebook.com/groups/100/posts/200/'),
    )
    expect(key(null)).toBeNull()
    expect(key('no address')).toBeNull()
  })
})

async function referenceOf({ store }: TestService, id: string): Promise<string> {
  const row = await store.database
    .selectFrom('flags')
    .select('reference')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.reference
}
