import type { ROLES } from '../../utils/api/service-contract.ts'

export type Role = (typeof ROLES)[number]

/** Who sends a request, as their token says. */
export interface Caller {
  role: Role
  organisation: { id: string; name: string }
  /** The person or device behind the token; stays the same when the token is rotated: the key of their rate limit. */
  member: string
  /** SHA-256 of the token. */
  tokenHash: string
  /** Null: it does not expire. */
  expiresAt: Date | null
}

/** Whoever shows an invite that is not used yet: no token, so none that expires. */
export type Guest = Pick<Caller, 'role' | 'organisation'> & Partial<Pick<Caller, 'expiresAt'>>
