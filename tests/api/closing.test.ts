import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addEvent } from '../../reporting-api/flags/add-event.ts'
import { closeExpired } from '../../reporting-api/flags/close-expired.ts'
import { findFlag } from '../../reporting-api/flags/find-flag.ts'
import { verifyFlags } from '../../reporting-api/flags/verify-flags.ts'
import taxonomy from '../../utils/flag/taxonomy.json' with { type: 'json' }
import { DATABASE_KINDS } from './databases.ts'
import { makeFlag } from './make-flag.ts'
import { openTestService, type TestService } from './test-service.ts'

const DAY = 24 * 3_600_000
const TIMES = { answerDays: 30, feedbackDays: 180 }
const CLOSABLE = taxonomy.transitions
  .filter(({ to, actor }) => to === 'closed' && actor === 'system')
  .map(({ from }) => from)
const AT_SERVER = taxonomy.states.filter(({ id, side }) => side !== 'client' && id !== 'draft').map(({ id }) => id)

describe.each(DATABASE_KINDS)('what partners let expire, on %s', (kind) => {
  let service: TestService
  let partner: string
  beforeEach(async () => {
    service = await openTestService(kind)
    partner = await service.enrol('Partner')
  })
  afterEach(() => service.close())

  async function flagIn(state: string, changes = {}): Promise<string> {
    const flag = await makeFlag(changes)
    await service.sendBatch(partner, [flag])
    const event = { id: randomUUID(), isSame: () => false }
    if (state === 'received') return flag.id
    await addEvent(service.store, await findFlag(service.store, flag.id), event, service.now, () => ({
      kind: 'review',
      state,
      by: 'reviewer',
      member: null,
    }))
    return flag.id
  }
  const stateOf = async (flag: string) =>
    (
      await service.store.database
        .selectFrom('flag_heads')
        .select('state')
        .where('flag_id', '=', flag)
        .executeTakeFirstOrThrow()
    ).state
  const run = () => closeExpired(service.store, TIMES, service.now)

  it('is closed when its time is over and not before, with an event that partners see and that is in the chain', async () => {
    const asked = await flagIn('info_requested')
    const decided = await flagIn('no_violation')
    service.passTime(30 * DAY - 60_000)
    expect(await run()).toBe(0)
    service.passTime(120_000)
    expect(await run()).toBe(1)
    expect([await stateOf(asked), await stateOf(decided)]).toEqual(['closed', 'no_violation'])
    service.passTime(150 * DAY)
    expect(await run()).toBe(1)
    expect(await run()).toBe(0)
    const events = (await service.changes(await service.enrol('Partner'))).filter(({ state }) => state === 'closed')
    expect(events.map(({ flagId, by }) => [flagId, by])).toEqual([
      [asked, 'system'],
      [decided, 'system'],
    ])
    expect(await verifyFlags(service.store)).toMatchObject({ faults: [] })
  })

  it('is found in whatever slice of all flags it stands', async () => {
    for (let n = 0; n < 5; n += 1) await flagIn('no_violation')
    await flagIn('received')
    service.passTime(181 * DAY)
    expect(await closeExpired(service.store, TIMES, service.now, 2)).toBe(5)
    expect(await closeExpired(service.store, TIMES, service.now, 2)).toBe(0)
  })

  it('is nothing but what the life-cycle lets the system close, and no question on an imminent flag', async () => {
    const flags = new Map<string, string>()
    for (const state of AT_SERVER) flags.set(await flagIn(state), state)
    const imminent = await flagIn('info_requested', { urgency: 'imminent' })
    service.passTime(400 * DAY)
    expect(await run()).toBe(new Set(CLOSABLE).size)
    for (const [flag, state] of flags) {
      expect([state, await stateOf(flag)]).toEqual([state, CLOSABLE.includes(state) ? 'closed' : state])
    }
    expect(await stateOf(imminent)).toBe('info_requested')
  })

  it('is closed once, however many processes look', async () => {
    await flagIn('actioned')
    service.passTime(181 * DAY)
    const closed = await Promise.all([run(), run(), run()])
    expect(closed.reduce<number>((sum, count) => sum + count, 0)).toBe(1)
  })
})
