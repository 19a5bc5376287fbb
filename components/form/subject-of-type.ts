import type { Subject, SubjectType } from '../../utils/flag/subject.ts'

/** A subject of that type. `description` counts only for something removed; the others have none. */
export function subjectOfType(
  type: SubjectType,
  { link, description }: { link: string | null; description: string | null },
): Subject {
  return type === 'removed' ? { type, link, description } : { type, link }
}
