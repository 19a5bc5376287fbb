import { randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addEvent } from '../../reporting-api/flags/add-event.ts'
import { findFlag } from '../../reporting-api/flags/find-flag.ts'
import { RecordedEventSchema } from '../../utils/api/event-contract.ts'
import { StoredFlagSchema } from '../../utils/api/flag-contract.ts'
import { ProblemSchema } from '../../utils/api/problem-contract.ts'
import { ReviewListSchema } from '../../utils/api/review-contract.ts'
import { PARTNER_EVENTS } from '../../utils/flag/partner-events.ts'
import taxonomy from '../../utils/flag/taxonomy.json' with { type: 'json' }
import { DATABASE_KINDS } from './databases.ts'
import { makeFlag, makeReferenceFlag } from './make-flag.ts'
import { openTestService, problemOf, type TestService } from './test-service.ts'

const DAY = 24 * 3_600_000
const AT_SERVER = taxonomy.states.filter(({ id, side }) => side !== 'client' && id !== 'draft').map(({ id }) => id)
const DECIDED = taxonomy.states.filter(({ group }) => group === 'decided').map(({ id }) => id)

describe.each(DATABASE_KINDS)('the life-cycle on %s', (kind) => {
  let service: TestService
  let partner: string
  let reviewer: string
  let other: string

  beforeAll(async () => {
    service = await openTestService(kind, { RATE_LIMIT_TOKEN: '100000' })
    partner = await service.enrol('Partner')
    reviewer = await service.enrol('Desk', 'reviewer')
    other = await service.enrol('Desk', 'reviewer')
  })
  afterAll(() => service.close())

  const tell = (flag: string, body: object, token = partner) =>
    service.request('POST', `/v1/flags/${flag}/events`, { token, body: { id: randomUUID(), ...body } })
  const review = (flag: string, body: object, token = reviewer) =>
    service.request('POST', `/v1/review/flags/${flag}/events`, { token, body })

  /** A flag that was put into this state, by whatever way. */
  async function flagIn(state: string, make = makeFlag): Promise<string> {
    const flag = await make()
    await service.sendBatch(partner, [flag])
    if (state !== 'received') await put(flag.id, state)
    return flag.id
  }
  async function put(flag: string, state: string): Promise<void> {
    const event = { id: randomUUID(), isSame: () => false }
    await addEvent(service.store, await findFlag(service.store, flag), event, service.now, () => ({
      kind: 'review',
      state,
      by: 'system',
      member: null,
    }))
  }
  async function eventsOf(flag: string) {
    const answer = await service.request('GET', `/v1/flags/${flag}`, { token: partner })
    return StoredFlagSchema.parse(await answer.json()).events
  }
  const movesOf = (from: string, actor: string) =>
    taxonomy.transitions.filter((move) => move.from === from && move.actor === actor).map(({ to }) => to)

  it.each(AT_SERVER)('in %s lets reviewers do what the table says and names it else', async (from) => {
    const legal = movesOf(from, 'reviewer')
    let flag = await flagIn(from)
    for (const { id: state } of taxonomy.states) {
      const extras = {
        ...(state === 'actioned' && { actions: ['content_removed'] }),
        ...(state === 'no_violation' && { reason: 'policy_allows' }),
      }
      const answer = await review(flag, { state, ...extras })
      expect([state, answer.status]).toEqual([state, legal.includes(state) ? 201 : 409])
      if (answer.status === 201) {
        flag = await flagIn(from)
        continue
      }
      expect(ProblemSchema.parse(await answer.json())).toMatchObject({ legal, status: 409 })
      expect((await eventsOf(flag)).at(-1)?.state).toBe(from)
    }
  })

  it.each(AT_SERVER)('in %s lets partners do what the table says and names it else', async (from) => {
    const moves = movesOf(from, 'reporter')
    const legal: string[] = PARTNER_EVENTS.filter((event) => {
      if (event === 'information') return ['with_reviewers', 'needs_you'].includes(groupOf(from) ?? '')
      if (event === 'feedback') return DECIDED.includes(from) || from === 'closed'
      if (event === 'answer') return from === 'info_requested' && moves.includes('under_review')
      // "Feedback window over or reporter closes" is a guard of the system's own steps.
      if (event === 'close') return DECIDED.includes(from) && movesOf(from, 'system').includes('closed')
      if (event === 'reopen') return from === 'closed' && moves.includes('under_review')
      return moves.includes(event === 'withdraw' ? 'withdrawn' : 'reconsideration_requested')
    })
    for (const event of PARTNER_EVENTS) {
      const flag = await flagIn(from)
      const words = event === 'information' || event === 'answer' ? { words: 'More.' } : {}
      const feedback = event === 'feedback' ? { feedback: 'partly' } : {}
      const answer = await tell(flag, { kind: event, ...words, ...feedback })
      expect([event, answer.status]).toEqual([event, legal.includes(event) ? 201 : 409])
      if (answer.status === 409) expect(ProblemSchema.parse(await answer.json()).legal).toEqual(legal)
    }
  })

  it('lets the partner close what was decided, at once, and ask to open it again', async () => {
    const flag = await flagIn('actioned')
    expect((await tell(flag, { kind: 'close' })).status).toBe(201)
    expect((await eventsOf(flag)).at(-1)).toMatchObject({ kind: 'close', state: 'closed', by: 'reporter' })
    expect((await tell(flag, { kind: 'reopen', words: 'It is back.' })).status).toBe(201)
    // A question is not closed by leaving it.
    expect((await tell(await flagIn('info_requested'), { kind: 'close' })).status).toBe(409)
  })

  it('carries a question and its answer', async () => {
    const flag = await flagIn('triaged')
    expect((await review(flag, { state: 'info_requested', words: 'Which village?' })).status).toBe(201)
    const answer = await tell(flag, { kind: 'answer', words: 'The one by the river. نهر' })
    expect(RecordedEventSchema.parse(await answer.json())).toMatchObject({
      state: 'under_review',
      by: 'reporter',
      words: 'The one by the river. نهر',
    })
  })

  it('adds the same event once, and no other under its id', async () => {
    const flag = await flagIn('received')
    const event = { id: randomUUID(), kind: 'information', words: 'It is shared again.' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => tell(flag, event)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
    const told = await Promise.all(answers.map((answer) => answer.json()))
    expect(new Set(told.map((body) => JSON.stringify(body))).size).toBe(1)
    expect(await problemOf(await tell(flag, { ...event, words: 'Other.' }))).toBe('content-differs')
    expect(await problemOf(await tell(flag, { ...event, kind: 'withdraw' }))).toBe('content-differs')
    expect(await eventsOf(flag)).toHaveLength(2)
    await put(flag, 'closed')
    expect((await tell(flag, event)).status).toBe(200)
  })

  it("adds a reviewer's event once under its id", async () => {
    const flag = await flagIn('received')
    const event = { id: randomUUID(), state: 'triaged' }
    expect((await review(flag, event)).status).toBe(201)
    expect((await review(flag, event)).status).toBe(200)
    expect(await problemOf(await review(flag, event, other))).toBe('content-differs')
  })

  it('gives a second review to somebody else, also by way of a question', async () => {
    const flag = await flagIn('under_review')
    await review(flag, { state: 'no_violation', reason: 'policy_allows' })
    expect((await tell(flag, { kind: 'second_review', words: 'It names a person.' })).status).toBe(201)
    const own = await review(flag, { state: 'decision_upheld' })
    expect([own.status, await problemOf(own)]).toEqual([403, 'forbidden'])
    expect((await review(flag, { state: 'info_requested', words: 'Whom?' })).status).toBe(201)
    expect((await tell(flag, { kind: 'answer', words: 'A teacher.' })).status).toBe(201)
    expect((await review(flag, { state: 'actioned', actions: ['content_removed'] })).status).toBe(403)
    expect((await review(flag, { state: 'actioned', actions: ['content_removed'] }, other)).status).toBe(201)
  })

  it('knows the first reviewer by a rotated token too', async () => {
    const first = await service.enrol('Desk', 'reviewer')
    const flag = await flagIn('under_review')
    await review(flag, { state: 'no_violation', reason: 'policy_allows' }, first)
    await tell(flag, { kind: 'second_review' })
    const rotated = await (await service.request('POST', '/v1/tokens', { token: first })).json()
    expect((await review(flag, { state: 'decision_upheld' }, rotated.token)).status).toBe(403)
    expect((await review(flag, { state: 'decision_reversed' }, other)).status).toBe(201)
  })

  it('keeps to what the category lets be kept', async () => {
    const flag = await flagIn('info_requested', makeReferenceFlag)
    expect(await (await tell(flag, { kind: 'answer', words: 'A name.' })).json()).toMatchObject({
      errors: [{ field: 'words', code: 'forbidden' }],
    })
    expect((await tell(flag, { kind: 'information' })).status).toBe(400)
    expect((await tell(flag, { kind: 'answer' })).status).toBe(201)
    expect((await tell(flag, { kind: 'withdraw', words: 'A name.' })).status).toBe(400)
    expect(JSON.stringify(await eventsOf(flag))).not.toContain('A name.')
  })

  it.each([
    ['words of half a character', { kind: 'information', words: '\ud800' }],
    ['no words', { kind: 'information' }],
    ['blank words', { kind: 'information', words: '  ' }],
    ['an unknown kind', { kind: 'applause' }],
    ['feedback without its word', { kind: 'feedback' }],
    ['feedback on something else', { kind: 'withdraw', feedback: 'agree' }],
    ['no id', { id: undefined, kind: 'withdraw' }],
  ])('refuses %s', async (_, body) => {
    expect(await problemOf(await tell(await flagIn('received'), body))).toBe('bad-request')
  })

  it('asks for a second review within 180 days', async () => {
    const flag = await flagIn('actioned')
    await tell(flag, { kind: 'feedback', feedback: 'wrong_item' })
    service.passTime(181 * DAY)
    const late = await tell(flag, { kind: 'second_review' })
    service.passTime(-181 * DAY)
    expect(ProblemSchema.parse(await late.json()).legal).toEqual(['feedback', 'close'])
    expect((await tell(flag, { kind: 'second_review' })).status).toBe(201)
  })

  it('lists what waits, most pressing first, page by page, without what was written', async () => {
    const fresh = await openTestService(kind)
    const [sender, desk] = [await fresh.enrol('Sender'), await fresh.enrol('Desk', 'reviewer')]
    const wanted = ['standard', 'imminent', 'high', 'imminent', 'urgent']
    const flags = await Promise.all(wanted.map((urgency) => makeFlag({ urgency })))
    for (const flag of flags) {
      await fresh.sendBatch(sender, [flag])
      fresh.passTime(5)
    }
    const list = async (query: string) => {
      const answer = await fresh.request('GET', `/v1/review/flags${query}`, { token: desk })
      const text = await answer.text()
      expect(text).not.toContain('one village')
      return ReviewListSchema.parse(JSON.parse(text))
    }
    const first = await list('?limit=2')
    const second = await list(`?limit=2&cursor=${first.cursor}`)
    const third = await list(`?limit=2&cursor=${second.cursor}`)
    const seen = [first, second, third].flatMap((page) => page.flags.map(({ id }) => id))
    expect(seen).toEqual([1, 3, 4, 2, 0].map((index) => flags[index]?.id))
    expect(third.cursor).toBeNull()
    const [top] = first.flags
    const hours = Date.parse(top?.triageDueAt ?? '') - Date.parse(top?.receivedAt ?? '')
    expect([top?.organisation.name, hours]).toEqual(['Sender', 3_600_000])
    await fresh.request('POST', `/v1/review/flags/${seen[0]}/events`, { token: desk, body: { state: 'triaged' } })
    expect((await list('?state=triaged')).flags.map(({ id }) => id)).toEqual([seen[0]])
    const withdrawal = { id: randomUUID(), kind: 'withdraw' }
    await fresh.request('POST', `/v1/flags/${seen[1]}/events`, { token: sender, body: withdrawal })
    expect((await list('')).flags.map(({ id }) => id)).toEqual([0, 2, 3, 4].map((index) => seen[index]))
    expect((await fresh.request('GET', '/v1/review/flags?cursor=x', { token: desk })).status).toBe(400)
    await fresh.close()
  })

  it('lists due times that follow the clock, as the desk does: anew with a second review and a reopening', async () => {
    const fresh = await openTestService(kind)
    const [sender, desk] = [await fresh.enrol('Sender'), await fresh.enrol('Desk', 'reviewer')]
    const flags = [await makeFlag({ urgency: 'high' }), await makeFlag({ urgency: 'high' })]
    const [again, reopened] = flags.map(({ id }) => id)
    await fresh.sendBatch(sender, flags)
    const review = (id: string | undefined, body: object) =>
      fresh.request('POST', `/v1/review/flags/${id}/events`, { token: desk, body })
    const say = (id: string | undefined, kind: string) =>
      fresh.request('POST', `/v1/flags/${id}/events`, { token: sender, body: { id: randomUUID(), kind } })
    for (const id of [again, reopened]) {
      for (const state of ['triaged', 'under_review']) await review(id, { state })
      await review(id, { state: 'no_violation', reason: 'policy_allows' })
    }
    await say(reopened, 'close')
    fresh.passTime(40 * 3_600_000)
    const since = fresh.now().getTime()
    await say(again, 'second_review')
    await say(reopened, 'reopen')
    const answer = await fresh.request('GET', '/v1/review/flags', { token: desk })
    const list = ReviewListSchema.parse(await answer.json()).flags
    expect(list.map(({ id }) => id).toSorted()).toEqual([again, reopened].toSorted())
    for (const flag of list) {
      const hours = [flag.triageDueAt, flag.decisionDueAt].map((at) => (Date.parse(at) - since) / 3_600_000)
      expect(hours.map(Math.round)).toEqual([24, 72])
      const { due_at } = await fresh.store.database
        .selectFrom('flag_heads')
        .select('due_at')
        .where('flag_id', '=', flag.id)
        .executeTakeFirstOrThrow()
      expect(Date.parse(flag.decisionDueAt)).toBe(due_at)
    }
    await fresh.close()
  })

  it('has roles: partners tell, reviewers judge, operators do neither', async () => {
    const operator = await service.enrol('Operations', 'operator')
    const flag = await flagIn('received')
    const statuses = async (token: string) => [
      (await service.request('GET', `/v1/flags/${flag}`, { token })).status,
      (await tell(flag, { kind: 'information', words: 'More.' }, token)).status,
      (await service.request('GET', '/v1/review/flags', { token })).status,
      (await review(uuidv7(), { state: 'triaged' }, token)).status,
      (await service.request('GET', '/v1/operator/access', { token })).status,
    ]
    expect(await statuses(partner)).toEqual([200, 201, 403, 403, 403])
    expect(await statuses(reviewer)).toEqual([200, 403, 200, 404, 403])
    expect(await statuses(operator)).toEqual([403, 403, 403, 403, 200])
  })
})

function groupOf(state: string): string | undefined {
  return taxonomy.states.find(({ id }) => id === state)?.group
}
