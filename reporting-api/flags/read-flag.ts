import * as z from 'zod/mini'
import type { RecordedEvent } from '../../utils/api/event-contract.ts'
import type { Receipt } from '../../utils/api/flag-contract.ts'
import { ProblemError } from '../http/problem.ts'
import type { Caller } from '../organisations/caller.ts'
import type { Store } from '../store/store.ts'
import { eventOfRow } from './event-chain.ts'
import { receiptOfRow } from './receipt-of-row.ts'

/** The rules that a flag kept when it came are those of its day: a later taxonomy must not make it unreadable. */
const ContentSchema = z.record(z.string(), z.unknown())

export interface ReadFlag {
  /** As it was received. */
  flag: z.infer<typeof ContentSchema>
  receipt: Receipt
  events: RecordedEvent[]
}

/**
 * A flag with its receipt and events. Partners see their organisation's flags, reviewers those of the whole service;
 * what a caller may not see is not found.
 */
export async function readFlag({ database }: Store, { role, organisation }: Caller, id: string): Promise<ReadFlag> {
  const row = await database.selectFrom('flags').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || (role === 'partner' && row.organisation_id !== organisation.id)) throw new ProblemError('not-found')
  const events = await database.selectFrom('events').selectAll().where('flag_id', '=', id).orderBy('position').execute()
  return {
    flag: ContentSchema.parse(JSON.parse(row.content)),
    receipt: receiptOfRow(row),
    events: events.map(eventOfRow),
  }
}
