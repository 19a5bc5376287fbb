// The tables as the query layer sees them. Types work alike in SQLite and PostgreSQL: text ids, text JSON,
// times as milliseconds since 1970 in bigint.
import type { Role } from '../organisations/caller.ts'

export interface OrganisationTable {
  id: string
  name: string
  created_at: number
  /** The highest position in the organisation's stream of events. Raised only under the organisation's lock. */
  last_position: number
}

/** One invite link. Secrets are kept as SHA-256 only. */
export interface InviteTable {
  secret_hash: string
  /** What operators call it by. */
  id: string
  revoked_at: number | null
  organisation_id: string
  role: Role
  created_at: number
  expires_at: number
  used_at: number | null
  /** SHA-256 of the nonce that used it: the same again within minutes is the same partner asking again. */
  nonce_hash: string | null
  token_hash: string | null
}

export interface TokenTable {
  secret_hash: string
  /** Stays the same when the token is rotated. */
  member_id: string
  /** Null: it does not expire. */
  expires_at: number | null
  organisation_id: string
  role: Role
  created_at: number
  revoked_at: number | null
  /** SHA-256 of the token that ends when this one is first used; null from then on, and where it stands for itself. */
  replaces: string | null
}

/** A flag as it was received. Rows are only ever added: a trigger refuses the rest. */
export interface FlagTable {
  /** Unique in the whole service, not only in its organisation, so that an address names one flag. */
  id: string
  organisation_id: string
  hash: string
  reference: string
  received_at: number
  /** JSON of the flag. */
  content: string
}

/** What happened to flags. Rows are only ever added: a trigger refuses the rest. */
export interface EventTable {
  organisation_id: string
  position: number
  flag_id: string
  /** Unique in its flag. */
  id: string
  kind: string
  state: string
  at: number
  actor: string
  member_id: string | null
  /** JSON of words, actions, reason, feedback and what else a decision holds: as JSON, text that PostgreSQL refuses (U+0000) can be kept. */
  details: string
  previous_hash: string
  hash: string
}

/**
 * Where each flag stands now: worked out from its events, so that lists and clocks need not read them all.
 * `verify` compares it with them.
 */
export interface HeadTable {
  flag_id: string
  organisation_id: string
  urgency_rank: number
  received_at: number
  state: string
  hash: string
  /** 1 while the reviewers or the partner still have something to do. */
  is_open: number
  /** When the next clock runs out; null where none runs. */
  next_alarm_at: number | null
  /** When the clock of the present state ends, or has ended; null where none runs. */
  due_at: number | null
  /** The reviewer who moved it last; null where nobody has, or somebody else is to look again. */
  taken_by: string | null
  /** Names the post: flags of one post have the same. Null where the flag has no link. */
  post_key: string | null
}

/** Which flag of the same post a flag was merged into. For reviewers only: the two may be of different organisations. */
export interface MergeTable {
  flag_id: string
  /** The one that stands for it now. */
  into_id: string
  /** The one that the reviewer chose, which the hash of the merge's event proves. Null of merges from before it was kept. */
  chosen_id: string | null
}

/** A reviewer's stay at the desk. The cookie's secret is kept as SHA-256 only. */
export interface DeskSessionTable {
  secret_hash: string
  /** The token that was signed in with: where it ends, so does this. */
  token_hash: string
  expires_at: number
}

/** What the operator is told of. The key keeps it to once for each flag and kind; a clock that starts anew is told anew in its place. */
export interface AlertTable {
  flag_id: string
  kind: AlertKind
  created_at: number
  next_attempt_at: number
  attempts: number
  sent_at: number | null
}
export type AlertKind = 'imminent' | 'triage_overdue' | 'decision_overdue' | 'second_review_overdue'

export interface Tables {
  organisations: OrganisationTable
  invites: InviteTable
  tokens: TokenTable
  flags: FlagTable
  events: EventTable
  flag_heads: HeadTable
  alerts: AlertTable
  merges: MergeTable
  desk_sessions: DeskSessionTable
}
