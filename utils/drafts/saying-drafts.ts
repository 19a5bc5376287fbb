// What the partner has begun to say to the reviewers of a flag. Saved at each change, like the draft of a flag.
import type { PartnerEventKind } from '../flag/partner-events.ts'
import { type SayingChange, type SayingDraft, SayingDraftSchema } from '../flag/saying.ts'
import type { PartnerEvent } from '../outbox/outbox-entry.ts'
import { createRecord } from '../store/record.ts'
import type { Change, Store } from '../store/store.ts'

/** Held while one is read, changed and written again. */
const SAYINGS_LOCK = 'fieldflag-sayings'

export interface SayingDrafts {
  read(flagId: string): Promise<SayingDraft>
  change(flagId: string, change: SayingChange): Promise<void>
  /** Runs `work` while no other change is made: what it makes of `cleared` and `restored` must be written inside. */
  exclusive<T>(work: () => Promise<T>): Promise<T>
  /** The change that clears what was begun of this kind, to go into the transaction that queues it. */
  cleared(flagId: string, kind: PartnerEventKind): Promise<Change>
  /** The change that puts back what was not said after all, oldest first; what was typed since stays before it. */
  restored(flagId: string, unsaid: readonly Pick<PartnerEvent, 'kind' | 'words' | 'feedback'>[]): Promise<Change>
}

/** The drafts over the store: one record a flag, named in `sayingRecord`. */
export function createSayingDrafts({ store, locks }: { store: Store; locks: LockManager }): SayingDrafts {
  const record = (flagId: string) =>
    createRecord<SayingDraft>(store, sayingRecord(flagId), SayingDraftSchema, { words: {}, feedback: null })
  const exclusive = <T>(work: () => Promise<T>): Promise<T> => locks.request(SAYINGS_LOCK, work)
  return {
    exclusive,
    read: (flagId) => record(flagId).read(),
    change: (flagId, { kind, words, feedback }) =>
      exclusive(async () => {
        // The flag was deleted while its page stood open: nothing of it is written again.
        if ((await store.read('stubs', flagId).catch(() => null)) === undefined) return
        const known = await record(flagId).read()
        await record(flagId).write({
          words: words === undefined ? known.words : { ...known.words, [kind]: words },
          feedback: feedback === undefined ? known.feedback : feedback,
        })
      }),
    async cleared(flagId, kind) {
      const { words, feedback } = await record(flagId).read()
      const { [kind]: _, ...others } = words
      return record(flagId).change({ words: others, feedback: kind === 'feedback' ? null : feedback })
    },
    async restored(flagId, unsaid) {
      const draft = await record(flagId).read()
      for (const { kind, words, feedback } of unsaid) {
        const both = [draft.words[kind], words].filter(Boolean).join('\n\n')
        if (both !== '') draft.words = { ...draft.words, [kind]: both }
        draft.feedback ??= feedback ?? null
      }
      return record(flagId).change(draft)
    },
  }
}

/** Name of the record that holds what was begun to be said of a flag. */
export function sayingRecord(flagId: string): string {
  return `saying/${flagId}`
}
