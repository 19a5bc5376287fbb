// What the extension's own pages and the background say to each other.

import type { CarriedEvent } from '../api/carried-event.ts'
import type { CarriedFlag } from '../api/carried-flag.ts'
import type { ConnectFailure, Service } from '../api/service-contract.ts'
import type { Context, Term } from '../flag/context-schema.ts'
import type { FlagProblem } from '../flag/flag.ts'
import type { LinkVerdict } from '../flag/link-verdict.ts'
import type { SayingChange } from '../flag/saying.ts'
import type { Subject } from '../flag/subject.ts'
import type { Figures } from '../history/figures.ts'
import type { FlagQuery, Period } from '../history/flag-query.ts'
import type { Carried, PartnerEvent, TakenIn, TakenInSaid } from '../history/history.ts'
import type { RetentionDays } from '../history/retention.ts'
import type { SavedView } from '../history/saved-views.ts'
import type { ChosenSettings, Settings } from '../settings/settings.ts'
import type {
  Connection,
  DraftChange,
  DraftView,
  FlagDetail,
  FlagStub,
  HistoryPage,
  Overview,
  SiteNotice,
  SiteReport,
  WaitingFlag,
} from './page-views.ts'

/** What the extension's own pages may ask of the background. */
export interface PageCalls {
  'overview.read': { in: null; out: Overview }
  'settings.change': { in: ChosenSettings; out: Settings }

  'draft.read': { in: { id: string }; out: DraftView | null }
  /** The draft that the popup opens with; null where there is none. */
  'draft.current': { in: null; out: DraftView | null }
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
  'outbox.carried': { in: null; out: Carried }
  /** Takes in flags of such a file, at most 50 at a time. */
  'outbox.takeIn': { in: { flags: CarriedFlag[] }; out: TakenIn }
  /** Then what was said of flags, in the file's order, at most 50 at a time too. */
  'outbox.takeInSaid': { in: { events: CarriedEvent[] }; out: TakenInSaid }

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

/** What the background asks of open pages: whether somebody looks at these flags there. Only who does answers: `true`. */
export interface Questions {
  looking: { flagIds: string[] }
}

/** Name of the port that a form holds open while it shows a draft: `form:<draft id>`. */
export const FORM_PORT = 'form:'
/** The same, opened anew by a form that is still open after the background was ended. */
export const FORM_PORT_AGAIN = 'form-again:'
