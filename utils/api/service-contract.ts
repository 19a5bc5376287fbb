// The reporting API's contract, shared by the extension and the server: who is at the other end, and how one comes in.
// OpenAPI is generated from the schemas of these files.
import * as z from 'zod/mini'
import { URGENCIES } from '../flag/taxonomy.ts'
import { nameText } from './contract-parts.ts'

/** What a token may do: send flags, judge them, or run the service without reading either. */
export const ROLES = ['partner', 'reviewer', 'operator'] as const

/** `GET /v1/service`: who is at the other end, for the holder of a token or of an unused invite. */
export const ServiceSchema = z.object({
  api: z.literal('fieldflag/1'),
  name: nameText,
  organisation: z.object({ id: z.uuid(), name: nameText }),
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

/** `1`, `1.2` or `1.2.3` */
export const TaxonomyVersionSchema = z.string().check(z.regex(/^\d{1,6}(\.\d{1,6}){0,2}$/))
/** `GET /v1/taxonomy`: what a client must be able to read of it, whatever else a later version says. */
export const TaxonomySchema = z.object({
  version: TaxonomyVersionSchema,
  categories: z.array(z.object({ id: z.string(), urgency: z.enum(URGENCIES) })).check(z.minLength(1)),
})
