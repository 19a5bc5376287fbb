import type { DraftState } from '../../utils/drafts/draft-records.ts'
import type { Drafts } from '../../utils/drafts/drafts.ts'
import { captureRules } from '../../utils/flag/capture-rules.ts'
import { personalData } from '../../utils/flag/personal-data.ts'
import type { DraftView } from '../../utils/messages/page-views.ts'

/** A draft as its form shows it, with what can be taken back of what its category did to it. */
export async function viewOfDraft(
  { draft, removed }: DraftState,
  drafts: Pick<Drafts, 'isCleared'>,
): Promise<DraftView> {
  const undoable = removed
    ? [
        // A text that is only written otherwise is still there.
        ...Object.keys(removed.capture).filter((name) => name !== 'text' || !draft.capture?.text),
        ...(removed.note ? ['note'] : []),
        ...(removed.description ? ['description'] : []),
        ...(Object.keys(removed.context).length > 0 ? ['context'] : []),
      ]
    : []
  const gone = draft.stripped && removed === null
  const before = (draft.capture?.text && removed?.capture.text?.value) ?? ''
  const masked = captureRules(draft.answers.category ?? '').masksText ? personalData(before) : []
  return { draft, undoable, masked, gone, cleared: await drafts.isCleared(draft.id) }
}
