// The contract of tokens, and of what operators do.
import * as z from 'zod/mini'
import { nameText } from './contract-parts.ts'
import { ROLES } from './service-contract.ts'

/** `DELETE /v1/tokens` and `DELETE /v1/operator/access/{id}` */
export const RevokedSchema = z.object({ revoked: z.literal(true) })

/** `POST /v1/tokens`: a new token for the same member. The one before works until this one is first used. */
export const RotatedTokenSchema = z.object({
  token: z.string().check(z.minLength(32), z.maxLength(200)),
  expiresAt: z.nullable(z.iso.datetime()),
})
export type RotatedToken = z.infer<typeof RotatedTokenSchema>

/**
 * The name that an operator gives an organisation. PostgreSQL takes neither NUL nor half a character (a lone surrogate),
 * and a control character would be seen nowhere, so that two names could look the same.
 */
export const organisationName = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(200), z.regex(/^[^\p{Cc}\p{Cs}]*$/u))

/** `POST /v1/operator/invites` */
export const InviteRequestSchema = z.object({
  organisation: organisationName,
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
      organisation: nameText,
      role: z.enum(ROLES),
      createdAt: z.iso.datetime(),
      expiresAt: z.nullable(z.iso.datetime()),
      state: z.enum(['valid', 'expired', 'revoked', 'used']),
    }),
  ),
})
export type AccessList = z.infer<typeof AccessListSchema>
