import type { RecordedEvent } from '../../utils/api/event-contract.ts'
import { type Flag, FlagShapeSchema } from '../../utils/flag/flag.ts'
import { nextStates, stateGroup } from '../../utils/flag/life-cycle.ts'
import { eventOfRow } from '../flags/event-chain.ts'
import { mayDecide } from '../flags/second-review.ts'
import { ProblemError } from '../http/problem.ts'
import type { Store } from '../store/store.ts'
import type { HeadTable } from '../store/tables.ts'

/** Another flag of the same post. */
export interface SamePost {
  id: string
  reference: string
  organisation: string
  state: string
}

/** All that a reviewer sees of one flag. */
export interface Case {
  flag: Flag
  reference: string
  organisation: string
  head: HeadTable
  /** Oldest first. */
  events: RecordedEvent[]
  /** States into which this reviewer may move it now. */
  legal: string[]
  /** True where it waits for a second review, and this reviewer made the first. */
  isOwnDecision: boolean
  samePost: SamePost[]
  /** Id of the flag that it was merged into. */
  mergedInto: string | undefined
}

/** A flag with its surroundings, for a reviewer; throws `not-found`. */
export async function readCase({ database }: Store, id: string, member: string): Promise<Case> {
  const row = await database
    .selectFrom('flags')
    .innerJoin('organisations', 'organisations.id', 'flags.organisation_id')
    .select(['content', 'reference', 'name'])
    .where('flags.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new ProblemError('not-found')
  const head = await database.selectFrom('flag_heads').selectAll().where('flag_id', '=', id).executeTakeFirstOrThrow()
  const events = await database.selectFrom('events').selectAll().where('flag_id', '=', id).orderBy('position').execute()
  const merge = await database.selectFrom('merges').select('into_id').where('flag_id', '=', id).executeTakeFirst()
  const decides = mayDecide(member, events)
  const steps = nextStates(head.state, 'reviewer')
  return {
    flag: FlagShapeSchema.parse(JSON.parse(row.content)),
    reference: row.reference,
    organisation: row.name,
    head,
    events: events.map(eventOfRow),
    legal: steps.filter((state) => decides || stateGroup(state) !== 'decided'),
    isOwnDecision: !decides && steps.some((state) => stateGroup(state) === 'decided'),
    samePost: head.post_key === null ? [] : await readSamePost(database, head.post_key, id),
    mergedInto: head.state === 'duplicate' ? merge?.into_id : undefined,
  }
}

async function readSamePost(database: Store['database'], key: string, id: string): Promise<SamePost[]> {
  return database
    .selectFrom('flag_heads')
    .innerJoin('flags', 'flags.id', 'flag_heads.flag_id')
    .innerJoin('organisations', 'organisations.id', 'flag_heads.organisation_id')
    .select(['flags.id', 'reference', 'name as organisation', 'state'])
    .where('post_key', '=', key)
    .where('flag_id', '!=', id)
    .orderBy('flag_heads.received_at')
    .limit(100)
    .execute()
}
