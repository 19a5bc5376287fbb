import { sql } from 'kysely'
import * as z from 'zod/mini'
import { FlagShapeSchema } from '../../utils/flag/flag.ts'
import { type Urgency, urgencyRank } from '../../utils/flag/taxonomy.ts'
import { urgencyOf } from '../flags/head.ts'
import type { Store } from '../store/store.ts'

/** Flags on one page. */
const PAGE = 50

export interface QueueFilter {
  /** Undefined: all that wait for somebody. */
  state: string | undefined
  urgency: Urgency | undefined
  /** The reviewer whose flags alone are wanted. */
  takenBy: string | undefined
  reference: string | undefined
  /** From the page before. */
  after: string | undefined
}

/** What the list says of a flag: nothing of what the partner wrote. */
export interface QueueFlag {
  id: string
  reference: string
  organisation: string
  state: string
  urgency: Urgency
  dueAt: number | null
  takenBy: string | null
  category: string
  language: string
  country: string
  /** How many flags, this one with them, are of its post and not merged. */
  ofPost: number
}

export interface Queue {
  flags: QueueFlag[]
  /** Place of the next page; undefined on the last. */
  next: string | undefined
  /** True where there is no other page: only then can be counted what is in it. */
  isWhole: boolean
}

const PlaceSchema = z.tuple([z.int(), z.int(), z.uuid()])
/** Only what a list says: the rest may be of another day. */
const { category, language, country } = FlagShapeSchema.shape
const ToldSchema = z.object({ category, language, country })
/**
 * What waits for nobody here comes last, later than any clock. Word for word as the index has it, and no parameter in it:
 * else it is not found.
 */
const CLOCK = sql<number>`coalesce(due_at, 9000000000000000)`

/** One page of flags: by urgency, then by whose clock ends first. */
export async function listQueue({ database }: Store, filter: QueueFilter): Promise<Queue> {
  let query = database
    .selectFrom('flag_heads')
    .innerJoin('flags', 'flags.id', 'flag_heads.flag_id')
    .innerJoin('organisations', 'organisations.id', 'flag_heads.organisation_id')
    .select(['flag_id', 'urgency_rank', 'state', 'due_at', 'taken_by', 'post_key', 'reference', 'content', 'name'])
    .select(CLOCK.as('clock'))
  // By its reference a flag is found wherever it stands.
  if (filter.reference !== undefined) query = query.where('reference', '=', filter.reference)
  else if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  else query = query.where('is_open', '=', 1)
  if (filter.urgency !== undefined) query = query.where('urgency_rank', '=', urgencyRank(filter.urgency))
  if (filter.takenBy !== undefined) query = query.where('taken_by', '=', filter.takenBy)
  const place = filter.after === undefined ? undefined : readPlace(filter.after)
  if (place) {
    const [rank, clock, id] = place
    query = query.where(sql<boolean>`(urgency_rank, ${CLOCK}, flag_id) > (${rank}, ${clock}, ${id})`)
  }
  const rows = await query
    .orderBy('urgency_rank')
    .orderBy(CLOCK)
    .orderBy('flag_id')
    .limit(PAGE + 1)
    .execute()
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  const counts = await countOfPosts(
    database,
    shown.flatMap(({ post_key }) => post_key ?? []),
  )
  return {
    flags: shown.map((row) => ({
      id: row.flag_id,
      reference: row.reference,
      organisation: row.name,
      state: row.state,
      urgency: urgencyOf(row),
      dueAt: row.due_at,
      takenBy: row.taken_by,
      ofPost: counts.get(row.post_key ?? '') ?? 1,
      ...ToldSchema.parse(JSON.parse(row.content)),
    })),
    next: last && Buffer.from(JSON.stringify([last.urgency_rank, last.clock, last.flag_id])).toString('base64url'),
    isWhole: !last && !place,
  }
}

/** How many flags wait, for anybody and for this reviewer. */
export async function countQueue({ database }: Store, member: string): Promise<{ queue: number; mine: number }> {
  const { queue, mine } = await database
    .selectFrom('flag_heads')
    .select(({ fn }) => [
      fn.countAll<number>().as('queue'),
      fn.countAll<number>().filterWhere('taken_by', '=', member).as('mine'),
    ])
    .where('is_open', '=', 1)
    .executeTakeFirstOrThrow()
  return { queue, mine }
}

async function countOfPosts(database: Store['database'], keys: string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map()
  const rows = await database
    .selectFrom('flag_heads')
    .select(['post_key', ({ fn }) => fn.countAll<number>().as('count')])
    .where('post_key', 'in', keys)
    .where('state', '!=', 'duplicate')
    .groupBy('post_key')
    .execute()
  return new Map(rows.map(({ post_key, count }) => [post_key ?? '', count]))
}

/** A place that is none of ours is the start. */
function readPlace(text: string): z.infer<typeof PlaceSchema> | undefined {
  try {
    return PlaceSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    return undefined
  }
}
