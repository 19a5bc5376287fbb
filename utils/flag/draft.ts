// An unfinished flag: what was captured, plus what the partner has said so far.
import * as z from 'zod/mini'
import { type Answers, AnswersSchema, type Identity } from './answers.ts'
import { KeptCaptureSchema } from './capture.ts'
import { SubjectSchema } from './subject.ts'
import { DESCRIPTION_LIMIT } from './subject-types.ts'

export const DraftSchema = z.strictObject({
  id: z.uuid(),
  subject: SubjectSchema,
  /** The description of something removed that was typed before another type was chosen; it comes back with that type. */
  descriptionAside: z.exactOptional(z.string().check(z.maxLength(DESCRIPTION_LIMIT))),
  /** Null where the flag did not start on a post. Holds only what the chosen category lets through. */
  capture: z.nullable(KeptCaptureSchema),
  /** True once the link was found or given up; from then on the capture never changes. */
  sealed: z.boolean(),
  answers: AnswersSchema,
  /** True where the partner set the urgency, so that another category does not change it. */
  urgencyChosen: z.boolean(),
  /** True while the draft lacks something that a category removed, whether it can still be undone or not. */
  stripped: z.boolean(),
  /** True for what the quick key kept, until something is said of it. */
  quick: z._default(z.boolean(), false),
  /** Id of the refused flag that this draft mends; null for a new flag. */
  mends: z.nullable(z.uuid()),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type Draft = z.infer<typeof DraftSchema>

/** What was remembered from the last flag. */
export interface RememberedAnswers {
  language: string | null
  country: string | null
  identity: Identity
}

/** Answers as a new draft starts with them. */
export function startingAnswers({ language, country, identity }: RememberedAnswers): Answers {
  return {
    category: null,
    urgency: null,
    language,
    country,
    note: '',
    noteChoices: [],
    context: {},
    keepPersonal: false,
    keepPersonalOfPost: false,
    identity,
    goodFaith: false,
  }
}
