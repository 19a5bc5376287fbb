// The sealed part of an outbox item: the flag, where it is meant to go, and what went wrong last.
import * as z from 'zod/mini'
import { type Destination, DestinationSchema } from '../api/destination.ts'
import { FlagShapeSchema } from '../flag/flag.ts'

export type { Destination }

export const OutboxEntrySchema = z.object({
  flag: FlagShapeSchema,
  /** Null where it was submitted before any connection. */
  destination: z.nullable(DestinationSchema),
})
export type OutboxEntry = z.infer<typeof OutboxEntrySchema>

/** True where both are the same organisation at the same service. */
export function sameDestination(a: Destination | null, b: Destination | null): boolean {
  return a !== null && b !== null && a.origin === b.origin && a.organisationId === b.organisationId
}
