// Which service and organisation flags go to, and the token that says so.
import * as z from 'zod/mini'
import type { ApiClient, ApiFailure } from '../api/client.ts'
import { type ConnectFailure, type Service, ServiceSchema } from '../api/service-contract.ts'
import { createRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { parseInvite } from './invite.ts'

/** Contacts and targets of a service are asked for again after this. */
const DESCRIPTION_AGE_MS = 24 * 3_600_000

const ConnectionSchema = z.object({
  origin: z.string(),
  token: z.string(),
  service: ServiceSchema,
  connectedAt: z.string(),
  /** When the service last described itself. */
  describedAt: z.string(),
  needsReconnect: z.boolean(),
})
export type StoredConnection = z.infer<typeof ConnectionSchema>

export type Inspected = { ok: true; origin: string; service: Service } | { ok: false; why: ConnectFailure }

export interface ConnectionKeeper {
  read(): Promise<StoredConnection | null>
  /** Asks the service whom an invite leads to, without using it up. */
  inspect(link: string): Promise<Inspected>
  /** Uses the invite and keeps the token. The old connection, if any, is replaced only when this worked. */
  accept(link: string): Promise<{ ok: true; connection: StoredConnection } | { ok: false; why: ConnectFailure }>
  /** Asks the service to describe itself again where that is a day old; keeps the old words where it can't. */
  refresh(): Promise<void>
  /** Forgets the token. Waiting flags stay. */
  leave(): Promise<void>
  /** The server refused this token. Says nothing of a newer one. */
  markRefused(token: string): Promise<void>
}

/** The keeper of the one connection. `client` makes an API client for an origin and a token or invite. */
export function createConnectionKeeper({
  store,
  client,
  now,
}: {
  store: Store
  client: (origin: string, token: string | null) => ApiClient
  now: () => number
}): ConnectionKeeper {
  const record = createRecord<StoredConnection | null>(store, 'connection', z.nullable(ConnectionSchema), null)
  // The same nonce for the same invite: when the answer to an enrolment was lost, asking again is not "used".
  const nonces = createRecord(store, 'enrolment', z.record(z.string(), z.string()), {})

  async function nonceFor(secret: string): Promise<string> {
    const known = (await nonces.read())[secret]
    if (known) return known
    const nonce = crypto.randomUUID()
    await nonces.write({ [secret]: nonce })
    return nonce
  }

  return {
    read: record.read,
    async inspect(link) {
      const invite = parseInvite(link)
      if (!invite) return { ok: false, why: 'not_an_invite' }
      const api = client(invite.origin, invite.secret)
      const answer = await api.service()
      if (!answer.ok) return { ok: false, why: await connectFailure(answer.failure, api) }
      if (answer.value.role !== 'partner') return { ok: false, why: 'wrong_role' }
      return { ok: true, origin: invite.origin, service: answer.value }
    },
    async accept(link) {
      const invite = parseInvite(link)
      if (!invite) return { ok: false, why: 'not_an_invite' }
      const nonce = await nonceFor(invite.secret)
      const api = client(invite.origin, null)
      const answer = await api.enrol(invite.secret, nonce)
      if (!answer.ok) return { ok: false, why: await connectFailure(answer.failure, api) }
      const { token, service } = answer.value
      if (service.role !== 'partner') return { ok: false, why: 'wrong_role' }
      const connectedAt = new Date(now()).toISOString()
      const connection = {
        origin: invite.origin,
        token,
        service,
        connectedAt,
        describedAt: connectedAt,
        needsReconnect: false,
      }
      await store.write([record.change(connection), nonces.change({})])
      return { ok: true, connection }
    },
    async refresh() {
      const connection = await record.read()
      if (!connection || now() - Date.parse(connection.describedAt) < DESCRIPTION_AGE_MS) return
      const answer = await client(connection.origin, connection.token).service()
      const still = await record.read()
      if (!answer.ok || still?.token !== connection.token) return
      await record.write({ ...still, service: answer.value, describedAt: new Date(now()).toISOString() })
    },
    leave: () => record.write(null),
    async markRefused(token) {
      const connection = await record.read()
      if (connection?.token === token) await record.write({ ...connection, needsReconnect: true })
    },
  }
}

async function connectFailure(failure: ApiFailure, api: ApiClient): Promise<ConnectFailure> {
  if (failure.by === 'line') {
    return failure.why === 'foreign' || (await api.answersAtAll()) ? 'not_fieldflag' : 'unreachable'
  }
  switch (failure.type) {
    case 'invite-unknown':
    case 'unauthorised':
    case 'not-found':
      return 'invite_unknown'
    case 'invite-used':
      return 'invite_used'
    case 'invite-expired':
      return 'invite_expired'
    default:
      return 'busy'
  }
}
