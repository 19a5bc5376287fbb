// What pages may ask about drafts, and about what fills them.
import type { DraftState } from '../../utils/drafts/draft-records.ts'
import { repeatAnswers } from '../../utils/drafts/repeat-answers.ts'
import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { DraftView } from '../../utils/messages/page-views.ts'
import type { Handlers, Sender } from '../../utils/messages/receive.ts'
import { judgeLink } from '../../utils/platforms/judge-link.ts'
import type { Core } from './core.ts'
import { earlierFlag } from './earlier-flag.ts'
import type { FormAhead } from './form-ahead.ts'
import type { Notify } from './notify.ts'
import { termsIn } from './terms-in.ts'
import { viewOfDraft } from './view-of-draft.ts'

type DraftHandlers = Pick<
  Handlers<PageCalls, Sender>,
  | 'draft.read'
  | 'draft.current'
  | 'draft.start'
  | 'draft.select'
  | 'draft.change'
  | 'draft.undo'
  | 'draft.clear'
  | 'draft.undoClear'
  | 'draft.discard'
  | 'draft.restore'
  | 'draft.repeat'
  | 'draft.known'
  | 'draft.earlier'
  | 'snippet.keep'
  | 'snippet.drop'
  | 'draft.submit'
  | 'link.check'
  | 'history.mend'
>

/** Handlers over the drafts. None of them waits for the line. */
export function createDraftHandlers({
  core,
  notify,
  ahead,
  deliverAll,
  flagsMoved,
}: {
  core: () => Promise<Core>
  notify: Notify
  ahead: Pick<FormAhead, 'currentDraft'>
  /** Starts sending all that waits; not waited for. */
  deliverAll: () => void
  /** Has the sites' pages look again where flags stand; not waited for. */
  flagsMoved: () => void
}): DraftHandlers {
  /** After a change of drafts: other open screens read again. */
  async function viewed(state: DraftState): Promise<DraftView> {
    await notify('overview', state.draft.id)
    return viewOfDraft(state, (await core()).drafts)
  }

  return {
    async 'draft.read'({ id }) {
      const { drafts } = await core()
      const state = await drafts.read(id)
      return state && viewOfDraft(state, drafts)
    },
    'draft.current': () => ahead.currentDraft(),
    'draft.start': async ({ subject }) => viewed(await (await core()).drafts.startFromSubject(subject)),
    async 'draft.select'({ id }) {
      await (await core()).drafts.select(id)
      await notify('overview', null)
      return null
    },
    async 'draft.change'({ id, change }) {
      const { drafts } = await core()
      const state = await drafts.change(id, change)
      // Another form of the same draft must know what it may ask for.
      if (change.category !== undefined || change.subject) await notify('draft', id)
      return viewOfDraft(state, drafts)
    },
    'draft.undo': async ({ id }) => viewed(await (await core()).drafts.undo(id)),
    'draft.clear': async ({ id }) => viewed(await (await core()).drafts.clear(id)),
    'draft.undoClear': async ({ id }) => viewed(await (await core()).drafts.undoClear(id)),
    async 'draft.discard'({ id }) {
      await (await core()).drafts.discard(id)
      await notify('overview', null)
      return null
    },
    async 'draft.restore'() {
      const { drafts } = await core()
      const restored = await drafts.restore()
      if (restored) await drafts.select(restored.draft.id)
      await notify('overview', null)
      return restored && { id: restored.draft.id }
    },
    async 'draft.repeat'({ id }) {
      const { drafts, habits } = await core()
      return viewed(
        await drafts.fill(id, async (draft) => {
          const { last } = await habits.read()
          return last && repeatAnswers(draft, last)
        }),
      )
    },
    async 'draft.known'({ id }) {
      const { drafts, habits } = await core()
      const [state, { glossary, event }] = await Promise.all([drafts.read(id), habits.read()])
      return { terms: termsIn(state?.draft.capture?.text?.value ?? '', glossary), event }
    },
    async 'draft.earlier'({ id }) {
      const opened = await core()
      const state = await opened.drafts.read(id)
      return state && earlierFlag(opened, state.draft)
    },
    async 'snippet.keep'({ text }) {
      await (await core()).habits.keepSnippet(text)
      await notify('overview', null)
      return null
    },
    async 'snippet.drop'({ text }) {
      await (await core()).habits.dropSnippet(text)
      await notify('overview', null)
      return null
    },
    async 'draft.submit'({ id }) {
      const submitted = await (await core()).drafts.submit(id)
      if (!submitted.ok) return submitted
      deliverAll()
      // Marks on pages are not what the partner waits for.
      flagsMoved()
      return { ok: true, flagId: submitted.flag.id }
    },
    async 'link.check'({ draftId, subject: { type, link } }) {
      const state = await (await core()).drafts.read(draftId)
      if (!state) throw new Error('no such draft')
      return link === null ? { fits: true } : judgeLink(type, link, state.draft.capture)
    },
    async 'history.mend'({ id }) {
      const { history, linkState, drafts } = await core()
      const found = await history.read(id, await linkState())
      if (!found?.flag) throw new Error('no such flag')
      return viewed(await drafts.startFromFlag(found.flag))
    },
  }
}
