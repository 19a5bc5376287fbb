// The row by which a flag is listed: small, kept beside the whole flag so that a list opens rows only.
import * as z from 'zod/mini'
import { PlatformNameSchema } from './capture.ts'
import { DestinationSchema } from './destination.ts'
import { FlagEventSchema } from './event.ts'
import { type Flag, FlagShapeSchema } from './flag.ts'
import { MilestonesSchema, NO_MILESTONES } from './milestones.ts'
import { SUBJECT_TYPES } from './subject-types.ts'
import { URGENCIES } from './taxonomy.ts'

export const LAST_FAILURES = ['no_line', 'foreign_line', 'unanswered', 'server_busy', 'asked_to_wait'] as const

export const StubSchema = z.object({
  id: z.string(),
  state: z.string(),
  /** Position of the event that gave the state; -1 while it is this device's own. */
  position: z.number(),
  submittedAt: z.string(),
  receivedAt: z.nullable(z.string()),
  reference: z.nullable(z.string()),
  stateAt: z.string(),
  category: z.string(),
  urgency: z.enum(URGENCIES),
  subjectType: z.enum(SUBJECT_TYPES),
  author: z.nullable(z.string()),
  link: z.nullable(z.string()),
  /** BCP 47 tag and ISO 3166-1 code of the flag; null in rows from before they were kept here. */
  language: z._default(z.nullable(z.string()), null),
  country: z._default(z.nullable(z.string()), null),
  /** The site; null where the flag does not say. */
  platform: z._default(z.nullable(PlatformNameSchema), null),
  milestones: z._default(MilestonesSchema, NO_MILESTONES),
  /** What happened at the last try that failed. */
  lastFailure: z.nullable(z.enum(LAST_FAILURES)),
  refusal: z.nullable(
    z.object({
      title: z.string(),
      detail: z.nullable(z.string()),
      problems: z.array(z.object({ field: z.string(), code: z.string() })),
    }),
  ),
  mended: z.boolean(),
  /** Withdrawn before a receipt. `tried`: a request had begun, so it may have arrived all the same. */
  withdrawn: z._default(z.nullable(z.enum(['unsent', 'tried'])), null),
  /** The last day (ISO 8601, of the device's own time zone) on which the partner met the post again; null where not yet. */
  seenOn: z._default(z.nullable(z.iso.date()), null),
  /** Such a day on which the partner opened the post's address and found nothing there; null where not, or seen again. */
  goneOn: z._default(z.nullable(z.iso.date()), null),
  /** Who gave the receipt: what is said of the flag later goes there too. Not known of flags of older versions. */
  receivedBy: z._default(z.nullable(DestinationSchema), null),
  /** When what was sent was deleted from this device: ISO 8601; null while it is here. */
  purgedAt: z._default(z.nullable(z.string()), null),
  /** True while words are here that came after that. They go once the flag is closed. */
  saidSince: z._default(z.boolean(), false),
  /**
   * When it was found that the server, restored from a backup, has this flag no more and that it can't be sent again: ISO
   * 8601, by this device's clock; null where that is not so.
   */
  lostAt: z._default(z.nullable(z.string()), null),
})
export type Stub = z.infer<typeof StubSchema>

/** A whole flag with its events, as the `flags` store holds it; without the flag once that was deleted here. */
export const StoredFlagSchema = z.object({
  flag: z.nullable(FlagShapeSchema),
  events: z.array(FlagEventSchema),
  /** Where it was submitted to, null before any connection, in case its outbox item can't be read; records of earlier versions lack it. */
  destination: z.optional(z.nullable(DestinationSchema)),
})
export type StoredFlag = z.infer<typeof StoredFlagSchema>

/** The site that a flag names: the one that was read, else the one that its link leads to. */
function platformOf({ capture, subject: { link } }: Flag): Stub['platform'] {
  const host = link !== null && URL.canParse(link) ? new URL(link).hostname : ''
  const named = PlatformNameSchema.options.find((name) => host === `${name}.com` || host.endsWith(`.${name}.com`))
  return capture?.platform ?? named ?? null
}

/** The row of a flag that was just submitted. */
export function newStub(flag: Flag): Stub {
  return {
    id: flag.id,
    state: 'queued',
    position: -1,
    submittedAt: flag.submittedAt,
    receivedAt: null,
    reference: null,
    stateAt: flag.submittedAt,
    category: flag.category,
    urgency: flag.urgency,
    subjectType: flag.subject.type,
    author: flag.capture?.author?.value ?? null,
    link: flag.subject.link ?? flag.capture?.permalink?.value ?? null,
    language: flag.language,
    country: flag.country,
    platform: platformOf(flag),
    milestones: NO_MILESTONES,
    lastFailure: null,
    refusal: null,
    mended: false,
    withdrawn: null,
    seenOn: null,
    goneOn: null,
    receivedBy: null,
    purgedAt: null,
    saidSince: false,
    lostAt: null,
  }
}
