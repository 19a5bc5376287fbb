// What happened at each try to send a flag. Kept with the flag's history, also after it was received.
import * as z from 'zod/mini'
import type { Change, Store } from '../store/store.ts'

/**
 * How a try ended. `unreachable`: no answer; `foreign`: somebody else answered (portal, block page); `unanswered`: the
 * server had no word on this flag; `gave_way`: broken off for an imminent flag.
 */
export const OUTCOMES = [
  'received',
  'refused',
  'unreachable',
  'foreign',
  'unanswered',
  'server_busy',
  'asked_to_wait',
  'reconnect',
  'gave_way',
] as const

const AttemptSchema = z.object({
  /** When it ended, by this device's clock: ISO 8601. */
  at: z.string(),
  outcome: z.enum(OUTCOMES),
  /** ISO 8601; null where none is planned. */
  nextTryAt: z.nullable(z.string()),
})
export type Attempt = z.infer<typeof AttemptSchema>

const AttemptLogSchema = z.object({
  /** All tries, also those that are not listed any more. */
  count: z.number(),
  /** The newest, oldest first. */
  latest: z.array(AttemptSchema),
})
export type AttemptLog = z.infer<typeof AttemptLogSchema>

/** Weeks without a line must not fill the disk. */
const MOST_KEPT = 20

/** The log of one flag; empty where there is none or it can't be read. */
export async function readAttempts(store: Store, id: string): Promise<AttemptLog> {
  const stored = await store.read('records', attemptsRecord(id)).catch(() => undefined)
  const parsed = z.safeParse(AttemptLogSchema, stored)
  return parsed.success ? parsed.data : { count: 0, latest: [] }
}

/** The change that adds a try to the log, to go into the transaction that says what became of the flag. */
export async function attemptAdded(store: Store, id: string, attempt: Attempt): Promise<Change> {
  const { count, latest } = await readAttempts(store, id)
  const value = { count: count + 1, latest: [...latest, attempt].slice(-MOST_KEPT) } satisfies AttemptLog
  return { put: 'records', id: attemptsRecord(id), columns: {}, value }
}

/** Name of the record that holds the tries of a flag. */
export function attemptsRecord(flagId: string): string {
  return `attempts/${flagId}`
}
