import type * as z from 'zod/mini'
import type { ApiContext } from './environment.ts'
import { badFields } from './problem.ts'

/** The query of a request in the shape that `schema` asks for; throws `bad-request` naming the fields at fault. */
export function readQuery<T>(c: ApiContext, schema: z.ZodMiniType<T>): T {
  const parsed = schema.safeParse(c.req.query())
  if (!parsed.success) throw badFields(parsed.error.issues)
  return parsed.data
}
