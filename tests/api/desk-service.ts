// The API with one partner, for tests of the review desk.
import { expect } from 'vitest'
import type { DatabaseKind } from '../../reporting-api/store/store.ts'
import type { RecordedEvent } from '../../utils/api/event-contract.ts'
import { StoredFlagSchema } from '../../utils/api/flag-contract.ts'
import { makeFlag } from './make-flag.ts'
import { openTestService, type TestService } from './test-service.ts'

export interface DeskService extends TestService {
  /** Token of a member of the organisation "Partner". */
  partner: string
  /** Sends a new flag, as that partner where no other token is given; `path` is its page at the desk. */
  send(changes?: Record<string, unknown>, token?: string): Promise<{ id: string; path: string }>
  /** A flag's events as its partner reads them, oldest first. */
  eventsOf(id: string, token?: string): Promise<RecordedEvent[]>
  referenceOf(id: string): Promise<string>
}

/** A service whose limits many sign-ins do not reach. */
export async function openDeskService(kind: DatabaseKind): Promise<DeskService> {
  const service = await openTestService(kind, { RATE_LIMIT_NETWORK: '100000', RATE_LIMIT_ENROLMENTS: '100000' })
  const partner = await service.enrol('Partner')
  return {
    ...service,
    partner,
    async send(changes = {}, token = partner) {
      const flag = await makeFlag(changes)
      const [result] = await service.sendBatch(token, [flag])
      expect(result).toMatchObject({ status: 201 })
      return { id: flag.id, path: `/desk/flags/${flag.id}` }
    },
    async eventsOf(id, token = partner) {
      const answer = await service.request('GET', `/v1/flags/${id}`, { token })
      return StoredFlagSchema.parse(await answer.json()).events
    },
    async referenceOf(id) {
      const { database } = service.store
      const row = await database.selectFrom('flags').select('reference').where('id', '=', id).executeTakeFirstOrThrow()
      return row.reference
    },
  }
}
