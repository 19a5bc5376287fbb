// What a flag is about. Most flags start on a post; some harms have none to click.
import * as z from 'zod/mini'
import { DESCRIPTION_LIMIT } from './subject-types.ts'

/** As typed, so that a draft keeps an unfinished one; a flag's must be an https address. */
const link = z.nullable(z.string().check(z.maxLength(2_048)))

/**
 * `post`, `comment`, `account`: the link names it, null while unknown (a post can be flagged without one).
 * `removed`: something that is gone, by its old link, a description, or both.
 */
export const SubjectSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('post'), link }),
  z.strictObject({ type: z.literal('comment'), link }),
  z.strictObject({ type: z.literal('account'), link }),
  z.strictObject({
    type: z.literal('removed'),
    link,
    description: z.nullable(z.string().check(z.maxLength(DESCRIPTION_LIMIT))),
  }),
])
export type Subject = z.infer<typeof SubjectSchema>
export type SubjectType = Subject['type']
