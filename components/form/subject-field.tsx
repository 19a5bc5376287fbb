import { useRef } from 'react'
import type { SubjectType } from '../../utils/flag/subject.ts'
import { useDraft } from './form-context.tsx'
import { SubjectChoice } from './subject-choice.tsx'
import { subjectOfType } from './subject-of-type.ts'

/** What is flagged, for a flag that did not start on a post. */
export function SubjectField() {
  const { draft, change } = useDraft()
  const { subject } = draft
  // Only something removed has a description: kept while the form is open, so that a wrong choice loses nothing.
  const lastDescription = useRef<string | null>(null)
  const choose = (type: SubjectType) => {
    if (subject.type === 'removed') lastDescription.current = subject.description
    void change({ subject: subjectOfType(type, { link: subject.link, description: lastDescription.current }) })
  }
  return <SubjectChoice chosen={subject.type} onChoice={choose} />
}
