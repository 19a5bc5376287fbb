import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EnrolmentSchema, ServiceSchema } from '../../utils/api/service-contract.ts'
import { DATABASE_KINDS } from './databases.ts'
import { openTestService, problemOf, type TestService } from './test-service.ts'

const MINUTE = 60_000

describe.each(DATABASE_KINDS)('invites and enrolments on %s', (kind) => {
  let service: TestService

  beforeAll(async () => {
    service = await openTestService(kind, {
      RATE_LIMIT_ENROLMENTS: '1000',
      SERVICE_NAME: 'Practice service',
      SERVICE_LANGUAGES: 'en, am',
      EMERGENCY_CONTACTS: '{"ET":"Call the Addis desk"}',
    })
  })
  afterAll(() => service.close())

  const enrol = (invite: string, nonce: string = randomUUID()) =>
    service.request('POST', '/v1/enrolments', { body: { invite, nonce } })
  const serviceFor = (token: string) => service.request('GET', '/v1/service', { token })

  it('trades an invite for a token that works', async () => {
    const answer = await enrol(await service.invite('Partner'))
    expect(answer.status).toBe(201)
    const { token, service: told } = EnrolmentSchema.parse(await answer.json())
    expect(told).toMatchObject({
      name: 'Practice service',
      role: 'partner',
      organisation: { name: 'Partner' },
      languages: ['en', 'am'],
      targets: [{ urgency: 'imminent', triageHours: 1, decisionHours: 4 }, {}, {}, {}, {}],
    })
    expect(told.emergencyContacts).toEqual({ ET: 'Call the Addis desk' })
    expect(ServiceSchema.parse(await (await serviceFor(token)).json())).toEqual(told)
  })

  it('says where an invite leads without using it', async () => {
    const invite = await service.invite('Partner', 'reviewer')
    const told = ServiceSchema.parse(await (await serviceFor(invite)).json())
    expect(told).toMatchObject({ role: 'reviewer', organisation: { name: 'Partner' } })
    expect((await enrol(invite)).status).toBe(201)
  })

  it('takes the same name for the same organisation', async () => {
    const invites = await Promise.all(Array.from({ length: 10 }, () => service.invite('Same name')))
    const services = await Promise.all(invites.map(async (invite) => (await serviceFor(invite)).json()))
    expect(new Set(services.map((told) => ServiceSchema.parse(told).organisation.id)).size).toBe(1)
  })

  it('gives one of many that use an invite at once the token', async () => {
    const invite = await service.invite('Partner')
    const answers = await Promise.all(Array.from({ length: 10 }, () => enrol(invite)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)])
  })

  it('replaces the token when the same nonce comes again within ten minutes', async () => {
    const invite = await service.invite('Partner')
    const nonce = randomUUID()
    const lost = EnrolmentSchema.parse(await (await enrol(invite, nonce)).json())
    service.passTime(9 * MINUTE)
    const second = EnrolmentSchema.parse(await (await enrol(invite, nonce)).json())
    expect((await serviceFor(second.token)).status).toBe(200)
    expect(await problemOf(await serviceFor(lost.token))).toBe('unauthorised')
    expect(await problemOf(await enrol(invite))).toBe('invite-used')
    service.passTime(2 * MINUTE)
    expect(await problemOf(await enrol(invite, nonce))).toBe('invite-used')
    expect((await serviceFor(second.token)).status).toBe(200)
  })

  it('leaves one valid token of many repeats at once', async () => {
    const invite = await service.invite('Partner')
    const nonce = randomUUID()
    const answers = await Promise.all(Array.from({ length: 6 }, () => enrol(invite, nonce)))
    const enrolments = await Promise.all(answers.map(async (answer) => EnrolmentSchema.parse(await answer.json())))
    const statuses = await Promise.all(enrolments.map(async ({ token }) => (await serviceFor(token)).status))
    expect(statuses.sort()).toEqual([200, 401, 401, 401, 401, 401])
  })

  it('names an unknown, a used and an expired invite, before and while using it', async () => {
    const unknown = 'ffi_never-made-by-this-service'
    const used = await service.invite('Partner')
    await enrol(used)
    const expired = await service.invite('Partner', 'partner', 1)
    service.passTime(61 * MINUTE)
    for (const [invite, status, problem] of [
      [unknown, 404, 'invite-unknown'],
      [used, 409, 'invite-used'],
      [expired, 410, 'invite-expired'],
    ] as const) {
      for (const answer of [await serviceFor(invite), await enrol(invite)]) {
        expect(answer.status).toBe(status)
        expect(await problemOf(answer)).toBe(problem)
      }
    }
  })

  it('refuses a request that is no enrolment', async () => {
    const answer = await service.request('POST', '/v1/enrolments', { body: { invite: 'short' } })
    expect(await problemOf(answer)).toBe('bad-request')
  })

  it('keeps neither invite nor token nor nonce', async () => {
    const invite = await service.invite('Partner')
    const nonce = randomUUID()
    const { token } = EnrolmentSchema.parse(await (await enrol(invite, nonce)).json())
    const { database } = service.store
    const rows = JSON.stringify([
      await database.selectFrom('invites').selectAll().execute(),
      await database.selectFrom('tokens').selectAll().execute(),
      service.logged,
    ])
    for (const secret of [invite, token, nonce]) expect(rows).not.toContain(secret.replace(/^ff[it]_/, ''))
  })
})
