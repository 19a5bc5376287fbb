// The contract of errors.
import * as z from 'zod/mini'

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
