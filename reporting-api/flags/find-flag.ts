import { ProblemError } from '../http/problem.ts'
import type { Store } from '../store/store.ts'

/** Whose flag it is and what it says; throws `not-found`, also where it is not of `organisation`, if one is given. */
export async function findFlag({ database }: Store, id: string, organisation?: string) {
  const row = await database
    .selectFrom('flags')
    .select(['id', 'organisation_id', 'content'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || (organisation !== undefined && row.organisation_id !== organisation)) throw new ProblemError('not-found')
  return row
}
