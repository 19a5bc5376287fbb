import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeExpired } from '../../reporting-api/flags/close-expired.ts'
import { tellAllMerged } from '../../reporting-api/flags/merge.ts'
import { postKey } from '../../reporting-api/flags/post-key.ts'
import { verifyFlags } from '../../reporting-api/flags/verify-flags.ts'
import type { RecordedEvent } from '../../utils/api/event-contract.ts'
import { milestonesOf } from '../../utils/flag/milestones.ts'
import { lastDecision } from '../../utils/flag/partner-events.ts'
import { DATABASE_KINDS } from './databases.ts'
import { signInToDesk } from './desk-browser.ts'
import { type DeskService, openDeskService } from './desk-service.ts'
import { makeFlag } from './make-flag.ts'

/** As a partner's own program works it out: https://www.rfc-editor.org/rfc/rfc8785 */
function hashOfEvent({ hash: _, ...told }: RecordedEvent): string {
  return createHash('sha256')
    .update(canonicalize(told) ?? '')
    .digest('hex')
}

describe.each(DATABASE_KINDS)('one post, two organisations, on %s', (kind) => {
  let service: DeskService

  beforeAll(async () => {
    service = await openDeskService(kind)
  })
  afterAll(() => service.close())

  it('merges, tells the outcome, and shows neither partner a trace of the other', async () => {
    const other = await service.enrol('Zebra Collective')
    const link = 'https://www.facebook.com/groups/7/posts/8/'
    const subject = { type: 'post', link }
    const one = await service.send({ subject, note: 'Words of one.' })
    const two = await service.send({ subject: { ...subject, link: `${link}?ref=share` }, note: 'Words of two.' }, other)
    const elsewhere = await service.send({
      subject: { ...subject, link: 'https://www.facebook.com/groups/7/posts/9/' },
    })
    const before = await (await service.request('GET', '/v1/changes', { token: service.partner })).text()

    const browser = await signInToDesk(service)
    await browser.open(two.path)
    expect(browser.text()).toContain('Other flags of this post')
    expect(browser.valueOf('.same-post')).toContain(await service.referenceOf(one.id))
    expect(browser.valueOf('.same-post')).not.toContain(await service.referenceOf(elsewhere.id))
    await browser.press('Sort: seen and to be reviewed')
    await browser.press('Take it under review')
    await browser.press('Merge with another flag')
    expect(browser.text()).toContain('Choose the flag that is decided for both.')
    await browser.press('Merge with another flag', { into: elsewhere.id })
    expect(browser.answer.status).toBe(400)
    await browser.press('Merge with another flag', { into: one.id })
    expect(browser.text()).toContain('This flag was merged into it')
    expect((await service.eventsOf(two.id, other)).at(-1)?.state).toBe('duplicate')
    expect(await (await service.request('GET', '/v1/changes', { token: service.partner })).text()).toBe(before)

    await browser.open(one.path)
    expect(browser.text()).not.toContain('Merge with another flag')
    await browser.press('Sort: seen and to be reviewed')
    await browser.press('Take it under review')
    const words = 'To the first partner alone.'
    await browser.press('Decide', { state: 'actioned', actions: 'content_removed', words, scope: '*' })
    const told = (await service.eventsOf(two.id, other)).at(-1)
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
    const [ofOne, ofTwo] = [await seen(service.partner, one.id), await seen(other, two.id)]
    const references = [await service.referenceOf(one.id), await service.referenceOf(two.id)]
    for (const trace of [two.id, references[1], 'Zebra', 'Words of two']) expect(ofOne).not.toContain(trace)
    for (const trace of [one.id, references[0], '"Partner"', 'Words of one', words]) expect(ofTwo).not.toContain(trace)
  })

  it('tells what a process left untold that died after the decision', async () => {
    const subject = { type: 'post', link: 'https://www.facebook.com/groups/7/posts/11/' }
    const [one, two] = [await service.send({ subject }), await service.send({ subject })]
    const reviewer = await service.enrol('Desk', 'reviewer')
    const review = (id: string, body: object) =>
      service.request('POST', `/v1/review/flags/${id}/events`, { token: reviewer, body })
    for (const { id } of [one, two]) for (const state of ['triaged', 'under_review']) await review(id, { state })
    // The decision, and the merge behind it that nobody told.
    await review(one.id, { state: 'no_violation', reason: 'newsworthy' })
    await review(two.id, { state: 'duplicate' })
    await service.store.database
      .insertInto('merges')
      .values({ flag_id: two.id, into_id: one.id, chosen_id: null })
      .execute()
    await tellAllMerged(service.store, service.now)
    await tellAllMerged(service.store, service.now)
    const told = (await service.eventsOf(two.id)).filter((event) => event.kind === 'follow')
    expect(told).toMatchObject([{ outcome: 'no_violation', reason: 'newsworthy' }])
    expect((await verifyFlags(service.store)).faults).toEqual([])
  })

  it('proves by the hash chain which flag it was merged into, and takes another target for another act', async () => {
    const other = await service.enrol('Zebra Collective')
    const subject = { type: 'post', link: 'https://www.facebook.com/groups/7/posts/14/' }
    const [one, two] = [await service.send({ subject }), await service.send({ subject })]
    const merged = await service.send({ subject }, other)
    const reviewer = await service.enrol('Desk', 'reviewer')
    const review = async (body: object) =>
      (await service.request('POST', `/v1/review/flags/${merged.id}/events`, { token: reviewer, body })).status
    for (const state of ['triaged', 'under_review']) await review({ state })
    const id = crypto.randomUUID()
    expect(await review({ id, state: 'duplicate', into: one.id })).toBe(201)
    expect(await review({ id, state: 'duplicate', into: one.id })).toBe(200)
    expect(await review({ id, state: 'duplicate', into: two.id })).toBe(409)
    expect(await review({ id, state: 'duplicate' })).toBe(409)
    const [proof] = (await service.eventsOf(merged.id, other)).slice(-1)
    expect(proof?.mergeHash).toBe(createHash('sha256').update(`${id}\n${one.id}`).digest('hex'))
    expect(proof && hashOfEvent(proof)).toBe(proof?.hash)

    const faults = async () => (await verifyFlags(service.store)).faults
    const where = await service.referenceOf(merged.id)
    const wrong = [{ where, what: 'merged into another flag than the events say' }]
    const move = (changes: { into_id?: string; chosen_id?: string | null }) =>
      service.store.database.updateTable('merges').set(changes).where('flag_id', '=', merged.id).execute()
    expect(await faults()).toEqual([])
    await move({ into_id: two.id })
    expect(await faults()).toEqual(wrong)
    await move({ into_id: two.id, chosen_id: two.id })
    expect(await faults()).toEqual(wrong)
    await move({ into_id: one.id, chosen_id: null })
    expect(await faults()).toEqual(wrong)
    await move({ into_id: one.id, chosen_id: one.id })
    expect(await faults()).toEqual([])
    // The target is merged in turn: what had been merged into it goes along.
    for (const body of [{ state: 'triaged' }, { state: 'under_review' }, { state: 'duplicate', into: two.id }]) {
      await service.request('POST', `/v1/review/flags/${one.id}/events`, { token: reviewer, body })
    }
    expect(await faults()).toEqual([])
  })

  it('keeps a flag that was decided, reopened and merged open for its outcome, which the clock does not close', async () => {
    const subject = { type: 'post', link: 'https://www.facebook.com/groups/7/posts/21/' }
    const [one, two] = [await service.send({ subject }), await service.send({ subject })]
    const reviewer = await service.enrol('Desk', 'reviewer')
    const review = async (id: string, body: object) =>
      (await service.request('POST', `/v1/review/flags/${id}/events`, { token: reviewer, body })).status
    const say = async (id: string, kind: string) => {
      const body = { id: crypto.randomUUID(), kind }
      return (await service.request('POST', `/v1/flags/${id}/events`, { token: service.partner, body })).status
    }
    for (const { id } of [one, two]) for (const state of ['triaged', 'under_review']) await review(id, { state })
    await review(two.id, { state: 'no_violation', reason: 'policy_allows' })
    expect([await say(two.id, 'close'), await say(two.id, 'reopen')]).toEqual([201, 201])
    expect(await review(two.id, { state: 'duplicate', into: one.id })).toBe(201)
    const merged = await service.eventsOf(two.id)
    expect(lastDecision(merged)).toBeNull()
    expect(milestonesOf(merged)).toMatchObject({ decision: null, leftUp: null })

    const days = 24 * 3_600_000
    const later = (count: number) => () => new Date(service.now().getTime() + count * days)
    const close = (count: number) => closeExpired(service.store, { answerDays: 30, feedbackDays: 180 }, later(count))
    await close(200)
    expect((await service.eventsOf(two.id)).at(-1)?.state).toBe('duplicate')
    expect(await review(one.id, { state: 'actioned', actions: ['content_removed'] })).toBe(201)
    const told = await service.eventsOf(two.id)
    expect(lastDecision(told)).toMatchObject({ outcome: 'actioned' })
    expect(milestonesOf(told)).toMatchObject({ decision: 'actioned', leftUp: false })
    await close(200)
    expect((await service.eventsOf(two.id)).at(-1)?.state).toBe('closed')
  })

  it('refuses the second review to who decided first, also where the flag was merged on the way and came back', async () => {
    const subject = { type: 'post', link: 'https://www.facebook.com/groups/7/posts/22/' }
    const [one, two] = [await service.send({ subject }), await service.send({ subject })]
    const [first, second] = [await service.enrol('Desk', 'reviewer'), await service.enrol('Other desk', 'reviewer')]
    const review = async (token: string, id: string, body: object) =>
      (await service.request('POST', `/v1/review/flags/${id}/events`, { token, body })).status
    const say = async (id: string, kind: string) => {
      const body = { id: crypto.randomUUID(), kind }
      return (await service.request('POST', `/v1/flags/${id}/events`, { token: service.partner, body })).status
    }
    for (const state of ['triaged', 'under_review']) await review(first, two.id, { state })
    const decision = { state: 'no_violation', reason: 'policy_allows' }
    expect(await review(first, two.id, decision)).toBe(201)
    expect(await say(two.id, 'second_review')).toBe(201)
    // A question and its answer bring it under review, where it can be merged.
    const question = { state: 'info_requested', words: 'Where?' }
    expect(await review(second, two.id, question)).toBe(201)
    const answer = { id: crypto.randomUUID(), kind: 'answer', words: 'There.' }
    const said = await service.request('POST', `/v1/flags/${two.id}/events`, { token: service.partner, body: answer })
    expect(said.status).toBe(201)
    expect(await review(second, two.id, { state: 'duplicate', into: one.id })).toBe(201)
    expect(await say(one.id, 'withdraw')).toBe(201)
    await tellAllMerged(service.store, service.now)
    expect((await service.eventsOf(two.id)).at(-1)?.state).toBe('under_review')
    expect(await review(first, two.id, decision)).toBe(403)
    expect(await review(second, two.id, decision)).toBe(201)
  })

  it('merges no two flags into each other', async () => {
    const subject = { type: 'post', link: 'https://www.facebook.com/groups/7/posts/10/' }
    const [one, two] = [await service.send({ subject }), await service.send({ subject })]
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
    const one = await service.send({ subject })
    const [two, three] = [await service.send({ subject }, other), await service.send({ subject }, other)]
    const reviewer = await service.enrol('Desk', 'reviewer')
    const review = (id: string, body: object) =>
      service.request('POST', `/v1/review/flags/${id}/events`, { token: reviewer, body })
    for (const { id } of [two, three]) {
      for (const state of ['triaged', 'under_review']) await review(id, { state })
      expect((await review(id, { state: 'duplicate', into: one.id })).status).toBe(201)
    }
    const body = { id: crypto.randomUUID(), kind: 'withdraw' }
    await service.request('POST', `/v1/flags/${one.id}/events`, { token: service.partner, body })
    expect((await service.eventsOf(two.id, other)).at(-1)).toMatchObject({
      state: 'under_review',
      by: 'system',
      words: null,
    })
    expect((await service.eventsOf(three.id, other)).at(-1)?.state).toBe('duplicate')
    await tellAllMerged(service.store, service.now)
    const browser = await signInToDesk(service)
    await browser.open(two.path)
    expect(browser.text()).toContain('looked at by itself again')
    await review(two.id, { state: 'no_violation', reason: 'newsworthy' })
    expect((await service.eventsOf(three.id, other)).at(-1)).toMatchObject({ kind: 'follow', outcome: 'no_violation' })
    expect((await verifyFlags(service.store)).faults).toEqual([])
  })

  it('lets one of two merges win that would lead into each other at once', async () => {
    const subject = { type: 'post', link: 'https://www.facebook.com/groups/7/posts/12/' }
    const other = await service.enrol('Zebra Collective')
    const [one, two] = [await service.send({ subject }), await service.send({ subject }, other)]
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
