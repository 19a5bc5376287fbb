// The reporting API's contract, shared by the extension and the server. OpenAPI is generated from these schemas.
import * as z from 'zod/mini'
import { FlagEventSchema } from '../flag/event.ts'
import { FlagShapeSchema } from '../flag/flag.ts'
import { FEEDBACK, PARTNER_EVENTS } from '../flag/partner-events.ts'
import { URGENCIES } from '../flag/taxonomy.ts'

export const BATCH_ITEMS = 50
export const BATCH_BYTES = 256 * 1024

/** What a token may do: send flags, judge them, or run the service without reading either. */
export const ROLES = ['partner', 'reviewer', 'operator'] as const

const name = z.string().check(z.minLength(1), z.maxLength(200))

/** `GET /v1/service`: who is at the other end, for the holder of a token or of an unused invite. */
export const ServiceSchema = z.object({
  api: z.literal('fieldflag/1'),
  name,
  organisation: z.object({ id: z.uuid(), name }),
  role: z.enum(ROLES),
  version: z.string(),
  /** BCP 47 tags of the languages that the reviewers read. */
  languages: z.array(z.string().check(z.maxLength(35))),
  limits: z.object({ batchItems: z.int(), batchBytes: z.int(), noteLength: z.int() }),
  /** The operator's targets in hours, most pressing first. Never a promise of the platform. */
  targets: z.array(z.object({ urgency: z.enum(URGENCIES), triageHours: z.number(), decisionHours: z.number() })),
  /** How to reach the operator when it burns, by country (ISO 3166-1 alpha-2); `*` stands for any other. */
  emergencyContacts: z.record(z.string(), z.string().check(z.maxLength(300))),
  /** When the token that asks ends; null: never. Absent where an invite asks. */
  tokenEndsAt: z.optional(z.nullable(z.iso.datetime())),
})
export type Service = z.infer<typeof ServiceSchema>

/** `POST /v1/enrolments`. `nonce`: the same again within minutes gets a new token, so a lost answer does not waste the invite. */
export const EnrolmentRequestSchema = z.object({
  invite: z.string().check(z.minLength(16), z.maxLength(200)),
  nonce: z.uuid(),
})
export const EnrolmentSchema = z.object({
  token: z.string().check(z.minLength(32), z.maxLength(200)),
  service: ServiceSchema,
})
export type Enrolment = z.infer<typeof EnrolmentSchema>

/** Why an invite did not lead to a connection; each has its own message. */
export type ConnectFailure =
  | 'not_an_invite'
  | 'invite_unknown'
  | 'invite_used'
  | 'invite_expired'
  | 'unreachable'
  | 'not_fieldflag'
  | 'wrong_role'
  | 'busy'

/** Proof that the server holds the flag durably. */
export const ReceiptSchema = z.object({
  id: z.uuid(),
  /** What people quote: `FF-8Q2M-41XK`. */
  reference: z.string().check(z.regex(/^FF-[0-9A-Z-]{4,20}$/)),
  receivedAt: z.iso.datetime(),
  /** The hash that the server computed of what it stored. */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})
export type Receipt = z.infer<typeof ReceiptSchema>

/** All problem types, as `urn:fieldflag:problem:…`. They are stable: clients decide by them, people read title and detail. */
export const PROBLEM_TYPES = [
  'bad-request',
  'unauthorised',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'invite-unknown',
  'invite-used',
  'invite-expired',
  'content-differs',
  'flag-invalid',
  'illegal-transition',
  'too-large',
  'unsupported-media',
  'too-many-requests',
  'internal',
  'unavailable',
] as const
export type ProblemType = (typeof PROBLEM_TYPES)[number]
export const PROBLEM_PREFIX = 'urn:fieldflag:problem:'

/** RFC 9457, https://www.rfc-editor.org/rfc/rfc9457. `errors` name what is wrong in a flag, by field and code. */
export const ProblemSchema = z.object({
  type: z.enum(PROBLEM_TYPES.map((type) => `${PROBLEM_PREFIX}${type}` as const)),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), code: z.string() }))),
  /** What the life-cycle allows the caller instead: states for a reviewer, kinds of events for a partner. */
  legal: z.optional(z.array(z.string())),
})
export type Problem = z.infer<typeof ProblemSchema>

/** `POST /v1/flags/batch`. Items are checked one by one, so that a bad flag never blocks the rest. */
export const BatchRequestSchema = z.object({
  flags: z.array(z.unknown()).check(z.minLength(1), z.maxLength(BATCH_ITEMS)),
})
export const BatchResultSchema = z.union([
  z.object({ id: z.uuid(), status: z.union([z.literal(201), z.literal(200)]), receipt: ReceiptSchema }),
  z.object({ id: z.nullable(z.string()), status: z.int(), problem: ProblemSchema }),
])
export type BatchResult = z.infer<typeof BatchResultSchema>
/** One result for each item, in the order of the request. */
export const BatchResponseSchema = z.object({ results: z.array(BatchResultSchema) })

/** `GET /v1/changes?cursor=`: events of the caller's organisation after the cursor, oldest first. */
export const ChangesSchema = z.object({
  events: z.array(FlagEventSchema),
  /** Opaque; hand it back next time. */
  cursor: z.string().check(z.maxLength(200)),
  more: z.boolean(),
})
export type Changes = z.infer<typeof ChangesSchema>

/** `1`, `1.2` or `1.2.3` */
export const TaxonomyVersionSchema = z.string().check(z.regex(/^\d{1,6}(\.\d{1,6}){0,2}$/))
/** `GET /v1/taxonomy`: what a client must be able to read of it, whatever else a later version says. */
export const TaxonomySchema = z.object({
  version: TaxonomyVersionSchema,
  categories: z.array(z.object({ id: z.string(), urgency: z.enum(URGENCIES) })).check(z.minLength(1)),
})

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
/** Half a character (a lone surrogate) has no canonical form, https://www.rfc-editor.org/rfc/rfc8785#section-3.2.2.2 */
const wellFormed = z.refine<string>((text) => text.isWellFormed())
const words = z.string().check(z.minLength(1), z.maxLength(4_000), wellFormed)

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

/** `GET /v1/flags/{id}`: the flag as it was received, whatever today's rules of its category are. */
export const StoredFlagSchema = z.object({
  flag: FlagShapeSchema,
  receipt: ReceiptSchema,
  events: z.array(RecordedEventSchema),
})

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
      organisation: z.object({ id: z.uuid(), name }),
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

/** `DELETE /v1/tokens` and `DELETE /v1/operator/access/{id}` */
export const RevokedSchema = z.object({ revoked: z.literal(true) })

/** `POST /v1/tokens`: a new token for the same member. The one before works until this one is first used. */
export const RotatedTokenSchema = z.object({
  token: z.string().check(z.minLength(32), z.maxLength(200)),
  expiresAt: z.nullable(z.iso.datetime()),
})
export type RotatedToken = z.infer<typeof RotatedTokenSchema>

/** `POST /v1/operator/invites` */
export const InviteRequestSchema = z.object({
  organisation: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  role: z.enum(ROLES),
  hours: z.int().check(z.minimum(1), z.maximum(24 * 365)),
})
export const InviteSchema = z.object({ invite: z.string(), expiresAt: z.iso.datetime() })

/** `GET /v1/operator/members`: who holds a token or an unused invite. No secrets, no flags. */
export const AccessListSchema = z.object({
  access: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(['member', 'invite']),
      organisation: name,
      role: z.enum(ROLES),
      createdAt: z.iso.datetime(),
      expiresAt: z.nullable(z.iso.datetime()),
      state: z.enum(['valid', 'expired', 'revoked', 'used']),
    }),
  ),
})
export type AccessList = z.infer<typeof AccessListSchema>
