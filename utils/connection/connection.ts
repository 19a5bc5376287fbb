// Which service and organisation flags go to, and the token that says so.
import * as z from 'zod/mini'
import type { ApiClient, ApiFailure } from '../api/client.ts'
import { type ConnectFailure, type Service, ServiceSchema } from '../api/service-contract.ts'
import { createRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { parseInvite } from './invite.ts'

/** Contacts and targets of a service are asked for again after this. */
const DESCRIPTION_AGE_MS = 24 * 3_600_000
/** Held while the record is read and written again. */
const RECORD_LOCK = 'fieldflag-connection'

const ConnectionSchema = z.object({
  origin: z.string(),
  token: z.string(),
  service: ServiceSchema,
  connectedAt: z.string(),
  /** When the service last described itself. */
  describedAt: z.string(),
  /** When the token came; absent: with the connection. */
  tokenSince: z.optional(z.string()),
  /** The token before it: a server that was restored from a backup may know only that one. */
  tokenBefore: z.optional(z.nullable(z.string())),
  needsReconnect: z.boolean(),
})
export type StoredConnection = z.infer<typeof ConnectionSchema>

/** What pages may know of a connection. */
export function withoutTokens({ origin, service, connectedAt, needsReconnect }: StoredConnection) {
  return { origin, service, connectedAt, needsReconnect }
}

export type Inspected = { ok: true; origin: string; service: Service } | { ok: false; why: ConnectFailure }

export interface ConnectionKeeper {
  read(): Promise<StoredConnection | null>
  /** Asks the service whom an invite leads to, without using it up. */
  inspect(link: string): Promise<Inspected>
  /** Uses the invite and keeps the token. The old connection, if any, is replaced, and its token given back, only when this worked. */
  accept(link: string): Promise<{ ok: true; connection: StoredConnection } | { ok: false; why: ConnectFailure }>
  /**
   * Asks the service to describe itself again where that is a day old; keeps the old words where it can't. Where half of the
   * token's life has passed, asks for another one; keeps the old one where it gets none.
   */
  refresh(): Promise<void>
  /** Forgets the token, and asks the service to end it; nobody waits for that. Waiting flags stay. */
  leave(): Promise<void>
  /** The server refused this token. Says nothing of a newer one; goes back once to the one before, if there was one. */
  markRefused(token: string): Promise<void>
}

/** The keeper of the one connection. `client` makes an API client for an origin and a token or invite. */
export function createConnectionKeeper({
  store,
  locks,
  client,
  now,
}: {
  store: Store
  locks: LockManager
  client: (origin: string, token: string | null) => ApiClient
  now: () => number
}): ConnectionKeeper {
  const record = createRecord<StoredConnection | null>(store, 'connection', z.nullable(ConnectionSchema), null)
  // The same nonce for the same invite: when the answer to an enrolment was lost, asking again is not "used".
  const nonces = createRecord(store, 'enrolment', z.record(z.string(), z.string()), {})

  /** Writes what `change` makes of the record as it is then; null changes nothing. Resolves to whether it was written. */
  const update = (change: (now: StoredConnection) => StoredConnection | null): Promise<boolean> =>
    locks.request(RECORD_LOCK, async () => {
      const connection = await record.read()
      const changed = connection && change(connection)
      if (changed) await record.write(changed)
      return changed !== null
    })
  /** Nobody waits for it: the line may be gone, and the operator can end a token too. */
  const giveBack = ({ origin, token }: StoredConnection) => void client(origin, token).endToken()

  async function nonceFor(secret: string): Promise<string> {
    const known = (await nonces.read())[secret]
    if (known) return known
    const nonce = crypto.randomUUID()
    await nonces.write({ [secret]: nonce })
    return nonce
  }

  /** The old token works until the new one is first used: an answer that is lost, or a background that ends here, costs nothing. */
  async function renew({ origin, token }: StoredConnection): Promise<void> {
    const answer = await client(origin, token).renewToken()
    if (!answer.ok) return
    const { token: next, expiresAt: tokenEndsAt } = answer.value
    const tokenSince = new Date(now()).toISOString()
    await update((still) =>
      still.token === token
        ? { ...still, token: next, tokenBefore: token, tokenSince, service: { ...still.service, tokenEndsAt } }
        : null,
    )
  }

  function isHalfSpent({ service: { tokenEndsAt }, tokenSince, connectedAt }: StoredConnection): boolean {
    if (!tokenEndsAt) return false
    const [since, end] = [Date.parse(tokenSince ?? connectedAt), Date.parse(tokenEndsAt)]
    return now() >= since + (end - since) / 2
  }

  async function refresh(): Promise<void> {
    let connection = await record.read()
    if (!connection) return
    const { origin, token, describedAt } = connection
    if (now() - Date.parse(describedAt) >= DESCRIPTION_AGE_MS) {
      const answer = await client(origin, token).service()
      if (!answer.ok) return
      const described = { service: answer.value, describedAt: new Date(now()).toISOString() }
      if (!(await update((still) => (still.token === token ? { ...still, ...described } : null)))) return
      connection = { ...connection, ...described }
    }
    if (isHalfSpent(connection)) await renew(connection)
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
      const before = await locks.request(RECORD_LOCK, async () => {
        const held = await record.read()
        await store.write([record.change(connection), nonces.change({})])
        return held
      })
      if (before && before.token !== token) giveBack(before)
      return { ok: true, connection }
    },
    refresh,
    async leave() {
      const held = await locks.request(RECORD_LOCK, async () => {
        const connection = await record.read()
        await record.write(null)
        return connection
      })
      if (held) giveBack(held)
    },
    async markRefused(token) {
      await update((connection) => {
        if (connection.token !== token) return null
        const { tokenBefore, tokenSince: _, ...rest } = connection
        if (!tokenBefore) return { ...connection, needsReconnect: true }
        // How long that one lives is to be asked.
        return { ...rest, token: tokenBefore, tokenBefore: null, describedAt: new Date(0).toISOString() }
      })
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
