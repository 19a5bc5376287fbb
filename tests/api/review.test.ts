import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StoredFlagSchema } from '../../utils/api/flag-contract.ts'
import { FlagEventSchema } from '../../utils/flag/event.ts'
import { DATABASE_KINDS } from './databases.ts'
import { makeFlag } from './make-flag.ts'
import { openTestService, problemOf, type TestService } from './test-service.ts'

describe.each(DATABASE_KINDS)('review on %s', (kind) => {
  let service: TestService
  let partner: string
  let reviewer: string

  beforeAll(async () => {
    service = await openTestService(kind)
    partner = await service.enrol('Partner')
    reviewer = await service.enrol('Desk', 'reviewer')
  })
  afterAll(() => service.close())

  const review = (id: string, body: unknown, token = reviewer) =>
    service.request('POST', `/v1/review/flags/${id}/events`, { token, body })

  /** A new flag that has gone through these states. */
  async function flagIn(...states: string[]): Promise<string> {
    const flag = await makeFlag()
    await service.sendBatch(partner, [flag])
    for (const state of states) expect((await review(flag.id, { state })).status).toBe(201)
    return flag.id
  }

  async function statesOf(id: string): Promise<string[]> {
    const answer = await service.request('GET', `/v1/flags/${id}`, { token: partner })
    return StoredFlagSchema.parse(await answer.json()).events.map(({ state }) => state)
  }

  it('takes a flag step by step to a decision, which the partner sees', async () => {
    const id = await flagIn('triaged', 'under_review')
    const decision = { state: 'actioned', actions: ['content_removed'], words: 'Removed. \u0000 ተወግዷል' }
    const answer = await review(id, decision)
    expect(answer.status).toBe(201)
    const event = FlagEventSchema.parse(await answer.json())
    expect(event).toMatchObject({ ...decision, flagId: id, by: 'reviewer', reason: null })
    expect(await statesOf(id)).toEqual(['received', 'triaged', 'under_review', 'actioned'])
    expect((await service.changes(partner)).at(-1)).toEqual(event)
  })

  it('refuses a step that the life-cycle does not have, and names those it has', async () => {
    const id = await flagIn()
    const answer = await review(id, { state: 'actioned', actions: ['content_removed'] })
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({
      type: 'urn:fieldflag:problem:illegal-transition',
      detail: expect.stringContaining('triaged, redirected'),
    })
    expect(await statesOf(id)).toEqual(['received'])
  })

  it('refuses a step of another actor and an unknown state', async () => {
    const id = await flagIn('triaged')
    for (const state of ['withdrawn', 'content_unavailable', 'nonsense', 'received']) {
      expect(await problemOf(await review(id, { state })), state).toBe('illegal-transition')
    }
  })

  it.each([
    ['an action', { state: 'actioned' }, { field: 'actions', code: 'missing' }],
    ['a known action', { state: 'actioned', actions: ['applause'] }, { field: 'actions', code: 'unknown' }],
    ['a reason', { state: 'no_violation' }, { field: 'reason', code: 'missing' }],
    ['a known reason', { state: 'no_violation', reason: 'because' }, { field: 'reason', code: 'unknown' }],
    ['no reason', { state: 'escalated', reason: 'not_found' }, { field: 'reason', code: 'forbidden' }],
    ['no action', { state: 'escalated', actions: ['demoted'] }, { field: 'actions', code: 'forbidden' }],
  ])('asks for %s', async (_, body, error) => {
    const id = await flagIn('triaged', 'under_review')
    const answer = await review(id, body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [error] })
    expect(await statesOf(id)).toEqual(['received', 'triaged', 'under_review'])
  })

  it('finds no violation with a reason', async () => {
    const id = await flagIn('triaged', 'under_review')
    const answer = await review(id, { state: 'no_violation', reason: 'insufficient_context' })
    expect(await answer.json()).toMatchObject({ state: 'no_violation', reason: 'insufficient_context', actions: [] })
  })

  it('lets one of two reviewers who do the same at once win', async () => {
    const id = await flagIn()
    const answers = await Promise.all([1, 2, 3, 4].map(() => review(id, { state: 'triaged' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
    expect(await statesOf(id)).toEqual(['received', 'triaged'])
  })

  it('is for reviewers, on flags that exist', async () => {
    const id = await flagIn()
    expect(await problemOf(await review(id, { state: 'triaged' }, partner))).toBe('forbidden')
    expect(await problemOf(await review(uuidv7(), { state: 'triaged' }))).toBe('not-found')
  })
})
