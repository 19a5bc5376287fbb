// What the partner says of the post. All of it may be unfinished in a draft.
import * as z from 'zod/mini'
import { IDENTITIES, NOTE_CHOICES } from './answer-choices.ts'
import { NOTE_LIMIT } from './capture-rules.ts'
import { ContextShapeSchema } from './context-schema.ts'
import { URGENCIES } from './taxonomy.ts'

/** BCP 47 */
export const LanguageTagSchema = z.string().check(z.maxLength(35), z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
/** ISO 3166-1 alpha-2 */
export const CountryCodeSchema = z.string().check(z.regex(/^[A-Z]{2}$/))

export const AnswersSchema = z.strictObject({
  category: z.nullable(z.string().check(z.maxLength(60))),
  urgency: z.nullable(z.enum(URGENCIES)),
  /** The language that the post is in. */
  language: z.nullable(LanguageTagSchema),
  country: z.nullable(CountryCodeSchema),
  /** What it means here and why it is dangerous. */
  note: z.string().check(z.maxLength(NOTE_LIMIT)),
  noteChoices: z.array(z.enum(NOTE_CHOICES)),
  /** Answers to what the category asks beyond the quick fields. */
  context: z._default(ContextShapeSchema, {}),
  /** True where the partner insists on numbers and addresses that would be masked. Not part of the flag. */
  keepPersonal: z._default(z.boolean(), false),
  /** The same for those in the post's text. */
  keepPersonalOfPost: z._default(z.boolean(), false),
  identity: z.enum(IDENTITIES),
  goodFaith: z.boolean(),
})
export type Answers = z.infer<typeof AnswersSchema>
export type NoteChoice = (typeof NOTE_CHOICES)[number]
export type Identity = (typeof IDENTITIES)[number]

/** The answers of an earlier flag that the next one of its kind can start with. */
export const RepeatedAnswersSchema = z.pick(AnswersSchema, {
  category: true,
  urgency: true,
  language: true,
  country: true,
  note: true,
  noteChoices: true,
  context: true,
})
export type RepeatedAnswers = z.infer<typeof RepeatedAnswersSchema>
