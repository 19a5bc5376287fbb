// The contract of what happens to flags: events, as partners read and add them.
import * as z from 'zod/mini'
import { FlagEventSchema } from '../flag/event.ts'
import { FEEDBACK, PARTNER_EVENTS } from '../flag/partner-events.ts'
import { sha256, words } from './contract-parts.ts'

/** `GET /v1/changes?cursor=`: events of the caller's organisation after the cursor, oldest first. */
export const ChangesSchema = z.object({
  events: z.array(FlagEventSchema),
  /** Opaque; hand it back next time. */
  cursor: z.string().check(z.maxLength(200)),
  more: z.boolean(),
})
export type Changes = z.infer<typeof ChangesSchema>

/** An event with what proves it: each holds the hash of the one before, the first that of the flag. */
export const RecordedEventSchema = z.extend(FlagEventSchema, {
  id: z.uuid(),
  /** `follow`: the outcome of the report that this one was merged with, or that it is looked at by itself again. `close`: by the partner, or by the clock. */
  kind: z.enum(['received', 'review', 'follow', ...PARTNER_EVENTS]),
  feedback: z.nullable(z.enum(FEEDBACK)),
  /** Tells apart who acted, for second reviews, and names nobody. */
  member: z.nullable(z.uuid()),
  /**
   * Where a reviewer merged the flag into another: SHA-256 of the event's id, a line feed and the other flag's id. So the
   * chain proves the target, and tells it to nobody.
   */
  mergeHash: z.optional(sha256),
  previousHash: sha256,
  /** SHA-256 of the event's canonical JSON (RFC 8785) without this field. */
  hash: sha256,
})
export type RecordedEvent = z.infer<typeof RecordedEventSchema>

/** The answer to an event of the partner, as far as a partner's device needs it. */
export const SaidEventSchema = z.extend(FlagEventSchema, { id: z.uuid() })
export type SaidEvent = z.infer<typeof SaidEventSchema>

/** `POST /v1/flags/{id}/events`. `id` is made by the sender: the same again is answered with the same event. */
export const PartnerEventRequestSchema = z.object({
  id: z.uuid(),
  kind: z.enum(PARTNER_EVENTS),
  /** For reviewers to read. Refused where the flag's category lets no free text be kept. */
  words: z.optional(words),
  /** For `feedback`, and only there. */
  feedback: z.optional(z.enum(FEEDBACK)),
})
export type PartnerEventRequest = z.infer<typeof PartnerEventRequestSchema>
