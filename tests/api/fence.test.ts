// Each route of the OpenAPI document with a stranger's token: an organisation sees nothing of another.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { ProblemSchema } from '../../utils/api/problem-contract.ts'
import { ROLES } from '../../utils/api/service-contract.ts'
import type { Flag } from '../../utils/flag/flag.ts'
import { ACTIONS, NO_VIOLATION_REASONS, STATES } from '../../utils/flag/life-cycle.ts'
import { FEEDBACK, PARTNER_EVENTS } from '../../utils/flag/partner-events.ts'
import { DATABASE_KINDS } from './databases.ts'
import { makeFlag } from './make-flag.ts'
import { openTestService, problemOf, type TestService } from './test-service.ts'

const SECRET_WORDS = 'only-for-its-own-organisation'
const FUZZ_RUNS = Number(process.env.FIELDFLAG_FUZZ_RUNS ?? 250)

type Method = 'get' | 'put' | 'post' | 'delete'
interface Attempt {
  /** How a stranger of each role asks for what is not theirs, and the status they must get. */
  body?: (flag: Flag) => unknown
  partner: number
  reviewer: number
  operator: number
}
const open = { partner: 200, reviewer: 200, operator: 200 }
const event = () => ({ id: randomUUID(), kind: 'information', words: 'mine now' })

/** Ends the token that asks. */
const LEAVE = 'delete /v1/tokens'

/** A route that is not here fails the test: whoever adds one says what strangers get. */
const ATTEMPTS: Record<string, Attempt> = {
  'get /healthz': open,
  'get /readyz': open,
  'get /docs': open,
  'get /v1/openapi.json': open,
  'get /v1/taxonomy': open,
  'get /v1/service': open,
  'post /v1/enrolments': {
    body: () => ({ invite: 'ffi_of-somebody-else', nonce: randomUUID() }),
    partner: 404,
    reviewer: 404,
    operator: 404,
  },
  'post /v1/tokens': { partner: 201, reviewer: 201, operator: 201 },
  [LEAVE]: { partner: 200, reviewer: 200, operator: 200 },
  'get /v1/operator/access': { partner: 403, reviewer: 403, operator: 200 },
  'post /v1/operator/invites': {
    body: () => ({ organisation: 'Partner', role: 'partner', hours: 1 }),
    partner: 403,
    reviewer: 403,
    operator: 201,
  },
  'delete /v1/operator/access/{id}': { partner: 403, reviewer: 403, operator: 404 },
  'post /v1/flags/batch': { body: (flag) => ({ flags: [flag] }), partner: 200, reviewer: 403, operator: 403 },
  'put /v1/flags/{id}': { body: (flag) => flag, partner: 409, reviewer: 403, operator: 403 },
  'get /v1/flags/{id}': { partner: 404, reviewer: 200, operator: 403 },
  'post /v1/flags/{id}/events': { body: event, partner: 404, reviewer: 403, operator: 403 },
  'get /v1/changes': { partner: 200, reviewer: 200, operator: 403 },
  'get /v1/review/flags': { partner: 403, reviewer: 200, operator: 403 },
  'post /v1/review/flags/{id}/events': {
    body: () => ({ state: 'under_review' }),
    partner: 403,
    reviewer: 409,
    operator: 403,
  },
}
/** Where reviewers, who serve all organisations, see what partners wrote. */
const READ_BY_REVIEWERS = ['get /v1/flags/{id}', 'get /v1/review/flags']

const DocumentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ security: z.optional(z.unknown()) }))),
})

async function routesOf(
  service: TestService,
): Promise<{ method: Method; path: string; name: string; isOpen: boolean }[]> {
  const document = DocumentSchema.parse(await (await service.request('GET', '/v1/openapi.json')).json())
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      method: method as Method,
      path,
      name: `${method} ${path}`,
      isOpen: security === undefined,
    })),
  )
}

describe.each(DATABASE_KINDS)('organisations on %s', (kind) => {
  let service: TestService
  let partner: string
  let flag: Flag
  let reference: string
  const strangers: Record<'partner' | 'reviewer' | 'operator', string> = { partner: '', reviewer: '', operator: '' }

  beforeAll(async () => {
    service = await openTestService(kind, {
      RATE_LIMIT_TOKEN: '1000000',
      RATE_LIMIT_NETWORK: '1000000',
      RATE_LIMIT_ENROLMENTS: '1000000',
    })
    partner = await service.enrol('Partner')
    for (const role of ['partner', 'reviewer', 'operator'] as const) {
      strangers[role] = await service.enrol(`Stranger ${role}`, role)
    }
    flag = await makeFlag({ note: SECRET_WORDS })
    const [result] = await service.sendBatch(partner, [flag])
    reference = result && 'receipt' in result ? result.receipt.reference : ''
  })
  afterAll(() => service.close())

  it('are named in a test for each route', async () => {
    expect((await routesOf(service)).map(({ name }) => name).toSorted()).toEqual(Object.keys(ATTEMPTS).toSorted())
  })

  it('are closed to whoever shows no token, save where the document asks for none', async () => {
    for (const { method, path, name, isOpen } of await routesOf(service)) {
      const body = ATTEMPTS[name]?.body?.(flag)
      const answer = await service.request(method.toUpperCase(), path.replace('{id}', flag.id), body ? { body } : {})
      expect([name, answer.status === 401]).toEqual([name, !isOpen])
    }
    const names = (await routesOf(service)).filter(({ isOpen }) => isOpen).map(({ name }) => name)
    expect(names.toSorted()).toEqual(
      ['get /docs', 'get /healthz', 'get /readyz', 'get /v1/openapi.json', 'post /v1/enrolments'].toSorted(),
    )
  })

  it.each(['partner', 'reviewer', 'operator'] as const)('are closed to a %s of another', async (role) => {
    for (const { method, path, name } of await routesOf(service)) {
      const attempt = ATTEMPTS[name]
      const body = attempt?.body?.(flag)
      const answer = await service.request(method.toUpperCase(), path.replace('{id}', flag.id), {
        token: name === LEAVE ? await service.enrol(`Stranger ${role}`, role) : strangers[role],
        ...(body !== undefined && { body }),
      })
      expect([name, answer.status]).toEqual([name, attempt?.[role]])
      if (role === 'reviewer' && READ_BY_REVIEWERS.includes(name)) continue
      const text = await answer.text()
      for (const foreign of [SECRET_WORDS, reference, flag.hash])
        expect([name, text]).not.toEqual([name, expect.stringContaining(foreign)])
    }
    const { events } = await (await service.request('GET', `/v1/flags/${flag.id}`, { token: partner })).json()
    expect(events).toHaveLength(1)
  })

  it('are told nothing by the difference between a foreign flag and none', async () => {
    for (const { method, path, name } of await routesOf(service)) {
      if (!path.includes('{id}') || method === 'put') continue
      const body = ATTEMPTS[name]?.body?.(flag)
      const ask = async (id: string) => {
        const options = { token: strangers.partner, ...(body !== undefined && { body }) }
        const answer = await service.request(method.toUpperCase(), path.replace('{id}', id), options)
        return [name, answer.status, await problemOf(answer)]
      }
      expect(await ask(flag.id)).toEqual(await ask(randomUUID()))
    }
  })

  it(
    'give sound answers whatever is sent by whom, and to strangers nothing of another',
    async () => {
      const routes = await routesOf(service)
      // Any code point, control characters too.
      const text = fc.string({ unit: 'binary' })
      const id = fc.oneof(
        fc.constant(flag.id),
        fc.uuid(),
        fc.string().map(encodeURIComponent),
        text.map(encodeURIComponent),
      )
      const odd = fc.constantFrom('\u0000', '\ud800', "';--", '../..', flag.id, '9'.repeat(40))
      const word = fc.oneof(
        fc.string(),
        text,
        odd,
        odd.map((middle) => `A${middle}B`),
      )
      const value = fc.oneof(
        fc.jsonValue(),
        fc.record(
          { id, kind: word, words: word, state: word, feedback: word, actions: fc.array(word), reason: word },
          { requiredKeys: [] },
        ),
        fc.record({
          flags: fc.array(
            fc.oneof(
              fc.jsonValue(),
              word.map((note) => ({ ...flag, note })),
            ),
            { maxLength: 3 },
          ),
        }),
        fc
          .tuple(fc.constantFrom(...Object.keys(flag)), fc.jsonValue())
          .map(([key, other]) => ({ ...flag, [key]: other })),
        // Near enough to what is right that some of it moves the flag.
        fc.record(
          {
            id: fc.uuid(),
            kind: fc.constantFrom(...PARTNER_EVENTS),
            words: word,
            feedback: fc.constantFrom(...FEEDBACK),
          },
          { requiredKeys: ['id', 'kind'] },
        ),
        fc.record(
          {
            id: fc.uuid(),
            state: fc.constantFrom(...STATES),
            words: word,
            actions: fc.subarray(ACTIONS, { maxLength: 2 }),
            reason: fc.constantFrom(...NO_VIOLATION_REASONS),
            automated: fc.boolean(),
            into: id,
          },
          { requiredKeys: ['state'] },
        ),
      )
      const query = fc.dictionary(fc.constantFrom('cursor', 'limit', 'state', 'x'), word, { maxKeys: 3 })
      const anyRequest = fc.record({
        route: fc.constantFrom(...routes.filter(({ name }) => name !== LEAVE)),
        role: fc.constantFrom('owner' as const, 'partner' as const, 'reviewer' as const, 'operator' as const),
        id,
        query,
        body: value,
      })
      // By chance alone hardly a run would come past these routes' checks.
      const requestTo = (name: string, body: fc.Arbitrary<unknown>) =>
        fc.record({
          route: fc.constantFrom(...routes.filter((route) => route.name === name)),
          role: fc.constant('operator' as const),
          id,
          query,
          body,
        })
      const invitation = fc.record({
        organisation: word,
        role: fc.constantFrom(...ROLES),
        hours: fc.oneof(fc.integer({ min: 1, max: 24 * 365 }), fc.double()),
      })
      const enrolment = fc.record({ invite: word, nonce: fc.oneof(fc.uuid(), word) })
      const request = fc.oneof(
        { weight: 4, arbitrary: anyRequest },
        { weight: 1, arbitrary: requestTo('post /v1/operator/invites', invitation) },
        { weight: 1, arbitrary: requestTo('post /v1/enrolments', enrolment) },
      )
      await fc.assert(
        fc.asyncProperty(request, async ({ route, role, id: at, query, body }) => {
          const path = `${route.path.replace('{id}', at)}?${new URLSearchParams(query)}`
          const answer = await service.request(route.method.toUpperCase(), path, {
            token: role === 'owner' ? partner : strangers[role],
            ...(route.method !== 'get' && { body }),
          })
          const text = await answer.text()
          expect(answer.status).toBeLessThan(500)
          expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
          if (answer.status >= 400) expect(ProblemSchema.safeParse(JSON.parse(text)).success).toBe(true)
          expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:\d/)
          const isStranger = role === 'partner' || role === 'operator'
          if (isStranger) for (const foreign of [reference, flag.hash]) expect(text).not.toContain(foreign)
        }),
        { numRuns: FUZZ_RUNS },
      )
      expect(service.logged.filter((entry) => entry.event === 'error')).toEqual([])
      // The long run takes its time.
    },
    60_000 + FUZZ_RUNS * 100,
  )
})
