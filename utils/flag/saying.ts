// What the partner has begun to say to the reviewers of a flag.
import * as z from 'zod/mini'
import { FEEDBACK, PARTNER_EVENTS, type PartnerEventKind } from './partner-events.ts'

export const SayingDraftSchema = z.object({
  /** What was typed, by what it is for. */
  words: z.partialRecord(z.enum(PARTNER_EVENTS), z.string()),
  feedback: z.nullable(z.enum(FEEDBACK)),
})
export type SayingDraft = z.infer<typeof SayingDraftSchema>

export interface SayingChange {
  kind: PartnerEventKind
  words?: string
  feedback?: SayingDraft['feedback']
}
