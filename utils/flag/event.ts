// What happens to a flag after it was received. Events are only ever added.
import * as z from 'zod/mini'

export const FlagEventSchema = z.object({
  /** Place in the organisation's stream of events, rising; a gap means nothing. */
  position: z.int().check(z.nonnegative()),
  flagId: z.uuid(),
  /** The state that the flag is in from this event on; unknown ones come from a newer server. */
  state: z.string().check(z.maxLength(60)),
  /** ISO 8601, UTC, by the server's clock. */
  at: z.iso.datetime(),
  by: z.enum(['reviewer', 'reporter', 'system', 'server']),
  /** What the reviewers say to the partner; null where they said nothing. */
  words: z.nullable(z.string().check(z.maxLength(4_000))),
  /** What was done, by the ids of the taxonomy's life-cycle; empty where it was no decision. */
  actions: z.array(z.string().check(z.maxLength(60))),
  /** Why no violation was found, by the taxonomy's ids. */
  reason: z.nullable(z.string().check(z.maxLength(60))),
})
export type FlagEvent = z.infer<typeof FlagEventSchema>
