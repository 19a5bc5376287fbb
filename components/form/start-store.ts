// The first words of a flag that did not start on a post: a draft from the first letter or choice on.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Subject, SubjectType } from '../../utils/flag/subject.ts'
import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { Send } from '../../utils/messages/send.ts'
import { subjectOfType } from './subject-of-type.ts'

export interface StartState {
  type: SubjectType
  /** The link as typed; null while it was not touched. */
  typed: string | null
  /** Address of the page that the partner looks at, which stands in for a link until one is typed; null where there is none. */
  pageAddress: string | null
  /** The draft that holds all this; null while nothing was typed or chosen. */
  draftId: string | null
  saving: boolean
  /** True where the last change could not be saved; it is sent again with the next one. */
  failed: boolean
  readPageAddress(): Promise<void>
  change(change: Partial<Pick<StartState, 'type' | 'typed'>>): Promise<void>
  /** The id of the draft that holds what is shown, started now where there was none; null where it could not be saved. */
  begin(): Promise<string | null>
}

/** The link that the field shows. */
export function shownLink({ typed, pageAddress }: Pick<StartState, 'typed' | 'pageAddress'>): string {
  return typed ?? pageAddress ?? ''
}

/** A store for one visit of the start screen. */
export function createStartStore(send: Send<PageCalls>): StoreApi<StartState> {
  let started: Promise<string> | null = null
  let last = Promise.resolve()
  let turn = 0

  return createStore<StartState>((set, get) => {
    /** Each subject is sent whole, so one that failed is made good by the next. */
    async function keep(subject: Subject): Promise<void> {
      if (started) {
        const id = await started
        await send('draft.change', { id, change: { subject } })
        return
      }
      started = send('draft.start', { subject }).then(({ draft }) => draft.id)
      try {
        set({ draftId: await started })
      } catch (error) {
        started = null
        throw error
      }
    }

    function save(): Promise<void> {
      turn += 1
      const mine = turn
      const link = shownLink(get()).trim() || null
      set({ saving: true })
      last = keep(subjectOfType(get().type, { link, description: null })).then(
        () => void (mine === turn && set({ saving: false, failed: false })),
        // Why does not matter here: what was typed stands in the field, and is sent again.
        () => void (mine === turn && set({ saving: false, failed: true })),
      )
      return last
    }

    return {
      type: 'post',
      typed: null,
      pageAddress: null,
      draftId: null,
      saving: false,
      failed: false,
      async readPageAddress() {
        // Only a convenience: without an answer the field stays empty.
        const pageAddress = await send('page.address').catch(() => null)
        set({ pageAddress })
        // Something was chosen before this stood in the field.
        if (pageAddress !== null && started && get().typed === null) await save()
      },
      change(change) {
        set(change)
        return save()
      },
      async begin() {
        if (get().draftId === null || get().failed) void save()
        await last
        return get().failed ? null : get().draftId
      },
    }
  })
}
