// Unfinished flags: started at a click, saved at each change, stripped by the category, made a flag at submit.
import type { Answers } from '../flag/answers.ts'
import type { Capture } from '../flag/capture.ts'
import { type Draft, startingAnswers } from '../flag/draft.ts'
import { finishFlag } from '../flag/finish-flag.ts'
import type { Flag, FlagProblem } from '../flag/flag.ts'
import type { Subject } from '../flag/subject.ts'
import { urgencyRank } from '../flag/taxonomy.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Destination } from '../outbox/outbox-entry.ts'
import type { Change, Store } from '../store/store.ts'
import { applyCapture, chooseCategory } from './choose-category.ts'
import { createDraftRecords, type DraftState } from './draft-records.ts'
import type { RemovedMemory } from './removed-memory.ts'
import { samePost } from './same-post.ts'

/** Held while a draft is read, changed and written again. */
const DRAFTS_LOCK = 'fieldflag-drafts'
/** A capture whose page went away before it said whether the link was found is given up after this. */
const LINK_LIMIT_MS = 3_000

export type DraftChange = Partial<Omit<Answers, 'category'>> & { category?: string | null; subject?: Subject }

export type Submitted = { ok: true; flag: Flag } | { ok: false; problems: FlagProblem[] }

export interface DraftNeeds {
  store: Store
  locks: LockManager
  outbox: Outbox
  memory: RemovedMemory
  now: () => number
  /** Last used language, country and identity; `remember` gives the change that keeps them. */
  remembered: {
    read(): Promise<Pick<Answers, 'language' | 'country' | 'identity'>>
    remember(answers: Pick<Answers, 'language' | 'country' | 'identity'>): Change
  }
  /** The changes by which the post of a flag is known again. */
  recognise: (flag: Flag) => Promise<Change[]>
  /** The changes that remember what the next flag of the same kind is filled with. */
  learn: (flag: Flag) => Promise<Change[]>
  /** The service that is connected now. */
  destination: () => Promise<Destination | null>
  /** The canonical form of a post's, comment's or account's link; null where it is none. */
  canonicalLink: (type: Subject['type'], link: string) => string | null
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
  currentId(): Promise<string | null>
  select(id: string | null): Promise<void>
  change(id: string, change: DraftChange): Promise<DraftState>
  /** Takes back the choice that removed something. */
  undo(id: string): Promise<DraftState>
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
  const { current, load, must, all, keep } = createDraftRecords(needs)
  const exclusive = <T>(work: () => Promise<T>): Promise<T> => needs.locks.request(DRAFTS_LOCK, work)

  async function begin(
    draft: Pick<Draft, 'id' | 'subject' | 'capture' | 'sealed'> & Partial<Draft>,
    becomesCurrent = true,
  ): Promise<DraftState> {
    const createdAt = new Date(now()).toISOString()
    const answers = startingAnswers(await needs.remembered.read())
    const whole = {
      answers,
      urgencyChosen: false,
      stripped: false,
      quick: !becomesCurrent,
      mends: null,
      createdAt,
      updatedAt: createdAt,
      ...draft,
    }
    return keep({ draft: whole, removed: null }, becomesCurrent ? [current.change(draft.id)] : [])
  }

  return {
    startFromPost: (id, capture, finished, quick = false) =>
      exclusive(async () => {
        const same = (await all()).find((draft) => samePost(draft.capture, capture))
        if (same) {
          await memory.alias(id, same.id)
          if (!quick) await current.write(same.id)
          // What a category removed and the form forgot is on the page again: the choice made since decides.
          if (same.stripped && !(await memory.get(same.id))) {
            const whole = { ...same, capture: { ...capture, ...same.capture }, stripped: false }
            await keep(chooseCategory(whole, null, same.answers.category))
          }
        } else {
          const subject: Subject = { type: 'post', link: capture.permalink.value }
          await begin({ id, subject, capture, sealed: finished }, !quick)
        }
      }),
    finishCapture: (id, capture) =>
      exclusive(async () => {
        const draft = await load((await memory.takeAlias(id)) ?? id)
        if (draft?.subject.type !== 'post') return
        const link = draft.subject.link ?? capture.permalink.value
        const subject: Subject = { type: 'post', link }
        if (!draft.sealed) {
          const applied = applyCapture({ ...draft, subject }, await memory.get(draft.id), capture)
          await keep({ ...applied, draft: { ...applied.draft, sealed: true } })
        } else if (link !== draft.subject.link) {
          // Flagged again while its draft lay open: the link that is found now serves that draft.
          await keep({ draft: { ...draft, subject }, removed: await memory.get(draft.id) })
        }
      }),
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
        return begin({
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
            identity,
            goodFaith: true,
          },
          urgencyChosen: true,
          mends: flag.id,
        })
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
    currentId: current.read,
    select: current.write,
    change: (id, { category, subject, ...answers }) =>
      exclusive(async () => {
        let state: DraftState = { draft: await must(id), removed: await memory.get(id) }
        const { draft } = state
        const chosen = answers.urgency !== undefined || draft.urgencyChosen
        state.draft = {
          ...draft,
          subject: subject ? canonicalSubject(subject) : draft.subject,
          answers: { ...draft.answers, ...answers },
          urgencyChosen: chosen,
          quick: false,
        }
        const chooses = category === undefined ? draft.answers.category : category
        // At each change, not only at the choice: another form of this draft may not know of it yet.
        if (category !== undefined || chooses !== null) state = chooseCategory(state.draft, state.removed, chooses)
        return keep(state)
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
    forget: (id) => exclusive(() => memory.set(id, null)),
    discard: (id) =>
      exclusive(async () => {
        const leaves = (await current.read()) === id ? [current.change(null)] : []
        const draft = await load(id)
        await store.write([{ delete: 'drafts', id }, ...leaves])
        await memory.set(id, null)
        await memory.setDiscarded(draft)
      }),
    restore: () =>
      exclusive(async () => {
        const draft = await memory.discarded()
        if (!draft) return null
        const restored = await keep({ draft, removed: null })
        await memory.setDiscarded(null)
        return restored
      }),
    lastDiscarded: async () => (await memory.discarded())?.id ?? null,
    submit: (id) =>
      exclusive(async () => {
        const draft = await must(id)
        const finished = await finishFlag(draft, new Date(now()), isLink)
        if (!finished.ok) return finished
        const also: Change[] = [
          { delete: 'drafts', id },
          needs.remembered.remember(draft.answers),
          ...(await needs.recognise(finished.flag)),
          ...(await needs.learn(finished.flag)),
        ]
        if ((await current.read()) === id) also.push(current.change(null))
        const refused = draft.mends === null ? undefined : await needs.outbox.item(draft.mends)
        // A corrected flag goes where the first one was meant to go; connected elsewhere, it waits and asks.
        const destination = refused ? refused.entry.destination : await needs.destination()
        if (draft.mends === null) await needs.outbox.enqueue(finished.flag, destination, also)
        else await needs.outbox.replace(draft.mends, finished.flag, destination, also)
        // The flag is queued: that its draft's memory can't be cleared is no reason to say otherwise.
        void memory.set(id, null)
        return finished
      }),
  }

  /** What is gone may have had any address; the rest must be what its type says. */
  function isLink({ type, link }: Subject): boolean {
    return link !== null && (type === 'removed' || needs.canonicalLink(type, link) !== null)
  }

  /** A link in its canonical form where it has one; as typed otherwise, so that nothing typed is lost. */
  function canonicalSubject(subject: Subject): Subject {
    if (subject.link === null) return subject
    return { ...subject, link: needs.canonicalLink(subject.type, subject.link) ?? subject.link }
  }
}
