import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASE_KINDS } from './databases.ts'
import { openDeskBrowser, signInToDesk } from './desk-browser.ts'
import { type DeskService, openDeskService } from './desk-service.ts'

describe.each(DATABASE_KINDS)('the forms of the review desk on %s', (kind) => {
  let service: DeskService

  beforeAll(async () => {
    service = await openDeskService(kind)
  })
  afterAll(() => service.close())

  describe('forms', () => {
    it('are refused without their secret, with another’s, and from another site; the words are kept', async () => {
      const [browser, other] = [await signInToDesk(service), await signInToDesk(service)]
      const { id, path } = await service.send()
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
      expect((await service.eventsOf(id)).map(({ state }) => state)).toEqual(['received'])
      await browser.post(path, { ...move, csrf }, { 'Sec-Fetch-Site': 'same-origin' })
      expect((await service.eventsOf(id)).at(-1)?.state).toBe('triaged')
    })

    it('are refused to somebody who is signed out, with what was typed', async () => {
      const browser = openDeskBrowser(service)
      const { path } = await service.send()
      await browser.open('/desk/sign-in')
      const csrf = browser.valueOf('[name=csrf]') ?? ''
      await browser.post(path, { csrf, move: 'step', state: 'triaged', words: 'typed with care' })
      expect(browser.answer.status).toBe(401)
      expect(browser.text()).toContain('you are signed out')
      expect(browser.valueOf('#kept')).toBe('typed with care')
    })

    it('are refused when they are too large or of another kind', async () => {
      const browser = await signInToDesk(service)
      const { path } = await service.send()
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
      const { id, path } = await service.send()
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
      await service.request('POST', `/v1/flags/${id}/events`, { token: service.partner, body: answer })
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
      const events = await service.eventsOf(id)
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
      const { id, path } = await service.send()
      await browser.open(path)
      await browser.press('Sort: seen and to be reviewed')
      await browser.press('Take it under review')
      await browser.press('Decide', { state, words: 'Why.', ...more })
      const last = (await service.eventsOf(id)).at(-1)
      expect(last).toMatchObject({ state, words: 'Why.', automated: false })
      expect(last).not.toHaveProperty('ground')
    })

    it('gives a form back as it was filled in, and says what it lacks', async () => {
      const browser = await signInToDesk(service)
      const { id, path } = await service.send()
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
      expect((await service.eventsOf(id)).at(-1)).toMatchObject({ words: filled.words, scope: ['KE'], automated: true })
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
      const { id, path } = await service.send()
      await browser.open(path)
      await browser.press('Sort: seen and to be reviewed')
      await browser.press('Take it under review')
      await browser.press('Decide', values)
      expect(browser.answer.status).toBe(400)
      expect(browser.text()).toContain(words)
      expect((await service.eventsOf(id)).at(-1)?.state).toBe('under_review')
    })

    it('says so where another reviewer was faster, and keeps the words', async () => {
      const [browser, other] = [await signInToDesk(service), await signInToDesk(service)]
      const { path } = await service.send()
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
      const { id, path } = await service.send()
      await browser.open(path)
      await browser.press('Sort: seen and to be reviewed')
      const { html } = browser
      await browser.press('Send question', { words: 'Where?' })
      browser.html = html
      await browser.press('Send question', { words: 'Where?' })
      expect(browser.answer.status).toBe(200)
      expect(await service.eventsOf(id)).toHaveLength(3)
      browser.html = html
      await browser.press('Send question', { words: 'When?' })
      expect(browser.answer.status).toBe(409)
      expect(browser.valueOf('#kept')).toBe('When?')
    })

    it('leaves a second review to another reviewer', async () => {
      const [first, second] = [await signInToDesk(service), await signInToDesk(service)]
      const { id, path } = await service.send()
      await first.open(path)
      await first.press('Sort: seen and to be reviewed')
      await first.press('Take it under review')
      await first.press('Decide', { state: 'no_violation', reason: 'policy_allows', words: 'Allowed.' })
      const body = { id: crypto.randomUUID(), kind: 'second_review', words: 'It is not.' }
      await service.request('POST', `/v1/flags/${id}/events`, { token: service.partner, body })
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
      expect((await service.eventsOf(id)).at(-1)).toMatchObject({ state: 'decision_reversed', words: 'We were wrong.' })
    })
  })
})
