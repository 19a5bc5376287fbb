import type { SubjectType } from '../../utils/flag/subject.ts'
import { useDraft } from './form-context.tsx'
import { SubjectChoice } from './subject-choice.tsx'
import { subjectOfType } from './subject-of-type.ts'

/** What is flagged, for a flag that did not start on a post. */
export function SubjectField() {
  const { draft, change } = useDraft()
  const { subject, descriptionAside = null } = draft
  const choose = (type: SubjectType) => {
    void change({ subject: subjectOfType(type, { link: subject.link, description: descriptionAside }) })
  }
  return <SubjectChoice chosen={subject.type} onChoice={choose} />
}
