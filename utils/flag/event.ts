// What happens to a flag after it was received. Events are only ever added.
import * as z from 'zod/mini'

export const FlagEventSchema = z.object({
  /** Whoever made the event gave it this id: by it the partner's own are known again. Absent in older records. */
  id: z.optional(z.uuid()),
  /** What was done, by the API's names; unknown ones come from a newer server. */
  kind: z.optional(z.string().check(z.maxLength(60))),
  /** What the partner said of the outcome, by the taxonomy's ids. */
  feedback: z.optional(z.nullable(z.string().check(z.maxLength(60)))),
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
  // What a statement of reasons holds besides (Art. 17 DSA). Absent where the event is no decision, or an older one.
  /** The policy or the law that the decision rests on, in the reviewers' words or as an address. */
  ground: z.optional(z.string().check(z.minLength(1), z.maxLength(300))),
  /** Where the actions hold: countries (ISO 3166-1 alpha-2), or `*` alone for everywhere. */
  scope: z.optional(z.array(z.string().check(z.regex(/^([A-Z]{2}|\*)$/))).check(z.minLength(1), z.maxLength(260))),
  /** True where a machine decided, false where a person did. */
  automated: z.optional(z.boolean()),
  /** In the state `duplicate`: the decision on the report that this one was merged with, as a state. */
  outcome: z.optional(z.string().check(z.maxLength(60))),
})
export type FlagEvent = z.infer<typeof FlagEventSchema>

/** The event without what anybody wrote freely. */
export function withoutWords({ ground: _, ...event }: FlagEvent): FlagEvent {
  return { ...event, words: null }
}

/** True where somebody wrote freely in it. */
export function hasWords({ words, ground }: FlagEvent): boolean {
  return words !== null || ground !== undefined
}
