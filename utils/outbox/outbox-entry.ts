// The sealed part of an outbox item: the flag or the event, where it is meant to go, and what the server refused.
import * as z from 'zod/mini'
import { type Destination, DestinationSchema } from '../flag/destination.ts'
import { FlagShapeSchema } from '../flag/flag.ts'
import { FEEDBACK, PARTNER_EVENTS } from '../flag/partner-events.ts'
import { LAST_FAILURES } from '../flag/stub.ts'
import { URGENCIES } from '../flag/taxonomy.ts'

export type { Destination }

export const OutboxEntrySchema = z.object({
  flag: FlagShapeSchema,
  /** Null where it was submitted before any connection. */
  destination: z.nullable(DestinationSchema),
})
export type OutboxEntry = z.infer<typeof OutboxEntrySchema>

/** What the partner says to the reviewers of a flag, as it is sent. */
export const PartnerEventSchema = z.object({
  id: z.uuid(),
  kind: z.enum(PARTNER_EVENTS),
  words: z.optional(z.string()),
  feedback: z.optional(z.enum(FEEDBACK)),
})
export type PartnerEvent = z.infer<typeof PartnerEventSchema>

export const EventEntrySchema = z.object({
  event: PartnerEventSchema,
  /** ISO 8601, by this device's clock. */
  saidAt: z.string(),
  /** Of its flag: how long a next try may be put off. */
  urgency: z.enum(URGENCIES),
  /** Null: wherever its flag goes, which had no receipt yet. */
  destination: z.nullable(DestinationSchema),
  /** What happened at the last try that failed. */
  lastFailure: z.nullable(z.enum(LAST_FAILURES)),
  /** The server's words where it did not take the event. */
  refusal: z.nullable(z.object({ title: z.string(), detail: z.nullable(z.string()) })),
})
export type EventEntry = z.infer<typeof EventEntrySchema>

/** True where both are the same organisation at the same service. */
export function sameDestination(a: Destination | null, b: Destination | null): boolean {
  return a !== null && b !== null && a.origin === b.origin && a.organisationId === b.organisationId
}
