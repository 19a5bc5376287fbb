// Every message between the parts of the extension, by direction. Types only: content scripts import from here.

import type { CarriedFlag } from '../api/carried-flag.ts'
import type { ConnectFailure, Service } from '../api/contract.ts'
import type { Answers } from '../flag/answers.ts'
import type { PlatformName } from '../flag/capture.ts'
import type { Context, Term } from '../flag/context-schema.ts'
import type { Draft } from '../flag/draft.ts'
import type { FlagProblem } from '../flag/flag.ts'
import type { StateGroup } from '../flag/life-cycle.ts'
import type { LinkVerdict } from '../flag/link-verdict.ts'
import type { PageStructure, StructureWords } from '../flag/page-structure.ts'
import type { PostReading, PostSketch } from '../flag/post-reading.ts'
import type { SayingChange, SayingDraft } from '../flag/saying.ts'
import type { Subject } from '../flag/subject.ts'
import type { Urgency } from '../flag/taxonomy.ts'
import type { Figures } from '../history/figures.ts'
import type { FlagQuery, Period } from '../history/flag-query.ts'
import type { PartnerEvent, TakenIn, WholeFlag } from '../history/history.ts'
import type { HistoryPage as Page } from '../history/history-page.ts'
import type { ListedFlag, WaitReason } from '../history/listed-flag.ts'
import type { RetentionDays } from '../history/retention.ts'
import type { SavedView } from '../history/saved-views.ts'
import type { ChosenSettings, Settings } from '../settings/settings.ts'

/** Words in a control. `{{author}}` in `labelWithAuthor` stands for the name. */
export interface ControlWords {
  word: string
  label: string
  labelWithAuthor: string
}

/** The words of the control in a post, in the partner's language. */
export interface ControlTexts extends ControlWords, Record<PostMark, ControlWords> {
  /** BCP 47 tag; the shadow root's `lang`. */
  language: string
  direction: 'ltr' | 'rtl'
  /** Where the extension was updated under the page. */
  orphaned: ControlWords
}

/** Where the flag of a post stands, as its control shows it; `flagged` where this device does not hold that any more. */
export type PostMark = 'flagged' | 'received' | StateGroup

/** What is known of a post that a page shows. `ask_text`: its author was flagged before, so its text would tell. */
export type Recognition = PostMark | 'ask_text' | null

/**
 * What content scripts may ask of the background. They run beside a hostile page: nothing here reads stored data, but
 * for one thing: whether a post that they name was flagged from this device, and how far that flag has come. Who broke out
 * of the page into that process could test posts that they already know, on their own site (the browser says which that
 * is), no more: no name, text, category or note comes out. Of what is asked nothing is kept, but for a flagged post the
 * day on which it was seen last, or found gone.
 */
export interface ContentCalls {
  'control.texts': { in: null; out: ControlTexts }
  /** 0 where no post of this site was flagged, so that none need be asked for; else another number after each change. */
  'posts.flagged': { in: null; out: number }
  'posts.recognise': { in: { post: PostSketch; text: { value: string; truncated: boolean } | null }; out: Recognition }
  /** A post was flagged: keeps it as a draft and opens the form. `finished: false` says that its link may follow. */
  'capture.start': { in: { captureId: string; reading: PostReading; finished: boolean }; out: null }
  /** The link was found, or given up: the post as it now stands. Seals the capture. */
  'capture.finish': { in: { captureId: string; reading: PostReading }; out: null }
  /** The window said `online`: pulls sending forward. */
  'line.online': { in: null; out: null }
  /** A list of posts shows content in which no post is recognised: at most once a page load, without a word of it. */
  'site.changed': { in: { platform: PlatformName }; out: null }
  /** The page at that address of a post, opened by the partner, says that nothing is there. */
  'post.gone': { in: { url: string }; out: null }
}

/** What the background asks of a content script. */
export interface TabCalls {
  /** The keyboard command: flag the post under the pointer or focus. `false` where there is none. */
  'command.flag': { in: null; out: boolean }
  /** The address of the page, for "Flag this page". */
  'page.address': { in: null; out: string }
  /** A flag was submitted, or has come further: `posts.flagged` has something new. */
  'posts.changed': { in: null; out: null }
  /** The shape of the page without a word of it, for the maintainers. */
  'page.structure': { in: StructureWords; out: PageStructure }
}

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
export type { CarriedFlag } from '../api/carried-flag.ts'
export type { ConnectFailure, Service } from '../api/contract.ts'
export type { Attempt, AttemptLog, PartnerEvent } from '../history/history.ts'
export type { PendingEvent, WaitReason } from '../history/listed-flag.ts'
export type { RetentionDays } from '../history/retention.ts'
export type { SavedView } from '../history/saved-views.ts'
export type { Settings } from '../settings/settings.ts'

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

/** An imminent flag that has not arrived in time. */
export interface OverdueFlag {
  id: string
  submittedAt: string
  /** ISO 3166-1 alpha-2: whose emergency contact to name. */
  country: string
  waiting: WaitReason | null
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
  /** When the oldest of those was submitted: ISO 8601. */
  oldestWaitingAt: string | null
  /** Imminent flags that wait longer than they may, oldest first. */
  overdue: OverdueFlag[]
  /** The partner paused sending. */
  isPaused: boolean
  needsYou: number
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
  /** True where the category removed something that is gone for good. */
  gone: boolean
  /** True where the answers were cleared and can be given back. */
  cleared: boolean
}

export type DraftChange = Partial<Omit<Answers, 'category'>> & { category?: string | null; subject?: Subject }

/** What the extension's own pages may ask of the background. */
export interface PageCalls {
  'overview.read': { in: null; out: Overview }
  'settings.change': { in: ChosenSettings; out: Settings }

  'draft.read': { in: { id: string }; out: DraftView | null }
  /** A flag without a click on a post: the link, if any, of a post, comment, account, or something removed. */
  'draft.start': { in: { subject: Subject }; out: DraftView }
  /** Makes this draft the one that the popup opens with. */
  'draft.select': { in: { id: string | null }; out: null }
  'draft.change': { in: { id: string; change: DraftChange }; out: DraftView }
  /** Takes back the last choice of a category that removed something. */
  'draft.undo': { in: { id: string }; out: DraftView }
  /** Takes back all answers; what was captured stays. */
  'draft.clear': { in: { id: string }; out: DraftView }
  'draft.undoClear': { in: { id: string }; out: DraftView }
  'draft.discard': { in: { id: string }; out: null }
  /** Brings back the draft that was discarded last and makes it the current one; null where that is forgotten. */
  'draft.restore': { in: null; out: { id: string } | null }
  /** Fills in what the last flag said, but for what it said of its post alone. A note that is there stays. */
  'draft.repeat': { in: { id: string }; out: DraftView }
  /** What is known from earlier flags: terms that this draft's post contains, and the event that was named last. */
  'draft.known': { in: { id: string }; out: { terms: Term[]; event: Context } }
  /** The id of an earlier flag of the draft's post; asked again when the link (as the form shows it) is another. */
  'draft.earlier': { in: { id: string; link: string | null }; out: string | null }
  'snippet.keep': { in: { text: string }; out: null }
  'snippet.drop': { in: { text: string }; out: null }
  'draft.submit': { in: { id: string }; out: { ok: true; flagId: string } | { ok: false; problems: FlagProblem[] } }
  /** What a link leads to that was pasted for this draft's subject, told by its form: nobody is asked. */
  'link.check': { in: { draftId: string; subject: Subject }; out: LinkVerdict }
  /** The address of the tab that the partner looks at; null where it is none of the two sites. */
  'page.address': { in: null; out: string | null }
  /** Set where the tab that the partner looks at shows a site that has changed, until that is dismissed. */
  'site.notice': { in: null; out: SiteNotice | null }
  /** No more of this until the extension's next version. */
  'site.dismiss': { in: SiteNotice; out: null }
  /** The shape of the page in that tab; null where it is gone. */
  'site.report': { in: { tabId: number }; out: SiteReport | null }

  /** The newest rows, at most 200. */
  'history.list': { in: null; out: FlagStub[] }
  'history.find': { in: FlagQuery; out: HistoryPage }
  /** What waits to be sent, newest first. */
  'history.waiting': { in: null; out: WaitingFlag[] }
  'history.figures': { in: Period; out: Figures }
  'history.views': { in: null; out: SavedView[] }
  /** Keeps a view under its name, in place of one of the same name. */
  'history.keepView': { in: SavedView; out: SavedView[] }
  'history.dropView': { in: { name: string }; out: SavedView[] }
  'history.read': { in: { id: string }; out: FlagDetail | null }
  /** Opens a refused flag as a draft again. */
  'history.mend': { in: { id: string }; out: DraftView }
  /** Asks the server what happened since the last time. `syncedAt`: when it last answered, ISO 8601. */
  'history.sync': { in: null; out: { ok: boolean; syncedAt?: string | null } }
  /** A screen was opened: asks the server too where flags are open and it was not asked just now. Not waited for. */
  'history.opened': { in: null; out: null }

  /** Keeps what is being typed to the reviewers of a flag. */
  'saying.change': { in: { id: string; change: SayingChange }; out: null }
  /** Says it: queued durably when answered. False where the flag has moved on and it has no place any more. */
  'saying.send': { in: { id: string; event: PartnerEvent }; out: { said: boolean } }
  /** Takes back what waits or was refused; its words are in the draft again. False where it had left before. */
  'saying.takeBack': { in: { eventId: string }; out: { takenBack: boolean } }

  /** Whether a notification says that a flag has news. */
  'alerts.read': { in: null; out: { news: boolean } }
  'alerts.choose': { in: { news: boolean }; out: null }
  'retention.read': { in: null; out: RetentionDays }
  'retention.choose': { in: { days: RetentionDays }; out: null }
  /** Deletes one flag from this device. The server is not told. */
  'history.erase': { in: { id: string }; out: { erased: boolean } }
  /** Deletes all flags and drafts from this device. The server is not told. */
  'history.eraseAll': { in: null; out: null }
  'outbox.sendNow': { in: null; out: null }
  /** Stops or resumes all sending. */
  'outbox.pause': { in: { paused: boolean }; out: null }
  /** Holds one waiting flag back, or lets it go. */
  'outbox.hold': { in: { id: string; held: boolean }; out: null }
  /** Takes a waiting flag back for good. False where it had left before. */
  'outbox.withdraw': { in: { id: string }; out: { withdrawn: boolean } }
  /** The partner agrees to send flags that wait for no service, or for another one, to the service connected now. */
  'outbox.adopt': { in: { which: 'unaddressed' | 'elsewhere' }; out: null }

  /** All that waits, for a file that is carried by hand. */
  'outbox.carried': { in: null; out: CarriedFlag[] }
  /** Takes in flags of such a file, at most 50 at a time. */
  'outbox.takeIn': { in: { flags: CarriedFlag[] }; out: TakenIn }

  'connection.inspect': {
    in: { link: string }
    out: { ok: true; origin: string; service: Service } | { ok: false; why: ConnectFailure }
  }
  'connection.accept': {
    in: { link: string }
    out: { ok: true; connection: Connection } | { ok: false; why: ConnectFailure }
  }
  'connection.leave': { in: null; out: null }
  /** The window said `online`. */
  'line.online': { in: null; out: null }
}

/** What the background tells open pages: something changed, read it again. Carries no content. */
export interface Notices {
  changed: { topic: 'overview' | 'draft' | 'history'; id: string | null }
}

/** Name of the port that a form holds open while it shows a draft: `form:<draft id>`. */
export const FORM_PORT = 'form:'
/** The same, opened anew by a form that is still open after the background was ended. */
export const FORM_PORT_AGAIN = 'form-again:'
