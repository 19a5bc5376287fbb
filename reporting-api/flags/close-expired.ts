// What the life-cycle lets the system do by itself: close what nobody has moved for its time.
import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { nextStates, STATES } from '../../utils/flag/life-cycle.ts'
import { urgencyRank } from '../../utils/flag/taxonomy.ts'
import type { Store } from '../store/store.ts'
import type { EventTable } from '../store/tables.ts'
import { addEvent } from './add-event.ts'
import { findFlag } from './find-flag.ts'
import { isMerge } from './second-review.ts'

const DAY = 24 * 3_600_000
/** Flags looked at in one statement: few enough that none takes long, however many are stored. */
const SLICE = 1_000

/** How long partners have, in days. */
export interface ClosingTimes {
  /** To answer a question of the reviewers. */
  answerDays: number
  /** To say what they think of an outcome, or to ask for a second review. */
  feedbackDays: number
}

/** Raised under the lock where a flag moved after it was found: it stays as it is. */
class StillOpenError extends Error {
  override name = 'StillOpenError'
}

const CLOSABLE = STATES.filter((state) => nextStates(state, 'system').includes('closed'))
const ASKED = 'info_requested'

/**
 * Closes each flag whose partner let the time pass: a question without an answer, an outcome without a word on it.
 * A question on an imminent flag is never closed by the clock: nobody has decided on it yet. Source: guards of
 * `lifecycle.transitions` in the taxonomy. Any number of processes may do this at once. Resolves to the number of
 * flags that it closed. `slice`: how many it looks at in one statement.
 */
export async function closeExpired(store: Store, times: ClosingTimes, now: () => Date, slice = SLICE): Promise<number> {
  let closed = 0
  let after: string | undefined = ''
  while (after !== undefined) {
    const last = await endOfSlice(store, after, slice)
    for (const { flag_id } of await findExpired(store, times, now().getTime(), after, last)) {
      closed += await close(store, flag_id, times, now)
    }
    after = last
    // SQLite works inside this process: requests have their turn between two slices.
    await setImmediate()
  }
  return closed
}

/** The id that ends a slice of flags behind `after`; undefined where it would be the last slice. */
async function endOfSlice({ database }: Store, after: string, slice: number): Promise<string | undefined> {
  const end = await database
    .selectFrom('flag_heads')
    .select('flag_id')
    .where('flag_id', '>', after)
    .orderBy('flag_id')
    .offset(slice - 1)
    .limit(1)
    .executeTakeFirst()
  return end?.flag_id
}

/** Flags of one slice, by id, whose last event is older than what their state allows. */
function findExpired(store: Store, times: ClosingTimes, now: number, after: string, last: string | undefined) {
  const query = store.database
    .selectFrom('flag_heads')
    .innerJoin('events', (join) =>
      join.onRef('events.flag_id', '=', 'flag_heads.flag_id').onRef('events.hash', '=', 'flag_heads.hash'),
    )
    .select('flag_heads.flag_id')
    .where('flag_heads.flag_id', '>', after)
    .where(({ or, and, eb }) =>
      or([
        and([
          eb('flag_heads.state', '=', ASKED),
          eb('flag_heads.urgency_rank', '!=', urgencyRank('imminent')),
          eb('events.at', '<=', now - times.answerDays * DAY),
        ]),
        and([
          eb(
            'flag_heads.state',
            'in',
            CLOSABLE.filter((state) => state !== ASKED),
          ),
          eb('events.at', '<=', now - times.feedbackDays * DAY),
        ]),
      ]),
    )
    .orderBy('flag_heads.flag_id')
  return (last === undefined ? query : query.where('flag_heads.flag_id', '<=', last)).execute()
}

/** True for a merged flag before it is told what became of the other: there is no outcome yet to be silent on. */
function waitsForOutcome(state: string, events: readonly EventTable[]): boolean {
  return state === 'duplicate' && !events.slice(events.findLastIndex(isMerge)).some(({ kind }) => kind === 'follow')
}

async function close(store: Store, id: string, times: ClosingTimes, now: () => Date): Promise<0 | 1> {
  const flag = await findFlag(store, id)
  const merge = await store.database.selectFrom('merges').select('into_id').where('flag_id', '=', id).executeTakeFirst()
  const event = { id: randomUUID(), isSame: () => false }
  try {
    await addEvent(store, flag, event, now, ({ head, events, now: at }) => {
      const days = head.state === ASKED ? times.answerDays : times.feedbackDays
      const since = events.at(-1)?.at ?? at.getTime()
      if (!CLOSABLE.includes(head.state) || since > at.getTime() - days * DAY) throw new StillOpenError()
      if (merge && waitsForOutcome(head.state, events)) throw new StillOpenError()
      return { kind: 'close', state: 'closed', by: 'system', member: null }
    })
    return 1
  } catch (error) {
    if (error instanceof StillOpenError) return 0
    throw error
  }
}
