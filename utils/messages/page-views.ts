// What the extension's own pages are shown: the shapes that the background answers with.

import type { Service } from '../api/service-contract.ts'
import type { Answers } from '../flag/answers.ts'
import type { PlatformName } from '../flag/capture.ts'
import type { Draft } from '../flag/draft.ts'
import type { PageStructure } from '../flag/page-structure.ts'
import type { SayingDraft } from '../flag/saying.ts'
import type { Subject } from '../flag/subject.ts'
import type { Urgency } from '../flag/taxonomy.ts'
import type { WholeFlag } from '../history/history.ts'
import type { HistoryPage as Page } from '../history/history-page.ts'
import type { ListedFlag, WaitReason } from '../history/listed-flag.ts'
import type { Settings } from '../settings/settings.ts'

export type { ConnectFailure, Service } from '../api/service-contract.ts'
export type { Attempt, AttemptLog, Carried } from '../history/history.ts'
export type { PendingEvent, WaitReason } from '../history/listed-flag.ts'
export type { RetentionDays } from '../history/retention.ts'
export type { SavedView } from '../history/saved-views.ts'
export type { Settings } from '../settings/settings.ts'

/** A site that has changed, in the tab that shows it. */
export interface SiteNotice {
  platform: PlatformName
  tabId: number
}

/** What is saved for the maintainers, whole. */
export interface SiteReport extends PageStructure {
  site: PlatformName
  /** True where the page is larger than what is written. */
  cut: boolean
  /** Version of the extension. */
  version: string
}

/** One row of history: enough to list a flag without opening it. */
export type FlagStub = ListedFlag

/** One flag as its page shows it. */
export interface FlagDetail extends WholeFlag {
  /** What the partner began to say of it. */
  saying: SayingDraft
  /** What to add to this device's clock to have the server's, in ms. */
  clockOffset: number
}

export type HistoryPage = Page<FlagStub>
/** What of a waiting flag a summary of all of them needs. */
export type WaitingFlag = Pick<FlagStub, 'state' | 'waiting' | 'nextTryAt' | 'submittedAt'>

export interface Connection {
  /** Origin of the reporting API: `https://host[:port]`. */
  origin: string
  service: Service
  connectedAt: string
  /** True after the server refused the token; sending stops until a new invite. */
  needsReconnect: boolean
}

/** Waiting flags that are not meant for the service that is connected now. */
export interface UnmatchedFlags {
  /** Submitted before any connection. */
  unaddressed: number
  /** Submitted for another service or organisation, by its name. */
  elsewhere: { organisation: string; count: number }[]
}

/** An imminent flag that has not arrived in time, or that the server refused. */
export interface OverdueFlag {
  id: string
  submittedAt: string
  /** ISO 3166-1 alpha-2: whose emergency contact to name; null where the flag can't be read any more. */
  country: string | null
  waiting: WaitReason | null
  /** True where the server refused it: it goes only when the partner has corrected it. */
  refused: boolean
}

/** What every screen shows around its own content. */
export interface Overview {
  settings: Settings
  connection: Connection | null
  currentDraftId: string | null
  drafts: {
    id: string
    author: string | null
    link: string | null
    category: string | null
    urgency: Urgency | null
    updatedAt: string
  }[]
  /** Drafts that no form can show any more, with the words that are left of each; empty where none can be read. */
  damagedDrafts: { id: string; words: string }[]
  /** The draft that was discarded last and can be brought back. */
  discarded: string | null
  /** Ids of the categories that were used last, newest first. */
  recent: string[]
  /** Languages (BCP 47) and countries (ISO 3166-1) of the last flags, newest first. */
  recentCodes: { language: string[]; country: string[] }
  /** True where there is a last flag to take the answers from. */
  canRepeat: boolean
  /** Sentences that the partner keeps for notes. */
  snippets: string[]
  waiting: number
  /** What waits to be said of flags: how much, and whether sending it has failed before. */
  said: { waiting: number; failed: boolean }
  /** When the oldest of those flags was submitted: ISO 8601. */
  oldestWaitingAt: string | null
  /** Imminent flags that wait longer than they may or were refused, oldest first. */
  overdue: OverdueFlag[]
  /** The partner paused sending. */
  isPaused: boolean
  needsYou: number
  /** Whether a notification says that a flag has news; null until the partner says whether it may. */
  newsAlert: boolean | null
  unmatched: UnmatchedFlags
  /** The service has a newer list of harm categories than this build. */
  hasNewerTaxonomy: boolean
  /** Set where nothing can be stored or read: said before the partner types. */
  storage: 'ok' | 'low' | 'full' | 'unreadable'
}

/** A draft as the form shows it. */
export interface DraftView {
  draft: Draft
  /** What the category removed and is still in memory, so that the choice can be undone. Names of capture fields, or `note`. */
  undoable: string[]
  /** What of the post's text is masked, as written; empty where nothing is, or where that is not known any more. */
  masked: string[]
  /** True where the category removed something that is gone for good. */
  gone: boolean
  /** True where the answers were cleared and can be given back. */
  cleared: boolean
}

export type DraftChange = Partial<Omit<Answers, 'category'>> & { category?: string | null; subject?: Subject }
