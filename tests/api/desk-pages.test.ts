import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Flag } from '../../utils/flag/flag.ts'
import { DATABASE_KINDS } from './databases.ts'
import { signInToDesk } from './desk-browser.ts'
import { type DeskService, openDeskService } from './desk-service.ts'
import { makeFlag, makeReferenceFlag } from './make-flag.ts'

const HOUR = 3_600_000

describe.each(DATABASE_KINDS)('the pages of the review desk on %s', (kind) => {
  let service: DeskService

  beforeAll(async () => {
    service = await openDeskService(kind)
  })
  afterAll(() => service.close())

  it('counts a reopened flag’s clock from its reopening, not from its receipt', async () => {
    const own = await openDeskService(kind)
    const reviewer = await own.enrol('Desk', 'reviewer')
    const { id } = await own.send({ urgency: 'high' })
    const review = (body: object) => own.request('POST', `/v1/review/flags/${id}/events`, { token: reviewer, body })
    const tell = (event: string) =>
      own.request('POST', `/v1/flags/${id}/events`, {
        token: own.partner,
        body: { id: crypto.randomUUID(), kind: event },
      })
    for (const state of ['triaged', 'under_review']) await review({ state })
    await review({ state: 'no_violation', reason: 'policy_allows' })
    await tell('close')
    own.passTime(500 * HOUR)
    await tell('reopen')
    own.passTime(2 * HOUR)
    const browser = await signInToDesk(own)
    await browser.open(`/desk/flags/${id}`)
    expect(browser.html).toContain('aria-label="2 hrs used"')
    expect(browser.text()).toMatch(/2 days left/)
    await browser.open('/desk')
    expect(browser.text()).not.toMatch(/late/)
    await own.close()
  })

  describe('the queue', () => {
    it('stands by urgency, then by clock, in words where one has run out', async () => {
      const own = await openDeskService(kind)
      const token = own.partner
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
      const reference = browser.html && (await own.referenceOf(flags[0]?.id ?? ''))
      await browser.open(`/desk?reference=${reference.toLowerCase()}`)
      expect(browser.html).toContain(flags[0]?.id)
      await own.close()
    })

    it('is paged, and each flag is on one page', async () => {
      const own = await openDeskService(kind)
      const token = own.partner
      const flags = await Promise.all(Array.from({ length: 50 }, () => makeFlag()))
      await own.sendBatch(token, flags)
      await own.sendBatch(token, [await makeFlag({ urgency: 'standard' }), await makeFlag({ urgency: 'imminent' })])
      const browser = await signInToDesk(own)
      const ids = () => [...browser.html.matchAll(/\/desk\/flags\/([0-9a-f-]{36})/g)].map(([, id]) => id)
      await browser.open('/desk')
      const first = ids()
      // How many there are of an urgency is not known from one page.
      expect(browser.html).not.toContain('class="number"')
      const next = browser.html.match(/href="([^"]*after=[^"]*)"/)?.[1]?.replaceAll('&amp;', '&') ?? ''
      await browser.open(next)
      const all = [...first, ...ids()]
      expect(first).toHaveLength(50)
      expect(new Set(all).size).toBe(52)
      expect(browser.text()).toContain('First page')
      await browser.open('/desk?after=nonsense')
      expect(ids()).toEqual(first)
      await browser.open('/desk?urgency=imminent')
      expect(browser.html).toContain('<span class="number">1</span>')
      await own.close()
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
      const { path } = await service.send({ category: 'coded_or_veiled_threat', context })
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
      await service.sendBatch(service.partner, [flag])
      await browser.open(`/desk/flags/${flag.id}`)
      expect(browser.text()).toContain('opening this post may be an offence')
      expect(browser.text()).toContain('https://www.facebook.com/groups/100/posts/200/')
      expect(browser.html).not.toMatch(/href="https:/)
    })

    it('shows markup that was sent as text', async () => {
      const browser = await signInToDesk(service)
      const { path } = await service.send({ note: '<img src=x onerror=alert(1)>' })
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
})
