// The description of something removed outlives a choice of another type: it lies beside the subject until it fits again.
import type { Draft } from '../flag/draft.ts'
import type { Subject } from '../flag/subject.ts'

/** What was typed to describe something removed, wherever the draft holds it; null where nothing was. */
export function descriptionOf({ subject, descriptionAside }: Draft): string | null {
  return (subject.type === 'removed' ? subject.description : null) ?? descriptionAside ?? null
}

/** The draft with this description: in a subject that has one, else beside it. Null removes it from both. */
export function withDescription({ descriptionAside: _, ...draft }: Draft, description: string | null): Draft {
  const { subject } = draft
  if (subject.type === 'removed') return { ...draft, subject: { ...subject, description } }
  return description === null ? draft : { ...draft, descriptionAside: description }
}

/** The draft with another subject. A description that the new one has no place for, or lacks, is not lost. */
export function withSubject(draft: Draft, subject: Subject): Draft {
  const staysRemoved = draft.subject.type === 'removed' && subject.type === 'removed'
  // Emptied by the partner, the field is empty.
  const changed = { ...draft, subject }
  if (staysRemoved) return changed
  const description = descriptionOf(changed) ?? descriptionOf(draft)
  return withDescription(changed, description)
}
