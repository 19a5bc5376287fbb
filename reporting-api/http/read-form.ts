import type { ApiContext } from './environment.ts'
import { readText } from './read-body.ts'

const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;|$)/i

/** What a form sent, of at most `limit` bytes; throws what RFC 9110 names for each fault. */
export async function readForm(c: ApiContext, limit: number): Promise<URLSearchParams> {
  return new URLSearchParams(await readText(c, { pattern: FORM_TYPE, name: 'a form' }, limit))
}
