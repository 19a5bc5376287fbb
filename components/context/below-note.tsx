import { AddContext } from './add-context.tsx'
import { PersonalDataNotice } from './personal-data-notice.tsx'
import { Snippets } from './snippets.tsx'

/** What follows the note: kept sentences, what in it may give somebody away, and the questions of the category. */
export function BelowNote() {
  return (
    <>
      <Snippets />
      <PersonalDataNotice />
      <AddContext />
    </>
  )
}
