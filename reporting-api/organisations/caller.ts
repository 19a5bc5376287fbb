import type { ROLES } from '../../utils/api/service-contract.ts'

export type Role = (typeof ROLES)[number]

/** Who sends a request, as their token says. */
export interface Caller {
  role: Role
  organisation: { id: string; name: string }
  /** The person or device behind the token; stays the same when the token is rotated. */
  member: string
  /** SHA-256 of the token: the key of its rate limit. */
  tokenHash: string
}

/** Whoever shows an invite that is not used yet. */
export type Guest = Pick<Caller, 'role' | 'organisation'>
