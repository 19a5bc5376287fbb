// What a form asks for first, read while the browser opens it.
import type { DraftView, Overview } from '../../utils/messages/page-views.ts'
import type { Core } from './core.ts'
import { readOverview, UNREADABLE } from './overview.ts'
import { StorageUnreadableError } from './storage-state.ts'
import { viewOfDraft } from './view-of-draft.ts'

/** So long the browser may take to open a form, in ms. What was read for one that never asked must not be said later. */
const OPENING_MS = 5_000

export interface FormAhead {
  /** A form is being opened: reads for it what the two others give. */
  begin(): void
  /** Something changed: what was read before is said to nobody any more. */
  forget(): void
  /** What every screen shows around its own content; without an open database what can still be said. */
  overview(): Promise<Overview>
  /** The draft that the popup opens with; null where there is none. Rejects where the database can't be opened. */
  currentDraft(): Promise<DraftView | null>
}

/** Each reading is given once, to who asks next, and only while nothing has changed. `now` gives epoch milliseconds. */
export function createFormAhead(core: () => Promise<Core>, now: () => number): FormAhead {
  const overview = onceAhead(() => overviewOf(core), now)
  const draft = onceAhead(() => currentDraftOf(core), now)
  return {
    begin() {
      overview.begin()
      draft.begin()
    },
    forget() {
      overview.forget()
      draft.forget()
    },
    overview: overview.take,
    currentDraft: draft.take,
  }
}

function onceAhead<T>(read: () => Promise<T>, now: () => number) {
  let ahead: { answer: Promise<T>; at: number } | null = null
  return {
    begin() {
      const answer = read()
      // Who asks is told of a failure.
      answer.catch(() => undefined)
      ahead = { answer, at: now() }
    },
    forget() {
      ahead = null
    },
    take(): Promise<T> {
      const held = ahead
      ahead = null
      return held && now() - held.at < OPENING_MS ? held.answer : read()
    },
  }
}

async function overviewOf(core: () => Promise<Core>): Promise<Overview> {
  try {
    return await readOverview(await core())
  } catch (error) {
    if (error instanceof StorageUnreadableError) return UNREADABLE
    throw error
  }
}

async function currentDraftOf(core: () => Promise<Core>): Promise<DraftView | null> {
  const { drafts } = await core()
  const id = await drafts.currentId()
  const state = id === null ? null : await drafts.read(id)
  return state && viewOfDraft(state, drafts)
}
