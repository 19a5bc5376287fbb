// The form's side of one draft. What is typed shows at once and is sent at once; an answer never takes back newer words.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Draft } from '../../utils/flag/draft.ts'
import type { FlagProblem } from '../../utils/flag/flag.ts'
import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { DraftChange, DraftView } from '../../utils/messages/page-views.ts'
import { CallError, OrphanedError, type Send } from '../../utils/messages/send.ts'
import { withoutSolved } from './solved-problems.ts'

type Changed = keyof DraftChange
export type SaveFailure = CallError['code'] | 'orphaned'

export interface FormState {
  /** The draft as last answered; null until it is read. */
  view: DraftView | null
  /** True where the draft is not there (any more). */
  missing: boolean
  /** Words and choices that the background has not answered for yet, or could not save. */
  typed: DraftChange
  saving: boolean
  saveFailure: SaveFailure | null
  problems: FlagProblem[]
  /** Counts the failed submits, so that focus moves at each of them. */
  refusals: number
  submitting: boolean
  submitFailed: boolean
  /** Id of the flag that was made of the draft. */
  sentFlagId: string | null
}

export interface FormActions {
  /** Reads the draft; without effect on what is typed and not answered yet. */
  read(): Promise<void>
  change(change: DraftChange): Promise<void>
  /** Sends again what could not be saved. */
  saveAgain(): Promise<void>
  undo(): Promise<void>
  /** Takes back all answers, also those that could not be saved. */
  clear(): Promise<void>
  undoClear(): Promise<void>
  /** Fills in the answers of the last flag. */
  repeat(): Promise<void>
  submit(): Promise<void>
}

export type FormStore = StoreApi<FormState & FormActions>

/** The store of the form for one draft. Nothing is read until `read` is called; `known` is shown until then. */
export function createFormStore(send: Send<PageCalls>, draftId: string, known: DraftView | null = null): FormStore {
  /** Each request has a turn, so that answers out of order are known as such. */
  let turn = 0
  let answeredTurn = 0
  let readWhenSettled = false
  const waiting = new Set<Promise<void>>()
  const lastTurnOf = new Map<Changed, number>()
  const unsaved = new Set<Changed>()

  const store: FormStore = createStore((set, get) => {
    /** Sends a change of these fields and takes the answer in, unless a newer one was there first. */
    async function ask(change: DraftChange, request: () => Promise<DraftView>): Promise<void> {
      const fields = Object.keys(change) as Changed[]
      turn += 1
      const mine = turn
      for (const field of fields) lastTurnOf.set(field, mine)
      const stillLatest = () => fields.filter((field) => lastTurnOf.get(field) === mine)
      try {
        const view = await request()
        const settled = stillLatest()
        for (const field of settled) unsaved.delete(field)
        set({ typed: without(get().typed, settled) })
        if (unsaved.size === 0) set({ saveFailure: null })
        if (mine < answeredTurn) return
        answeredTurn = mine
        set({ view, missing: false })
      } catch (error) {
        for (const field of stillLatest()) unsaved.add(field)
        set({ saveFailure: failureCode(error) })
      }
    }

    async function tracked(work: Promise<void>): Promise<void> {
      waiting.add(work)
      set({ saving: true })
      await work
      waiting.delete(work)
      if (waiting.size > 0) return
      set({ saving: false })
      if (readWhenSettled) await get().read()
    }

    /** Waits for what was typed to be saved, trying once more where it was not; false where it cannot be. */
    async function allSaved(): Promise<boolean> {
      if (unsaved.size > 0) await get().saveAgain()
      while (waiting.size > 0) await Promise.all(waiting)
      return unsaved.size === 0
    }

    return {
      view: known,
      missing: false,
      typed: {},
      saving: false,
      saveFailure: null,
      problems: [],
      refusals: 0,
      submitting: false,
      submitFailed: false,
      sentFlagId: null,

      async read() {
        readWhenSettled = waiting.size > 0
        if (readWhenSettled) return
        turn += 1
        const mine = turn
        try {
          const view = await send('draft.read', { id: draftId })
          // A change was sent meanwhile: its own answer is newer, and one more reading follows it.
          if (mine !== turn) {
            readWhenSettled = waiting.size > 0
            return
          }
          answeredTurn = mine
          set(view ? { view, missing: false } : { missing: true })
        } catch (error) {
          set({ saveFailure: failureCode(error) })
        }
      },

      change(change) {
        const again = Object.fromEntries([...unsaved].map((field) => [field, get().typed[field]])) as DraftChange
        const whole = { ...again, ...change }
        set(({ typed, problems }) => ({ typed: { ...typed, ...change }, problems: withoutSolved(problems, change) }))
        return tracked(ask(whole, () => send('draft.change', { id: draftId, change: whole })))
      },

      saveAgain: () => get().change({}),

      undo() {
        return tracked(ask({}, () => send('draft.undo', { id: draftId })))
      },

      clear() {
        set({ problems: [] })
        return tracked(ask(get().typed, () => send('draft.clear', { id: draftId })))
      },

      undoClear() {
        return tracked(ask({}, () => send('draft.undoClear', { id: draftId })))
      },

      async repeat() {
        set({ problems: [] })
        if (!(await allSaved())) return
        return tracked(ask({}, () => send('draft.repeat', { id: draftId })))
      },

      async submit() {
        if (get().submitting || get().sentFlagId) return
        set({ submitting: true, submitFailed: false })
        if (!(await allSaved())) return set({ submitting: false })
        try {
          const answer = await send('draft.submit', { id: draftId })
          if (answer.ok) return set({ submitting: false, problems: [], sentFlagId: answer.flagId })
          const { problems } = answer
          set(({ refusals }) => ({ submitting: false, problems, refusals: refusals + 1 }))
        } catch {
          // Why does not matter to the partner here: the draft is stored, and pressing again is what helps.
          set({ submitting: false, submitFailed: true })
        }
      },
    }
  })
  return store
}

/** The draft as the partner sees it: what was answered, and on top of it what was typed since. */
export function shownDraft(view: DraftView, typed: DraftChange): Draft {
  const { subject = view.draft.subject, ...answers } = typed
  return { ...view.draft, subject, answers: { ...view.draft.answers, ...answers } }
}

function failureCode(error: unknown): SaveFailure {
  if (error instanceof OrphanedError) return 'orphaned'
  return error instanceof CallError ? error.code : 'failed'
}

function without(change: DraftChange, fields: Changed[]): DraftChange {
  return Object.fromEntries(Object.entries(change).filter(([field]) => !fields.includes(field as Changed)))
}
