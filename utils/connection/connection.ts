// Which service and organisation flags go to, and the token that says so.
import * as z from 'zod/mini'
import type { ApiClient, ApiFailure } from '../api/client.ts'
import { type ConnectFailure, type Service, ServiceSchema } from '../api/contract.ts'
import { createRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { parseInvite } from './invite.ts'

/** Contacts and targets of a service are asked for again after this. */
const DESCRIPTION_AGE_MS = 24 * 3_600_000
/**
 * A token is renewed from so long before its end: half the life that the reference server gives it. Whoever is cut off for
 * that long, or has no flag open, is not locked out.
 */
const RENEW_BEFORE_MS = 180 * 24 * 3_600_000

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
  /**
   * Asks the service to describe itself again where that is a day old; keeps the old words where it can't. Where the token
   * nears its end by those words, asks for another one; keeps the old one where it gets none.
   */
  refresh(): Promise<void>
  /** Forgets the token, and asks the service to end it; nobody waits for that. Waiting flags stay. */
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

  /** The old token works until the new one is first used: an answer that is lost, or a background that ends here, costs nothing. */
  async function renew({ origin, token, service }: StoredConnection): Promise<void> {
    if (!service.tokenEndsAt || Date.parse(service.tokenEndsAt) - now() > RENEW_BEFORE_MS) return
    const answer = await client(origin, token).renewToken()
    const still = await record.read()
    if (!answer.ok || still?.token !== token) return
    const { token: next, expiresAt: tokenEndsAt } = answer.value
    await record.write({ ...still, token: next, service: { ...still.service, tokenEndsAt } })
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
      const described = { ...still, service: answer.value, describedAt: new Date(now()).toISOString() }
      await record.write(described)
      await renew(described)
    },
    async leave() {
      const connection = await record.read()
      await record.write(null)
      // The line may be gone: the operator can end it too.
      if (connection) void client(connection.origin, connection.token).endToken()
    },
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
