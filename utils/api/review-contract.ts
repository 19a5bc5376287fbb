// The contract of the reviewers' side.
import * as z from 'zod/mini'
import { FlagEventSchema } from '../flag/event.ts'
import { URGENCIES } from '../flag/taxonomy.ts'
import { nameText, words } from './contract-parts.ts'

/** `POST /v1/review/flags/{id}/events`. With an `id` of the sender's, the same again is answered with the same event. */
export const ReviewEventRequestSchema = z.object({
  id: z.optional(z.uuid()),
  state: z.string().check(z.maxLength(60)),
  words: z.optional(words),
  actions: z.optional(z.array(z.string().check(z.maxLength(60))).check(z.maxLength(30))),
  reason: z.optional(z.string().check(z.maxLength(60))),
  ground: FlagEventSchema.shape.ground,
  scope: FlagEventSchema.shape.scope,
  automated: FlagEventSchema.shape.automated,
  /** With `duplicate`: the flag of the same post that this one is merged into. No partner is told which. */
  into: z.optional(z.uuid()),
})

/** `GET /v1/review/flags`: what a reviewer chooses from, most pressing first, without what partners wrote. */
export const ReviewListSchema = z.object({
  flags: z.array(
    z.object({
      id: z.uuid(),
      reference: z.string(),
      organisation: z.object({ id: z.uuid(), name: nameText }),
      state: z.string(),
      urgency: z.enum(URGENCIES),
      receivedAt: z.iso.datetime(),
      /** The operator's targets; server time. */
      triageDueAt: z.iso.datetime(),
      decisionDueAt: z.iso.datetime(),
    }),
  ),
  cursor: z.nullable(z.string()),
})
export type ReviewList = z.infer<typeof ReviewListSchema>
