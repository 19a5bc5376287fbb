// The API on a fresh database, called without a port.
import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { createApp } from '../../reporting-api/app.ts'
import { readConfiguration } from '../../reporting-api/configuration.ts'
import type { Role } from '../../reporting-api/organisations/caller.ts'
import { createInvite } from '../../reporting-api/organisations/create-invite.ts'
import { openStore } from '../../reporting-api/store/open-store.ts'
import type { DatabaseKind, Store } from '../../reporting-api/store/store.ts'
import { ChangesSchema } from '../../utils/api/event-contract.ts'
import { BatchResponseSchema, type BatchResult } from '../../utils/api/flag-contract.ts'
import { EnrolmentSchema } from '../../utils/api/service-contract.ts'
import { freshDatabase } from './databases.ts'

export interface TestService {
  store: Store
  /** What was logged. */
  logged: Record<string, string | number>[]
  /** The server's clock. */
  now(): Date
  /** Moves the server's clock by so many ms. */
  passTime(milliseconds: number): void
  /** Sends a request; an object as body goes as JSON. `from` is the address of the other end. */
  request(method: string, path: string, options?: RequestOptions): Promise<Response>
  invite(organisation: string, role?: Role, hours?: number): Promise<string>
  /** The token of a new member of the organisation. */
  enrol(organisation: string, role?: Role): Promise<string>
  sendBatch(token: string, flags: unknown[]): Promise<BatchResult[]>
  /** All events that the token's organisation sees, page by page. */
  changes(token: string, limit?: number): Promise<z.infer<typeof ChangesSchema>['events']>
  close(): Promise<void>
}

interface RequestOptions {
  token?: string
  body?: unknown
  headers?: Record<string, string>
  from?: string
}

/** `environment` sets the server's configuration as an operator would. */
export async function openTestService(
  kind: DatabaseKind,
  environment: Record<string, string> = {},
): Promise<TestService> {
  const database = await freshDatabase(kind)
  const store = await openStore(database)
  const read = readConfiguration(environment)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const logged: TestService['logged'] = []
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const app = createApp({ store, configuration: read.configuration, now, log: (entry) => logged.push(entry) })

  const service: TestService = {
    store,
    now,
    logged,
    passTime(milliseconds) {
      ahead += milliseconds
    },
    async request(method, path, { token, body, headers = {}, from } = {}) {
      const init = {
        method,
        headers: {
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && {
          body: body instanceof Uint8Array ? new Blob([new Uint8Array(body)]) : JSON.stringify(body),
        }),
      }
      return app.request(path, init, from === undefined ? {} : { incoming: { socket: { remoteAddress: from } } })
    },
    invite: (organisation, role = 'partner', hours = 1) => createInvite(store, { organisation, role, hours }, now()),
    async enrol(organisation, role = 'partner') {
      const invite = await service.invite(organisation, role)
      const answer = await service.request('POST', '/v1/enrolments', { body: { invite, nonce: randomUUID() } })
      return EnrolmentSchema.parse(await answer.json()).token
    },
    async sendBatch(token, flags) {
      const answer = await service.request('POST', '/v1/flags/batch', { token, body: { flags } })
      return BatchResponseSchema.parse(await answer.json()).results
    },
    async changes(token, limit = 500) {
      const events = []
      let page: z.infer<typeof ChangesSchema> | undefined
      do {
        const cursor = page ? `&cursor=${page.cursor}` : ''
        const answer = await service.request('GET', `/v1/changes?limit=${limit}${cursor}`, { token })
        page = ChangesSchema.parse(await answer.json())
        events.push(...page.events)
      } while (page.more)
      return events
    },
    async close() {
      await store.close()
      await database.remove()
    },
  }
  return service
}

/** The last word of a problem's type, `content-differs`; throws where the answer is no problem+json. */
export async function problemOf(answer: Response): Promise<string> {
  const type = answer.headers.get('content-type')
  if (type !== 'application/problem+json') throw new Error(`no problem but ${type}`)
  const { type: problem, status } = z.object({ type: z.string(), status: z.int() }).parse(await answer.json())
  if (status !== answer.status) throw new Error('the status in the body differs')
  return problem.replace('urn:fieldflag:problem:', '')
}
