// Drafts that start on a post: at a click, whose form opens at once, or at the quick key, kept until there is time.
import type { Capture } from '../flag/capture.ts'
import type { RememberedAnswers } from '../flag/draft.ts'
import type { Subject } from '../flag/subject.ts'
import { isTextAsSent } from '../flag/text-as-sent.ts'
import { applyCapture, chooseCategory } from './choose-category.ts'
import type { DraftRecords } from './draft-records.ts'
import { newDraft } from './new-draft.ts'
import type { RemovedMemory } from './removed-memory.ts'
import { samePost } from './same-post.ts'

export interface PostDrafts {
  /** See `Drafts`. Neither is safe against another change of the same draft: call them under one lock. */
  startFromPost(id: string, capture: Capture, finished: boolean, quick?: boolean): Promise<void>
  finishCapture(id: string, capture: Capture): Promise<void>
}

/** `remembered` reads what was used last; `now` gives epoch milliseconds. */
export function createPostDrafts({
  records: { current, load, all, keep },
  memory,
  remembered,
  now,
}: {
  records: DraftRecords
  memory: RemovedMemory
  remembered: () => Promise<RememberedAnswers>
  now: () => number
}): PostDrafts {
  return {
    async startFromPost(id, capture, finished, quick = false) {
      const same = (await all()).find((draft) => samePost(draft.capture, capture))
      if (same) {
        await memory.alias(id, same.id)
        // With no form open nothing that was removed is kept, not even in memory.
        if (quick) return
        await current.write(same.id)
        // What a category removed and the form forgot is on the page again: the choice made since decides.
        if (same.stripped && !(await memory.get(same.id))) {
          const { category } = same.answers
          // Written otherwise for a category, maybe for one that is not chosen any more.
          const held = same.capture?.text?.value
          const isThisText = held != null && capture.text.value !== null && isTextAsSent(held, capture.text.value)
          const text = isThisText ? { text: capture.text } : {}
          const whole = { ...same, capture: { ...capture, ...same.capture, ...text }, stripped: false }
          await keep(chooseCategory(whole, null, category))
        }
        return
      }
      const subject: Subject = { type: 'post', link: capture.permalink.value }
      const draft = newDraft({ id, subject, capture, sealed: finished, quick }, await remembered(), now())
      await keep({ draft, removed: null }, quick ? [] : [current.change(id)])
    },
    async finishCapture(id, capture) {
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
    },
  }
}
