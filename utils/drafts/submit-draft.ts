// From draft to outbox: the flag is made, queued and known again, and its draft gone, in one transaction.
import type { Answers } from '../flag/answers.ts'
import { finishFlag } from '../flag/finish-flag.ts'
import type { Flag, FlagProblem } from '../flag/flag.ts'
import type { Subject } from '../flag/subject.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Destination } from '../outbox/outbox-entry.ts'
import type { Change } from '../store/store.ts'
import type { DraftRecords } from './draft-records.ts'
import type { RemovedMemory } from './removed-memory.ts'

export type Submitted = { ok: true; flag: Flag } | { ok: false; problems: FlagProblem[] }

type Remembered = Pick<Answers, 'language' | 'country' | 'identity'>

export interface SubmitNeeds {
  records: DraftRecords
  outbox: Outbox
  memory: RemovedMemory
  /** Epoch milliseconds. */
  now: () => number
  /** Last used language, country and identity; `remember` gives the change that keeps them. */
  remembered: {
    read(): Promise<Remembered>
    remember(answers: Remembered): Change
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

/** Submits a draft, or says what is missing and changes nothing. Not safe against another change of it: call it under one lock. */
export async function submitDraft(id: string, needs: SubmitNeeds): Promise<Submitted> {
  const { records, outbox, memory } = needs
  const draft = await records.must(id)
  const finished = await finishFlag(draft, new Date(needs.now()), isLink)
  if (!finished.ok) return finished
  const also: Change[] = [
    { delete: 'drafts', id },
    needs.remembered.remember(draft.answers),
    ...(await needs.recognise(finished.flag)),
    ...(await needs.learn(finished.flag)),
  ]
  if ((await records.current.read()) === id) also.push(records.current.change(null))
  const refused = draft.mends === null ? undefined : await outbox.item(draft.mends)
  // A corrected flag goes where the first one was meant to go; connected elsewhere, it waits and asks.
  const destination = refused ? refused.entry.destination : await needs.destination()
  if (draft.mends === null) await outbox.enqueue(finished.flag, destination, also)
  else await outbox.replace(draft.mends, finished.flag, destination, also)
  // The flag is queued: that its draft's memory can't be cleared is no reason to say otherwise.
  void memory.set(id, null)
  void memory.setCleared(id, null)
  return finished

  /** What is gone may have had any address; the rest must be what its type says. */
  function isLink({ type, link }: Subject): boolean {
    return link !== null && (type === 'removed' || needs.canonicalLink(type, link) !== null)
  }
}
