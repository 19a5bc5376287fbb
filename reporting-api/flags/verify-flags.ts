import type { Kysely } from 'kysely'
import { FlagShapeSchema } from '../../utils/flag/flag.ts'
import { flagHash } from '../../utils/flag/flag-hash.ts'
import { snapshot } from '../store/snapshot.ts'
import type { Store } from '../store/store.ts'
import type { EventTable, FlagTable, OrganisationTable, Tables } from '../store/tables.ts'
import { hashOf } from './event-chain.ts'
import { wrongMerges } from './verify-merges.ts'

/** Flags read at a time. */
const PAGE = 200

/** What `verify` found wrong: where, by reference or position, and what. Holds no content. */
export interface Fault {
  where: string
  what:
    | 'flag changed'
    | 'event changed'
    | 'event missing or out of order'
    | 'no first event'
    | 'events missing at the end'
    | 'events missing in the stream'
    | 'present state differs from the events'
    | 'merged into another flag than the events say'
}

export interface Verified {
  flags: number
  events: number
  faults: Fault[]
}

/**
 * Reads every flag and event and recomputes every hash. A chain can't show that its own end was cut off; the
 * organisation's stream, whose positions have no gaps up to its last one, can, as can the kept head of each flag.
 */
export async function verifyFlags(store: Store): Promise<Verified> {
  const result: Verified = { flags: 0, events: 0, faults: [] }
  return snapshot(store, async (database) => {
    for (let after: string | undefined = ''; after !== undefined; ) after = await verifyPage(database, after, result)
    for (const organisation of await database.selectFrom('organisations').selectAll().execute()) {
      await verifyStream(database, organisation, result)
    }
    for (const where of await wrongMerges(database)) {
      result.faults.push({ where, what: 'merged into another flag than the events say' })
    }
    return result
  })
}

async function verifyPage(database: Kysely<Tables>, after: string, result: Verified): Promise<string | undefined> {
  const flags = await database
    .selectFrom('flags')
    .selectAll()
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE)
    .execute()
  if (flags.length === 0) return undefined
  const ids = flags.map(({ id }) => id)
  const events = await database
    .selectFrom('events')
    .selectAll()
    .where('flag_id', 'in', ids)
    .orderBy('position')
    .execute()
  const heads = await database.selectFrom('flag_heads').selectAll().where('flag_id', 'in', ids).execute()
  const eventsOf = Map.groupBy(events, (event) => event.flag_id)
  const headOf = new Map(heads.map((head) => [head.flag_id, head]))
  for (const flag of flags) {
    const own = eventsOf.get(flag.id) ?? []
    const fault = await faultOfFlag(flag, own, headOf.get(flag.id))
    if (fault) result.faults.push({ where: flag.reference, what: fault })
    result.flags += 1
    result.events += own.length
  }
  return ids.at(-1)
}

/** The first thing that is wrong with a flag and its chain. */
async function faultOfFlag(
  flag: FlagTable,
  events: EventTable[],
  head: { state: string; hash: string } | undefined,
): Promise<Fault['what'] | undefined> {
  if (!(await isAsReceived(flag))) return 'flag changed'
  if (events[0]?.kind !== 'received') return 'no first event'
  let previous = flag.hash
  for (const event of events) {
    if (safeHash(event) !== event.hash) return 'event changed'
    if (event.previous_hash !== previous) return 'event missing or out of order'
    previous = event.hash
  }
  if (head?.hash !== previous) return 'events missing at the end'
  return head.state === events.at(-1)?.state ? undefined : 'present state differs from the events'
}

async function isAsReceived({ id, hash, content }: FlagTable): Promise<boolean> {
  try {
    const flag = FlagShapeSchema.parse(JSON.parse(content))
    return flag.id === id && flag.hash === hash && (await flagHash(flag)) === hash
  } catch {
    // Whatever can't be read any more was changed.
    return false
  }
}

function safeHash(event: EventTable): string | undefined {
  try {
    return hashOf(event)
  } catch {
    return undefined
  }
}

async function verifyStream(
  database: Kysely<Tables>,
  organisation: OrganisationTable,
  result: Verified,
): Promise<void> {
  const { count } = await database
    .selectFrom('events')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisation.id)
    .where('position', '<=', organisation.last_position)
    .executeTakeFirstOrThrow()
  if (count !== organisation.last_position) {
    result.faults.push({ where: organisation.id, what: 'events missing in the stream' })
  }
}
