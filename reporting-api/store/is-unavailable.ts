import * as z from 'zod/mini'

/**
 * What says "try again later": PostgreSQL's classes 08 (connection), 53 (resources), 57 (operator), 40 (rollback),
 * https://www.postgresql.org/docs/current/errcodes-appendix.html, and Node's words for a lost connection.
 */
const PASSING = /^(08|40|53|57)[0-9A-Z]{3}$|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/
/** SQLITE_BUSY and SQLITE_FULL, https://www.sqlite.org/rescode.html */
const PASSING_IN_SQLITE = [5, 13]
/** The `pg` package gives these no code. */
const LOST_CONNECTION = /^(Connection terminated|timeout exceeded when trying to connect)/

const DatabaseErrorSchema = z.object({
  message: z.string(),
  code: z.optional(z.string()),
  errcode: z.optional(z.int()),
})

/** True where the database could not do it now but may later. */
export function isUnavailable(error: unknown): boolean {
  const parsed = DatabaseErrorSchema.safeParse(error)
  if (!parsed.success) return false
  const { code, errcode, message } = parsed.data
  // The low byte is the primary code.
  if (errcode !== undefined) return PASSING_IN_SQLITE.includes(errcode & 0xff)
  return code === undefined ? LOST_CONNECTION.test(message) : PASSING.test(code)
}
