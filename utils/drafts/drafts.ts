// Unfinished flags: started at a click, saved at each change, stripped by the category, made a flag at submit.
import type { Answers } from '../flag/answers.ts'
import type { Capture } from '../flag/capture.ts'
import { captureRules } from '../flag/capture-rules.ts'
import type { Draft } from '../flag/draft.ts'
import type { Flag } from '../flag/flag.ts'
import type { Subject } from '../flag/subject.ts'
import { urgencyRank } from '../flag/taxonomy.ts'
import type { Store } from '../store/store.ts'
import { chooseCategory } from './choose-category.ts'
import { createClearedDrafts } from './cleared-drafts.ts'
import { type DamagedDraft, damagedDrafts } from './damaged-drafts.ts'
import { createDiscardedDrafts } from './discarded-drafts.ts'
import { createDraftRecords, type DraftState } from './draft-records.ts'
import { newDraft } from './new-draft.ts'
import { withSubject } from './place-description.ts'
import { createPostDrafts } from './post-drafts.ts'
import { type SubmitNeeds, type Submitted, submitDraft } from './submit-draft.ts'

/**
 * Held while a draft is read, changed and written again, and while one becomes a flag with all that is learned from it.
 * Asked for before the flags' lock.
 */
export const DRAFTS_LOCK = 'fieldflag-drafts'
/** A capture whose page went away before it said whether the link was found is given up after this. */
const LINK_LIMIT_MS = 3_000

export type DraftChange = Partial<Omit<Answers, 'category'>> & { category?: string | null; subject?: Subject }

export interface DraftNeeds extends Omit<SubmitNeeds, 'records'> {
  store: Store
  locks: LockManager
}

export interface Drafts {
  /**
   * A click on a post: keeps the capture as a draft with this id and makes it the current one. The same post again
   * reopens its draft. `quick`: only kept for later, with its details to come.
   */
  startFromPost(id: string, capture: Capture, finished: boolean, quick?: boolean): Promise<void>
  /** The capture of a started draft as it stands at last. Ignored once sealed. */
  finishCapture(id: string, capture: Capture): Promise<void>
  /** A flag without a click on a post. */
  startFromSubject(subject: Subject): Promise<DraftState>
  /** A refused flag as a draft again. */
  startFromFlag(flag: Flag): Promise<DraftState>
  read(id: string): Promise<DraftState | null>
  /** Most urgent first, inside one urgency the last changed first; those without an urgency yet after the urgent ones. */
  list(): Promise<Draft[]>
  /** Those that no form can show any more; `sound` are all that `list` gave. */
  damaged(sound: Draft[]): Promise<DamagedDraft[]>
  currentId(): Promise<string | null>
  select(id: string | null): Promise<void>
  change(id: string, change: DraftChange): Promise<DraftState>
  /** The same with what `fill` makes of the draft as it then stands; null changes nothing. No other change comes between. */
  fill(id: string, fill: (draft: Draft) => Promise<DraftChange | null>): Promise<DraftState>
  /** Takes back the choice that removed something. */
  undo(id: string): Promise<DraftState>
  /** Takes back all answers at once; what was captured stays. */
  clear(id: string): Promise<DraftState>
  /** Gives back what `clear` took, but for what was answered anew since. Possible as long as the browser runs. */
  undoClear(id: string): Promise<DraftState>
  isCleared(id: string): Promise<boolean>
  /** Forgets what a category removed from this draft: its form is closed. */
  forget(id: string): Promise<void>
  discard(id: string): Promise<void>
  /** Brings back the draft that was discarded last; null where none is remembered. */
  restore(): Promise<DraftState | null>
  /** The id of the draft that `restore` brings back. */
  lastDiscarded(): Promise<string | null>
  /** Makes the flag and hands it to the outbox in one transaction; or says what is missing and changes nothing. */
  submit(id: string): Promise<Submitted>
}

/** Where no urgency is chosen yet it may be any: such a draft is looked at before those that can wait. */
function rankOf({ answers }: Draft): number {
  return urgencyRank(answers.urgency ?? 'high')
}

/** Drafts over their needs. A message about a draft that is gone throws: the form shows a stale one. */
export function createDrafts(needs: DraftNeeds): Drafts {
  const { store, memory, now } = needs
  const records = createDraftRecords(needs)
  const { current, load, must, all, keep } = records
  const exclusive = <T>(work: () => Promise<T>): Promise<T> => needs.locks.request(DRAFTS_LOCK, work)

  const remembered = () => needs.remembered.read()
  const posts = createPostDrafts({ records, memory, remembered, now })
  const cleared = createClearedDrafts({ records, memory, remembered })
  const discarded = createDiscardedDrafts({ records, store, memory })

  /** Keeps a new draft as the current one. */
  async function begin(parts: Parameters<typeof newDraft>[0]): Promise<DraftState> {
    const draft = newDraft(parts, await remembered(), now())
    return keep({ draft, removed: null }, [current.change(draft.id)])
  }

  /** Only under the lock. */
  async function changeNow(id: string, { category, subject, ...answers }: DraftChange): Promise<DraftState> {
    let state: DraftState = { draft: await must(id), removed: await memory.get(id) }
    const { draft } = state
    const chosen = answers.urgency !== undefined || draft.urgencyChosen
    state.draft = {
      ...(subject ? withSubject(draft, canonicalSubject(subject)) : draft),
      answers: { ...draft.answers, ...answers },
      urgencyChosen: chosen,
      quick: false,
    }
    const chooses = category === undefined ? draft.answers.category : category
    // At each change, not only at the choice: another form of this draft may not know of it yet.
    if (category !== undefined || chooses !== null) state = chooseCategory(state.draft, state.removed, chooses)
    return keep(state)
  }

  return {
    startFromPost: (...given) => exclusive(() => posts.startFromPost(...given)),
    finishCapture: (...given) => exclusive(() => posts.finishCapture(...given)),
    startFromSubject: (subject) =>
      exclusive(() =>
        begin({ id: crypto.randomUUID(), subject: canonicalSubject(subject), capture: null, sealed: true }),
      ),
    startFromFlag: (flag) =>
      exclusive(async () => {
        const open = (await all()).find((draft) => draft.mends === flag.id)
        if (open) {
          await current.write(open.id)
          return { draft: open, removed: await memory.get(open.id) }
        }
        const { category, urgency, language, country, noteChoices, context = {}, identity } = flag
        const whole = newDraft(
          {
            id: crypto.randomUUID(),
            subject: flag.subject,
            capture: flag.capture,
            sealed: true,
            answers: {
              category,
              urgency,
              language,
              country,
              note: flag.note ?? '',
              noteChoices,
              context,
              keepPersonal: false,
              // What it holds of that was insisted on when it was sent.
              keepPersonalOfPost: captureRules(category).masksText,
              identity,
              goodFaith: true,
            },
            urgencyChosen: true,
            mends: flag.id,
          },
          await remembered(),
          now(),
        )
        // What its category keeps may have become less since it was made.
        const { draft } = chooseCategory(whole, null, category)
        return keep({ draft, removed: null }, [current.change(draft.id)])
      }),
    async read(id) {
      const draft = await load(id)
      if (!draft) return null
      if (!draft.sealed && now() - Date.parse(draft.createdAt) > LINK_LIMIT_MS) {
        return exclusive(async () => {
          const given = await must(id)
          return keep({ draft: { ...given, sealed: true }, removed: await memory.get(id) })
        })
      }
      return { draft, removed: await memory.get(id) }
    },
    async list() {
      return (await all()).toSorted(
        (a, b) => rankOf(a) - rankOf(b) || (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0),
      )
    },
    damaged: (sound) => damagedDrafts(store, new Set(sound.map(({ id }) => id))),
    currentId: current.read,
    select: current.write,
    change: (id, change) => exclusive(() => changeNow(id, change)),
    fill: (id, fill) =>
      exclusive(async () => {
        const draft = await must(id)
        const change = await fill(draft)
        return change ? changeNow(id, change) : { draft, removed: await memory.get(id) }
      }),
    undo: (id) =>
      exclusive(async () => {
        const draft = await must(id)
        const removed = await memory.get(id)
        if (!removed) return { draft, removed }
        const restored = chooseCategory(draft, removed, removed.category)
        const answers = { ...restored.draft.answers, urgency: removed.urgency }
        return keep({ ...restored, draft: { ...restored.draft, answers } })
      }),
    clear: (id) => exclusive(() => cleared.clear(id)),
    undoClear: (id) => exclusive(() => cleared.undoClear(id)),
    isCleared: cleared.isCleared,
    forget: (id) =>
      exclusive(async () => {
        await memory.set(id, null)
        await cleared.forgetRemoved(id)
      }),
    discard: (id) => exclusive(() => discarded.discard(id)),
    restore: () => exclusive(discarded.restore),
    lastDiscarded: discarded.lastDiscarded,
    submit: (id) => exclusive(() => submitDraft(id, { ...needs, records })),
  }

  /** A link in its canonical form where it has one; as typed otherwise, so that nothing typed is lost. */
  function canonicalSubject(subject: Subject): Subject {
    if (subject.link === null) return subject
    return { ...subject, link: needs.canonicalLink(subject.type, subject.link) ?? subject.link }
  }
}
