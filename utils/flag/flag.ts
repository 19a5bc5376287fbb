// A finished flag: what is sent. It never changes; what follows is events on it.
import * as z from 'zod/mini'
import { AnswersSchema, CountryCodeSchema, LanguageTagSchema } from './answers.ts'
import { KeptCaptureSchema } from './capture.ts'
import { captureRules, splitCapture } from './capture-rules.ts'
import { mayHold } from './context-rules.ts'
import { ContextSchema, ContextShapeSchema } from './context-schema.ts'
import { hasLiveLink } from './defang.ts'
import { SubjectSchema } from './subject.ts'
import { categoryById, URGENCIES } from './taxonomy.ts'

const answers = AnswersSchema.shape

/**
 * The shape of a flag, without the rules of its category. What is stored is read by it: a later taxonomy must not make
 * a flag unreadable that was good when it was made. What is about to be sent or accepted is checked by `FlagSchema`.
 */
export const FlagShapeSchema = z.strictObject({
  /** Version of this schema. */
  schema: z.literal(1),
  /** UUIDv7, made at submit: the key that makes sending twice harmless. */
  id: z.uuid({ version: 'v7' }),
  /** When it was submitted: ISO 8601, UTC, by the partner's clock. */
  submittedAt: z.iso.datetime(),
  taxonomyVersion: z.string().check(z.regex(/^[\w.-]{1,20}$/)),
  subject: SubjectSchema,
  capture: z.nullable(KeptCaptureSchema),
  category: z.string().check(z.maxLength(60)),
  urgency: z.enum(URGENCIES),
  language: LanguageTagSchema,
  country: CountryCodeSchema,
  note: z.nullable(answers.note.check(z.minLength(1))),
  noteChoices: answers.noteChoices,
  /** Absent where nothing was added, as in all flags from before it could be. */
  context: z.exactOptional(ContextShapeSchema),
  identity: answers.identity,
  goodFaith: z.literal(true),
  /** SHA-256 (hex) of the flag's canonical JSON (RFC 8785) without this field. */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})

/** One thing that is wrong with a flag: the field, and a code that the catalogues and the API's answers name. */
export interface FlagProblem {
  field:
    | 'subject'
    | 'capture'
    | 'category'
    | 'urgency'
    | 'language'
    | 'country'
    | 'note'
    | 'noteChoices'
    | 'context'
    | 'goodFaith'
  code: 'missing' | 'too_long' | 'unknown' | 'forbidden' | 'invalid' | 'not_locatable' | 'not_a_link'
}

/** What the rules of a category are about. */
type Judged = Pick<Flag, 'subject' | 'capture' | 'category' | 'note' | 'noteChoices' | 'context'>

/**
 * What the category's rules refuse in a flag that is otherwise of the right shape; empty where it may be sent.
 * The extension asks this before it queues, the server before it accepts.
 */
export function flagProblems(flag: Judged): FlagProblem[] {
  if (!categoryById(flag.category)) return [{ field: 'category', code: 'unknown' }]
  const rules = captureRules(flag.category)
  const problems = subjectProblems(flag)
  const { stripped } = splitCapture(flag.capture ?? {}, rules)
  if (Object.keys(stripped).length > 0) problems.push({ field: 'capture', code: 'forbidden' })
  if (rules.freeText) {
    if (flag.note === null || flag.note.trim() === '') problems.push({ field: 'note', code: 'missing' })
    else if (flag.note.length > rules.noteLimit) problems.push({ field: 'note', code: 'too_long' })
    if (flag.noteChoices.length > 0) problems.push({ field: 'noteChoices', code: 'forbidden' })
  } else {
    if (flag.note !== null) problems.push({ field: 'note', code: 'forbidden' })
    if (flag.noteChoices.length === 0) problems.push({ field: 'noteChoices', code: 'missing' })
    if (flag.subject.type === 'removed' && flag.subject.description !== null) {
      problems.push({ field: 'subject', code: 'forbidden' })
    }
  }
  problems.push(...contextProblems(flag))
  if (rules.defangs) problems.push(...liveLinkProblems(flag))
  return problems
}

/** Where links can still be clicked that must not be. The link of the subject leads to the site itself. */
function liveLinkProblems({ subject, capture, note, context }: Judged): FlagProblem[] {
  const texts = [
    ['subject', subject.type === 'removed' ? subject.description : null],
    ['capture', capture?.text],
    ['note', note],
    ['context', context],
  ] as const
  return texts.flatMap(([field, value]) => (hasLiveLink(value) ? [{ field, code: 'forbidden' as const }] : []))
}

function contextProblems({ context, category }: Judged): FlagProblem[] {
  if (context === undefined) return []
  if (!z.safeParse(ContextSchema, context).success) return [{ field: 'context', code: 'invalid' }]
  const holds = Object.entries(context).every(([id, answer]) => mayHold(id, answer, category, context))
  return holds ? [] : [{ field: 'context', code: 'forbidden' }]
}

/** What is wrong with where a flag points, whatever its category. */
export function subjectProblems(flag: Pick<Judged, 'subject' | 'capture'>): FlagProblem[] {
  const problems: FlagProblem[] = []
  const { link } = flag.subject
  // `URL` alone would let sentences through: it encodes the spaces of a path.
  const isLink = link === null || (/^https:\/\/[^\s/]\S*$/.test(link) && URL.canParse(link))
  if (!isLink) problems.push({ field: 'subject', code: 'not_a_link' })
  if (!isLocatable(flag)) problems.push({ field: 'subject', code: 'not_locatable' })
  return problems
}

/** A reviewer must be able to find it: by link, by an id of the site, or by author and text. */
function isLocatable({ subject, capture }: Pick<Judged, 'subject' | 'capture'>): boolean {
  if (subject.link) return true
  if (subject.type === 'removed') return subject.description !== null && subject.description.trim() !== ''
  if (subject.type !== 'post' || !capture) return false
  if (capture.permalink?.value) return true
  const { post, photo, video } = capture.ids ?? {}
  return Boolean(post ?? photo ?? video) || Boolean(capture.author?.value && capture.text?.value)
}

/** A flag as it is taken in today: as its shape, and context as the table has it. */
export const NewFlagSchema = z.extend(FlagShapeSchema, { context: z.exactOptional(ContextSchema) })

export const FlagSchema = NewFlagSchema.check((context) => {
  const flag = context.value as Flag
  for (const { field, code } of flagProblems(flag)) {
    context.issues.push({ code: 'custom', path: [field], message: code, input: flag[field] })
  }
})
/** What is sent to the reporting API, exactly. */
export type Flag = z.infer<typeof FlagShapeSchema>
